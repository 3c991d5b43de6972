"""Text from outside: what is shown, what is refused, what is mended (terminal.md, section 3)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

INVISIBLE = {"\u00ad": "", "\u200b": "", "\u2060": "", "\ufeff": "", "\u00a0": " "}
"""Leftovers of word processors, and what takes their place."""

MAX_MARKS = 4
"""How many combining marks may follow one another."""

LONGEST = 10_000
"""Characters shown of one text: a megabyte, as a record may hold, takes minutes to wrap."""

_REFUSED_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TAGS = range(0xE0000, 0xE0080)
_MEND = str.maketrans(INVISIBLE)


class Finding(NamedTuple):
    """A character that should not be there.

    Attributes:
        offset: Its place in the text, from 0.
        name: The character as "U+001B (ESCAPE)".
        hostile: True if the text must be refused, False if the character is only mended.
        instead: What takes its place if it is mended.
    """

    offset: int
    name: str
    hostile: bool
    instead: str = ""


def is_plain(text: str) -> bool:
    """Tell whether a text needs no closer look: printable ASCII on one line."""
    return text.isascii() and text.isprintable()


def findings(text: str, *, lines: bool = False) -> list[Finding]:
    """Find every character that is refused or mended.

    Args:
        text: The text to look at.
        lines: Whether it may hold several lines.
    """
    return list(each_finding(text, lines=lines))


def each_finding(text: str, *, lines: bool = False) -> Iterator[Finding]:
    """Yield what `findings` returns, for whoever needs only the first few of millions.

    Args:
        text: The text to look at.
        lines: Whether it may hold several lines.
    """
    marks = 0
    for offset, char in enumerate(text):
        if INVISIBLE.get(char) != "":  # what is taken out does not part the marks around it
            marks = marks + 1 if unicodedata.combining(char) else 0
        if marks > MAX_MARKS or (_is_hostile(char) and not (lines and char == "\n")):
            yield Finding(offset, name_of(char), hostile=True)
            marks = 0
        elif char in INVISIBLE:
            yield Finding(offset, name_of(char), hostile=False, instead=INVISIBLE[char])


def mend(text: str) -> str:
    """Take out what `INVISIBLE` names; everything else stays as it is."""
    return text if text.isascii() else text.translate(_MEND)


def visible(text: str, *, lines: bool = False) -> str:
    """Make any text harmless to a terminal: what `findings` refuses shows as U+XXXX in brackets.

    For text that no content reader has looked at: names of accounts and files, messages of
    exceptions, records of long ago. What is longer than `LONGEST` is cut, with a sign for "more".
    """
    if len(text) > LONGEST:
        return f"{visible(text[:LONGEST], lines=lines)}…"
    if is_plain(text):
        return text
    hostile = {f.offset for f in findings(text, lines=lines) if f.hostile}
    shown = (
        f"<U+{ord(char):04X}>" if offset in hostile else char for offset, char in enumerate(text)
    )
    return mend("".join(shown))


@lru_cache(maxsize=256)
def name_of(char: str) -> str:
    """Name a character as people look it up: "U+001B", with its Unicode name where it has one."""
    name = unicodedata.name(char, "") or _CONTROLS.get(char, "")
    return f"U+{ord(char):04X} ({name})" if name else f"U+{ord(char):04X}"


def _is_hostile(char: str) -> bool:
    return unicodedata.category(char) in _REFUSED_CATEGORIES or char in _BIDI or ord(char) in _TAGS


_CONTROLS = {
    "\x00": "NULL",
    "\x07": "BELL",
    "\x08": "BACKSPACE",
    "\t": "TAB",
    "\n": "LINE FEED",
    "\r": "CARRIAGE RETURN",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x9b": "CSI",
}
