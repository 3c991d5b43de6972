"""Signals are heeded at once, wherever they come."""

from __future__ import annotations

import asyncio
import signal
import threading

import pytest

from medtrainer.tui.lifeline import SIGNALS, leave_on_signals


@pytest.fixture(autouse=True)
def signals_as_before():
    """Give the handlers back, and call off the alarm that a signal sets."""
    before = {number: signal.getsignal(number) for number in (*SIGNALS, signal.SIGALRM)}
    yield
    signal.alarm(0)
    signal.set_wakeup_fd(-1)
    for number, handler in before.items():
        signal.signal(number, handler)


def send_to_another_thread(number):
    """Send a signal to a thread that is not the loop's: the loop's wait is not interrupted."""
    thread = threading.Thread(target=lambda: signal.pthread_kill(threading.get_ident(), number))
    threading.Timer(0.1, thread.start).start()


@pytest.mark.parametrize("number", SIGNALS)
async def test_a_signal_wakes_a_loop_that_waits_for_nothing_else(number):
    left = asyncio.get_running_loop().create_future()
    leave_on_signals(left.set_result)
    send_to_another_thread(number)
    asyncio.get_running_loop().call_later(20, left.cancel)
    begun = asyncio.get_running_loop().time()
    assert await left == 128 + number
    assert asyncio.get_running_loop().time() - begun < 10
