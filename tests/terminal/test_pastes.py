"""A megabyte pasted into a line: cut, at once, and nothing of it is a key or an order."""

from __future__ import annotations

import os
import time

import pytest

from tests.terminal.sequences import kinds

LINES = {"filter": ("b", "/"), "who": ("w",)}
ORDERS = "\x1b[2J\x1b]0;x\x07\x03\x1a\x9b31mq\r\n"
TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid):
    """Return what a process has used so far, of user and system time."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def paste(terminal, text):
    """Paste as a terminal does; what it drew meanwhile is read, or both would wait for ever."""
    data = f"\x1b[200~{text}\x1b[201~".encode()
    for start in range(0, len(data), 1024):
        terminal.write_bytes(data[start : start + 1024]).listen(0)


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="needs /proc")  # noqa: PTH110
@pytest.mark.parametrize("line", LINES)
def test_a_megabyte_is_cut_and_costs_little(start, line):
    terminal = start().wait_for("Welcome").press("enter").wait_for("Quiz sets")
    for key in LINES[line]:
        terminal.press(key).settle(0.2)
    before, mark, used = kinds(bytes(terminal.output)), terminal.mark(), cpu_seconds(terminal.pid)
    began = time.monotonic()
    paste(terminal, "blood" + ORDERS + "x" * 1_000_000)
    terminal.wait_for(lambda now: "blood" in now.text).settle(0.3)
    assert cpu_seconds(terminal.pid) - used < 3
    assert time.monotonic() - began < 20
    assert kinds(bytes(terminal.output[mark:])) <= before
    terminal.press("escape").settle(0.2)
    terminal.press("ctrl+c")
    assert terminal.exit_code() == 130
