"""Every sign that is not ASCII, and its ASCII form for terminals that lack it (terminal.md, 2).

Screens use the signs themselves. Where the terminal or the person asks for ASCII, each is replaced
at the moment it is drawn; a form is one character wide like its sign, so nothing moves.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MARKER = "▶"
RIGHT = "✓"
WRONG = "✗"
BECAME = "→"
OPEN = "·"
CHOSEN = "●"
BAR = "│"
DASH = "–"
MORE = "…"
TIMES = "×"
UP = "↑"
DOWN = "↓"
ARROWS = UP + DOWN
LEVELS = "▁▂▃▄▅▆▇█"
FULL = "▆"  # lower than its line, so that bars below one another do not grow together
EMPTY = "▁"

ASCII_FORMS = {
    MARKER: ">",
    RIGHT: "+",
    WRONG: "x",
    BECAME: ">",
    OPEN: ".",
    CHOSEN: "*",
    BAR: "|",
    DASH: "-",
    MORE: "~",
    TIMES: "x",
    UP: "^",
    DOWN: "v",
    "←": "<",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "—": "-",
    "•": "*",
    "◂": "<",
    "▸": ">",
    **dict(zip("░▒▓", ".:#", strict=True)),
    **dict(zip(LEVELS, "_:-=+*%#", strict=True)),
}
"""What is drawn in place of a sign where only ASCII can be shown."""

_TABLE = str.maketrans(ASCII_FORMS)


def drawable(text: str) -> str:
    """Return a text as this terminal can show it; its width stays the same."""
    return text if text.isascii() or not _ascii_only() else text.translate(_TABLE)


def bar(part: int, whole: int, width: int) -> str:
    """Return a bar of so many cells; only all of it is full, and only none of it is empty."""
    if not whole:
        return EMPTY * width
    cells = part * width // whole
    if part and not cells:
        cells = 1
    return FULL * cells + EMPTY * (width - cells)


def sparkline(shares: Iterable[float | None]) -> str:
    """Return one cell for each share from 0 to 1, the higher the more; None is a dot."""
    top = len(LEVELS) - 1
    return "".join(
        OPEN if share is None else LEVELS[min(top, int(share * len(LEVELS)))] for share in shares
    )


def _ascii_only() -> bool:
    """Tell whether only ASCII signs are drawn.

    Linux's console has a font of 256 or 512 signs, VT terminals have ASCII and a few lines, and
    whatever says it is one of them promises no more. A name that we do not know is more likely
    that of a new terminal, which can show everything, than of an old one. Letters stay as they
    are: whether “é” arrives is the business of the locale and the line, not of TERM.
    """
    term = os.environ.get("TERM", "")
    is_vt = term.startswith("vt") and term[2:3].isdigit()
    return is_vt or term.startswith("linux") or os.environ.get("MEDTRAINER_ASCII") == "1"
