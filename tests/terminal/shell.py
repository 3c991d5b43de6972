"""The program as a person starts it, from a shell that has the terminal before and after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.terminal.screen import Terminal

ENTERED = b"\x1b[?1049h"
"""With this a program takes the whole screen, leaving the shell's as it is."""

GIVEN_BACK = (
    b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1006l", b"\x1b[?2004l",
    b"\x1b[?1004l", b"\x1b[?7h", b"\x1b[<u",
)  # fmt: skip
"""The shell's screen, a cursor, no reports of mouse, paste and focus, line wrap, usual keys."""

_MODES = re.compile(r"^((?:[0-9a-f]+:){20,}[0-9a-f]+)\s*$", re.MULTILINE)


def in_shell(argv: Sequence[str]) -> list[str]:
    """Return a shell that tells the terminal's modes, runs a program, and tells them again."""
    return ["/bin/sh", "-c", 'stty -g; "$@"; echo "code $?"; stty -g', "sh", *argv]


def modes(terminal: Terminal) -> tuple[str, str]:
    """Return the terminal's modes before and after the program, as the shell has told them."""
    first, last = _MODES.findall(terminal.output.decode())
    return first, last


def gives_back(terminal: Terminal) -> bool:
    """Tell whether everything that a program has switched on in the terminal is off again."""
    drawn = bytes(terminal.output)
    end = drawn[drawn.rindex(ENTERED) :]
    return all(sequence in end for sequence in GIVEN_BACK)
