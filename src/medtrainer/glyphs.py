"""Every sign that is not ASCII, and its ASCII form for terminals that lack it (terminal.md, 2).

Screens use the signs themselves. Where the terminal or the person asks for ASCII, each is replaced
at the moment it is drawn; a form is one character wide like its sign, so nothing moves.
"""

from __future__ import annotations

import os

MARKER = "▶"
RIGHT = "✓"
WRONG = "✗"
BECAME = "→"
OPEN = "·"
BAR = "│"
DASH = "–"
MORE = "…"
UP = "↑"
DOWN = "↓"
ARROWS = UP + DOWN

ASCII_FORMS = {
    MARKER: ">",
    RIGHT: "+",
    WRONG: "x",
    BECAME: ">",
    OPEN: ".",
    BAR: "|",
    DASH: "-",
    MORE: "~",
    UP: "^",
    DOWN: "v",
    "←": "<",
    "“": '"',
    "”": '"',
    "’": "'",
}
"""What is drawn in place of a sign where only ASCII can be shown."""

_TABLE = str.maketrans(ASCII_FORMS)


def drawable(text: str) -> str:
    """Return a text as this terminal can show it; its width stays the same."""
    return text if text.isascii() or not _ascii_only() else text.translate(_TABLE)


def _ascii_only() -> bool:
    return os.environ.get("TERM") == "linux" or os.environ.get("MEDTRAINER_ASCII") == "1"
