"""Finding where in a TOML text a table, a key or a value stands.

The text has been parsed before, so it is valid TOML and this walk only keeps up with it. It goes no
further than what was asked for, and goes on from there: a warning in the first lines of a large
file costs nothing. toml-rs's own metadata would take longer than everything else together, have no
place for `[table]` headers, count columns in bytes and fail on integers of 5,000 digits.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import toml_rs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medtrainer.content.places import Place

STRING = (
    r'"""(?:[^"\\]++|\\[\s\S]|"{1,2}+(?!"))*+"{3,5}+'
    r"|'''(?:[^']++|'{1,2}+(?!'))*+'{3,5}+"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"'
    r"|'[^'\n]*+'"
)
"""A pattern for any TOML string with its quotes; it never backtracks."""

_BLANK = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_KEY = re.compile(rf"[ \t]*+({STRING}|[A-Za-z0-9_-]++)[ \t]*+(\.?)")
_STRING = re.compile(STRING)
_BARE_VALUE = re.compile(r"[^,\]}#\n]*+")
_UNIT = re.compile(r"(\\[ \t]*\n\s*)|\\u[\dA-Fa-f]{4}|\\U[\dA-Fa-f]{8}|\\?.", re.DOTALL)
_LITERAL_UNIT = re.compile(r"((?!))|.", re.DOTALL)


class Entry(NamedTuple):
    """Where something stands, as offsets into the text.

    Attributes:
        key: Start of its key; of its header or of its value where it has no key.
        value: Start of its value; of its header where it is a table with one.
        end: End of its value; its start where it is a list or a table.
    """

    key: int
    value: int
    end: int


class Walk:
    """A walk through one text, as far as it was needed until now."""

    def __init__(self, text: str) -> None:
        """Stand before the first character."""
        self._text = text
        self._at = 1 if text.startswith("\ufeff") else 0  # the parser lets one pass, too
        self._table: Place = ()
        self._found: dict[Place, Entry] = {}
        self._tables: dict[Place, int] = {}

    def find(self, place: Place) -> Entry | None:
        """Return where something stands, None if the text does not hold it."""
        while place not in self._found and self._blank() < len(self._text):
            self._line()
        return self._found.get(place)

    def bare_values(self) -> Iterator[tuple[int, str]]:
        """Yield start and source of every value without quotes or brackets."""
        seen: set[int] = set()
        # Whoever asks has a text that was given up half-way: further on, it may be no TOML at all.
        with suppress(ValueError, IndexError):
            while self._blank() < len(self._text):
                self._line()
        for entry in self._found.values():
            raw = self._text[entry.value : entry.end]
            if raw and raw[0] not in "\"'[" and entry.value not in seen:
                seen.add(entry.value)
                yield entry.value, raw.rstrip()

    def _line(self) -> None:
        if self._text[self._at] == "[":
            self._header()
        else:
            self._pair(self._table)

    def _blank(self) -> int:
        self._at = self._after(_BLANK)
        return self._at

    def _header(self) -> None:
        start = self._at
        width = 2 if self._text.startswith("[[", start) else 1
        self._at += width
        place = self._key(())
        if width == 2:
            self._tables[place] = self._tables.get(place, -1) + 1
            place = self._latest(place)
        self._at = self._text.index("]", self._at) + width
        self._table = place
        self._note(place, Entry(start, start, start))

    def _pair(self, table: Place) -> None:
        start = self._at
        place = self._key(table)
        self._at = self._text.index("=", self._at) + 1
        self._blank()
        self._value(place, start)

    def _key(self, table: Place) -> Place:
        """Read a key, dotted or not, and return where it leads."""
        place, dot = table, "."
        while dot:
            part = _KEY.match(self._text, self._at)
            if part is None:  # cannot be in a parsed text; a walk must end all the same
                raise ValueError(self._at)
            name, dot = part.groups()
            self._at = part.end()
            place = (*self._latest(place), _unquoted(name))
        return place

    def _latest(self, place: Place) -> Place:
        """Return the newest table of an array of tables: the one a longer header means."""
        return (*place, self._tables[place]) if place in self._tables else place

    def _value(self, place: Place, key: int) -> None:
        start = self._at
        opening = self._text[start]
        if opening in "[{":
            self._note(place, Entry(key, start, start))
            self._at += 1
            self._items(place, closing="]" if opening == "[" else "}")
        else:
            self._at = self._after(_STRING if opening in "\"'" else _BARE_VALUE)
            self._note(place, Entry(key, start, self._at))

    def _items(self, place: Place, closing: str) -> None:
        number = 0
        while (sign := self._text[self._blank()]) != closing:
            if sign == ",":
                self._at += 1
            elif closing == "}":
                self._pair(place)
            else:
                self._value((*place, number), self._at)
                number += 1
        self._at += 1

    def _note(self, place: Place, entry: Entry) -> None:
        """Keep a place; the first `a.b.c` is also where `a` and `a.b` begin."""
        while place and place not in self._found:
            self._found[place] = entry
            place = place[:-1]

    def _after(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self._text, self._at)
        return match.end() if match else self._at


def offset_in(raw: str, number: int) -> int:
    """Return where in the source of a string a character of its value stands.

    Args:
        raw: The string as it stands in the file, with its quotes.
        number: Which character of the value, from 0.
    """
    start = 1
    if raw.startswith(('"""', "'''")):
        start = 4 if raw.startswith("\n", 3) else 3
    units = (_UNIT if raw.startswith('"') else _LITERAL_UNIT).finditer(raw, start)
    starts = (unit.start() for unit in units if unit.group(1) is None)
    return next((at for place, at in enumerate(starts) if place == number), 0)


def _unquoted(name: str) -> str:
    if name[0] == '"' and "\\" in name:
        return str(toml_rs.loads(f"key = {name}", toml_version="1.0.0")["key"])
    return name[1:-1] if name[0] in "\"'" else name
