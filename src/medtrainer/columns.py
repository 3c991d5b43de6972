"""Text in columns of a terminal: a combining mark takes none, a wide sign two."""

from __future__ import annotations

import unicodedata
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


_JOINER = "\u200d"


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: none for a mark, two for a wide sign."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def padded(text: str, width: int) -> str:
    """Return a text with blanks behind it, up to a number of columns."""
    return text + " " * (width - columns(text))


def fitted(text: Iterable[str], room: int) -> str:
    """Return the first characters of a text, as many as have room in so many columns."""
    kept = []
    for char in text:
        room -= _columns_of(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept)


def _columns_of(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def parting(text: str, place: int) -> int:
    """Return where to cut a text, at a place or a little before it: joined signs stay together.

    Where they begin the text, and so have no room at all, it is the place itself.
    """
    cut = place
    while 0 < cut < len(text) and _JOINER in (text[cut - 1], text[cut]):
        cut -= 1
    return cut or place


def broken(line: str, room: int) -> list[str]:
    """Break a line at its blanks, and words that are too long inside; an empty line stays one.

    Args:
        line: Text without a line feed.
        room: Columns that a line may take.
    """
    if line.isascii():  # `wrap` counts characters, which are columns here
        return wrap(line, room, break_on_hyphens=False) or [""]
    lines: list[str] = []
    current = ""
    for word in line.split():
        longer = f"{current} {word}" if current else word
        if columns(longer) <= room:
            current = longer
            continue
        lines += [current] if current else []
        while columns(word) > room:
            part = word[: parting(word, len(fitted(word, room)))] or word[0]
            lines.append(part)
            word = word[len(part) :]
        current = word
    return [*lines, current] if current or not lines else lines
