"""Reading the fields of one table: types, ranges, lengths and characters."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from medtrainer.content.faults import shown
from medtrainer.content.hints import two_brackets
from medtrainer.text import each_finding, mend

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from medtrainer.content.faults import Faults
    from medtrainer.content.places import Place

SHORT = 100
"""Most characters of an id, abbreviation, alias, area or name."""

TITLE = 200
"""Most characters of a title: real occupations have up to 105."""

TEXT = 500
"""Most characters of a duty's or step's text."""

LONG = 2000
"""Most characters of a summary, reason, description or skill's text."""

LONG_TEXT = 160
"""Characters above which the text of a duty or a step is warned about."""

_CHANGE = "Change the value."
_BARE = "Write it without quotes."
_NUMBER = re.compile(r"\s*[+-]?\d+(?:\.\d+)?\s*\Z")
_ANY_LENGTH = 1 << 30
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}\Z")


class Fields:
    """One table of a document; every reader notes what is wrong and returns None then."""

    __slots__ = ("_asked", "_faults", "_table", "place")

    def __init__(self, table: Mapping[str, Any], place: Place, faults: Faults) -> None:
        self._table = table
        self.place = place
        self._faults = faults
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        """Tell whether a key is there."""
        self._asked.add(key)
        return key in self._table

    def raw(self, key: str) -> Any:
        """Return a value as parsed, None if it is not there."""
        self._asked.add(key)
        return self._table.get(key)

    def text(self, key: str, limit: int = SHORT, *, lines: bool = False) -> str | None:
        """Return a text, stripped and mended."""
        value = self.raw(key)
        if value is None:
            return None
        return self._text_at((*self.place, key), value, limit, lines=lines)

    def needed_text(self, key: str, limit: int = SHORT) -> str | None:
        """Return a text that must be there and say something."""
        value = self.text(key, limit)
        if value == "" or (value is None and key not in self):
            self._faults.error(
                (*self.place, key), "missing-text", f"“{key}” says nothing.", f"Give it a {key}."
            )
            return None
        return value

    def identifier(self, key: str, *, reserved: Collection[str] = ()) -> str | None:
        """Return an id that must be there."""
        place = (*self.place, key)
        if key not in self:
            hint = "Give it an id such as “front-desk”."
            self._faults.error(place, "bad-id", f"This entry has no “{key}”.", hint)
            return None
        value = self.text(key, _ANY_LENGTH)
        if value is None:
            return None
        if is_id(value) and value not in reserved:
            return value
        if value in reserved:
            message, hint = f"The id “{value}” is reserved.", "Choose another one."
        else:
            message = f"“{shown(value)}” cannot be an id."
            hint = "Use small letters, digits and hyphens, at most 100, a letter or digit first."
        self._faults.error(place, "bad-id", message, hint)
        return None

    def texts(self, key: str, limit: int = SHORT) -> tuple[str, ...] | None:
        """Return a list of texts.

        What is faulty or stands there twice is "", so that places still tell where the rest is.
        """
        value = self.raw(key)
        if value is None:
            return None
        place = (*self.place, key)
        if not isinstance(value, list):
            self._wrong_type(place, 'a list of texts, such as ["…"]', value)
            return None
        read: list[str] = []
        seen: set[str] = set()
        for number, item in enumerate(value):
            text = self._listed((*place, number), item, limit, seen)
            read.append(text)
            seen.add(text)
        return tuple(read)

    def _listed(self, place: Place, item: Any, limit: int, seen: set[str]) -> str:
        text = self._text_at(place, item, limit, lines=False)
        if text == "":
            hint = "Fill it in or delete it."
            self._faults.error(place, "missing-text", "This text says nothing.", hint)
        elif text in seen:
            message = f"“{shown(text)}” stands here twice."
            self._faults.warn(place, "listed-twice", message, "Delete one of the two.")
            return ""
        return text or ""

    def whole(self, key: str, low: int, high: int) -> int | None:
        """Return a whole number within a range."""
        value = self._number(key, low, high)
        if value is None or isinstance(value, int):
            return value
        self._wrong_type((*self.place, key), "a whole number", value)
        return None

    def number(self, key: str, low: float, high: float) -> float | None:
        """Return a number within a range; true and false are no numbers."""
        value = self._number(key, low, high)
        return None if value is None else float(value)

    def _number(self, key: str, low: float, high: float) -> float | None:
        value = self.raw(key)
        if value is None:
            return None
        place = (*self.place, key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            is_quoted = isinstance(value, str) and _NUMBER.match(value)
            self._wrong_type(place, "a number", value, _BARE if is_quoted else _CHANGE)
            return None
        if not low <= value <= high:  # inf and nan are in no range
            wanted = f"{low:g}" if low == high else f"{low:g} to {high:g}"
            message = f"“{key}” must be {wanted}."
            hint = "Change the number."
            if high == 1 < value <= 100:
                hint = f"{value:g} % is written {value / 100:g}."
            self._faults.error(place, "out-of-range", message, hint)
            return None
        return value

    def flag(self, key: str) -> bool | None:
        """Return true or false."""
        value = self.raw(key)
        if value is None or isinstance(value, bool):
            return value
        hint = _BARE if isinstance(value, str) and value in {"true", "false"} else _CHANGE
        self._wrong_type((*self.place, key), "true or false", value, hint)
        return None

    def day(self, key: str) -> date | None:
        """Return a day without a time."""
        value = self.raw(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        hint = "Write it as 2026-12-01, without quotes."
        self._wrong_type((*self.place, key), "a date", value, hint)
        return None

    def moment(self, key: str) -> datetime | None:
        """Return a time that knows its zone, in UTC."""
        value = self.raw(key)
        if value is None:
            return None
        if isinstance(value, datetime) and value.tzinfo is not None:
            try:
                return value.astimezone(UTC)
            except OverflowError:
                pass
        hint = "Write it as 2026-11-22T09:00:00Z, without quotes."
        self._wrong_type((*self.place, key), "a time with its zone", value, hint)
        return None

    def choice(self, key: str, allowed: Sequence[str], code: str = "out-of-range") -> str | None:
        """Return one of some words."""
        value = self.raw(key)
        if value is None or (isinstance(value, str) and value in allowed):
            return value
        place = (*self.place, key)
        if not isinstance(value, str):
            self._wrong_type(place, "a word in quotes", value)
            return None
        hint = f"Use {', '.join(allowed[:-1])} or {allowed[-1]}."
        self._faults.error(place, code, f"“{key}” cannot be “{shown(value)}”.", hint)
        return None

    def tables(self, key: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield the tables of a list with their numbers, from 0."""
        value = self.raw(key)
        place = (*self.place, key)
        if value is None:
            return
        if not isinstance(value, list):
            header = ".".join(part for part in place if isinstance(part, str))
            hint = two_brackets(header) if isinstance(value, dict) else _CHANGE
            self._wrong_type(place, f"entries headed [[{header}]]", value, hint, key=True)
            return
        for number, item in enumerate(value):
            if type(item) is dict:
                yield number, item
            else:
                self._wrong_type((*place, number), "a table", item)

    def warn_of_long(self, key: str, text: str | None) -> None:
        """Warn of a text that is allowed, but too long to be read at a glance."""
        if text is not None and len(text) > LONG_TEXT:
            message = f"This text has {len(text)} characters; it will be cut on small screens."
            hint = f"Say it in at most {LONG_TEXT}."
            self._faults.warn((*self.place, key), "long-text", message, hint)

    def warn_of_unknown(self, table: str, known: Collection[str] = ()) -> None:
        """Warn of keys that nobody has asked for, and that are not known without asking."""
        known = known or self._asked
        for key in self._table:
            if key not in known:
                self._faults.unknown_key(table, (*self.place, key), known)

    def _text_at(self, place: Place, value: Any, limit: int, *, lines: bool) -> str | None:
        if not isinstance(value, str):
            self._wrong_type(place, "a text in quotes", value)
            return None
        text = value
        if not _is_harmless(text, lines=lines):
            if not self._faults.characters(place, each_finding(text, lines=lines)):
                return None
            text = mend(text)
        text = text.strip()
        if len(text) > limit:
            message = f"This text has {len(text):,} characters; {limit:,} are allowed."
            self._faults.error(place, "too-long", message, "Shorten it.")
            return None
        return text

    def _wrong_type(
        self, place: Place, wanted: str, value: Any, hint: str = _CHANGE, *, key: bool = False
    ) -> None:
        message = f"Here should be {wanted}, not {_kind_of(value)}."
        self._faults.error(place, "wrong-type", message, hint, key=key)


def is_id(text: str) -> bool:
    """Tell whether a text may be an id."""
    return _ID.match(text) is not None


def _is_harmless(text: str, *, lines: bool) -> bool:
    """Tell whether `findings` has nothing to find, many times faster than it does.

    Printable means: no control, format, private or unassigned character and no blank but the
    common one. Only a heap of combining marks may still hide there.
    """
    shown = text.replace("\n", "") if lines else text
    return shown.isprintable() and (shown.isascii() or not any(map(unicodedata.combining, shown)))


_KINDS = ((bool, "true or false"), (str, "a text"), (int | float, "a number"), (list, "a list"),
          (dict, "a table"))  # fmt: skip


def _kind_of(value: Any) -> str:
    return next((name for kind, name in _KINDS if isinstance(value, kind)), "a date or time")
