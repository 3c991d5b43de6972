"""Leaving when the line is cut, whatever state the terminal is in (terminal.md, section 1).

Textual handles neither SIGHUP nor SIGTERM, and its input thread spins for ever on a terminal that
is gone. Nothing has to be saved here: every answer was durable before it was shown.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import termios
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.drivers import linux_driver

from medtrainer.tui.typed_bytes import TypedBytes

if TYPE_CHECKING:
    import codecs
    from collections.abc import Callable
    from types import FrameType

SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
_GRACE = 3  # seconds that an orderly exit may take before SIGALRM ends the process
_PERIOD = 2.0  # seconds between two looks at the terminal
_HANGUP_CODE = 128 + signal.SIGHUP


def leave_on_signals(leave: Callable[[int], None]) -> None:
    """Call `leave(128 + n)` in the running event loop when signal n asks the program to go.

    Plain `signal.signal`, because a loop that is stuck writing to a dead line never gets to its
    own handlers; the alarm ends the process then.
    """
    loop = asyncio.get_running_loop()
    _wake_on_signals(loop)

    def handle(number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(signal.alarm(_GRACE) or _GRACE)  # a second signal gives no more time
        with suppress(RuntimeError):  # the loop is closed already: the program is on its way out
            loop.call_soon_threadsafe(leave, 128 + number)

    for number in SIGNALS:
        signal.signal(number, handle)


def draw_anew_on_return(come_back: Callable[[], None]) -> None:
    """Call `come_back()` in the running event loop when the stopped program is to go on.

    Textual's own handlers start its input and output a second time after a SIGSTOP, and take the
    terminal as they find it then, without echo, for what has to be given back at the end. SIGTSTP
    does nothing, as Ctrl+Z: what would be shown then is a shell that a kiosk must not have.
    """
    loop = asyncio.get_running_loop()

    def handle(_number: int, _frame: FrameType | None) -> None:
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(come_back)

    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    signal.signal(signal.SIGCONT, handle)


def _wake_on_signals(loop: asyncio.AbstractEventLoop) -> None:
    """Wake the event loop at every signal.

    One that comes just before the loop begins to wait, or to another thread, would be heeded at the
    next key only; and somebody whose line is being cut presses none.
    """
    here, there = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)  # open for as long as the program runs
    signal.set_wakeup_fd(there, warn_on_full_buffer=False)
    loop.add_reader(here, os.read, here, 4096)


def forgive_bytes() -> None:
    """Have Textual's input thread read only what was typed (see `TypedBytes`)."""

    def decoder(_encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
        return TypedBytes

    vars(linux_driver)["getincrementaldecoder"] = decoder


def watch_terminal(descriptor: int = 0) -> None:
    """End the process as soon as its terminal is gone, even if no signal tells."""

    def watch() -> None:
        hangup = select.poll()
        hangup.register(descriptor, 0)  # no events: it tells of a hangup only
        while True:
            told = hangup.poll(_PERIOD * 1000)
            try:
                termios.tcgetattr(descriptor)
            except (OSError, termios.error):
                os._exit(_HANGUP_CODE)
            if told:  # of a terminal that is there all the same: not to be asked again at once
                time.sleep(_PERIOD)

    threading.Thread(target=watch, name="terminal-watch", daemon=True).start()
