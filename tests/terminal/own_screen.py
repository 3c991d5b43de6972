"""Comparing what arrives on a terminal with what Textual has on its own screen."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.terminal.screen import Terminal

FIFO = "own-screen"
"""Name of the pipe in the program's home."""

_HARMLESS = re.compile(
    rb"(?:[^\x00-\x1f\x7f]"  # text
    rb"|\x1b\[\?\d+[hl]"  # modes, which whoever does not know them passes over
    rb"|\x1b\[[\d;]*[Hm]|\x1b\[2J)*"  # places, looks, an empty screen
)
_LOOKS = re.compile(rb"\x1b\[([\d;]*)m")
_PLAIN_LOOKS = {0, 1, 7, *range(30, 38), *range(40, 48), *range(90, 98), *range(100, 108)}
_MODES = {b"1049", b"1000", b"1006", b"25", b"2004", b"7"}


def telling(home: Path) -> list[str]:
    """Return what starts MedTrainer so that it tells its own screen (see `telling.py`)."""
    os.mkfifo(home / FIFO)
    return [sys.executable, str(Path(__file__).with_name("telling.py")), str(home / FIFO)]


def own_lines(home: Path, pid: int, timeout: float = 20) -> tuple[str, ...]:
    """Return the lines that Textual has on its screen, in the telling program with a process id."""
    pipe = os.open(home / FIFO, os.O_RDONLY | os.O_NONBLOCK)
    try:
        os.kill(pid, signal.SIGUSR1)
        said = b""
        while select.select([pipe], [], [], timeout)[0] and (more := os.read(pipe, 65536)):
            said += more
    finally:
        os.close(pipe)
    return tuple(said.decode().split("\n"))


def shows_its_own(terminal: Terminal, home: Path, attempts: int = 40) -> None:
    """Check that the terminal shows what Textual has, as soon as everything has arrived."""
    for _ in range(attempts):
        terminal.settle(0.05)
        own = own_lines(home, terminal.pid)
        if own == terminal.lines:
            return
    assert terminal.lines == own


def sends_what_any_terminal_understands(output: bytes, *, few_colours: bool) -> None:
    """Check every byte that was sent, and the numbers of looks for a terminal of few colours."""
    end = _HARMLESS.match(output).end()
    assert end == len(output), output[end : end + 40]
    assert set(re.findall(rb"\x1b\[\?(\d+)[hl]", output)) <= _MODES
    if few_colours:
        looks = {int(n) for found in _LOOKS.findall(output) for n in found.split(b";") if n}
        assert looks <= _PLAIN_LOOKS
