"""The program as a person starts it, from a shell that has the terminal before and after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.terminal.screen import Terminal

ENTERED = b"\x1b[?1049h"
"""With this a program takes the whole screen, leaving the shell's as it is."""

_MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")
"""A private mode switched on (h) or off (l)."""

_USUAL = {b"25": b"h", b"7": b"h"}
"""Modes that a shell has on: the cursor, line wrap. All others are off."""

_MODES = re.compile(r"^((?:[0-9a-f]+:){20,}[0-9a-f]+)\s*$", re.MULTILINE)


def in_shell(argv: Sequence[str]) -> list[str]:
    """Return a shell that tells the terminal's modes, runs a program, and tells them again."""
    return ["/bin/sh", "-c", 'stty -g; "$@"; echo "code $?"; stty -g', "sh", *argv]


def modes(terminal: Terminal) -> tuple[str, str]:
    """Return the terminal's modes before and after the program, as the shell has told them."""
    first, last = _MODES.findall(terminal.output.decode())
    return first, last


def gives_back(terminal: Terminal) -> bool:
    """Tell whether the shell's screen is back, and every mode that was touched is as usual."""
    drawn = bytes(terminal.output)
    left = dict(_MODE.findall(drawn))
    as_usual = all(state == _USUAL.get(mode, b"l") for mode, state in left.items())
    keys_pushed, keys_popped = drawn.count(b"\x1b[>"), drawn.count(b"\x1b[<u")
    return ENTERED in drawn and b"1049" in left and as_usual and keys_pushed == keys_popped
