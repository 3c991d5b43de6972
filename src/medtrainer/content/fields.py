"""Reading the fields of one table: types, ranges, lengths and characters."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING, Any

from medtrainer.content.faults import shown
from medtrainer.text import findings, is_plain, mend

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from medtrainer.content.document import Place
    from medtrainer.content.faults import Faults

SHORT = 100
"""Most characters of an id, title, abbreviation, alias, area or name."""

TEXT = 500
"""Most characters of a duty's or step's text."""

LONG = 2000
"""Most characters of a summary, reason, description or skill's text."""

LONG_TEXT = 160
"""Characters from which a duty's text is warned about."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}\Z")


class Fields:
    """One table of a document; every reader notes what is wrong and returns None then."""

    __slots__ = ("_asked", "_faults", "_table", "place")

    def __init__(self, table: Mapping[str, Any], place: Place, faults: Faults) -> None:
        self._table = table
        self.place = place
        self._faults = faults
        self._asked: set[str] = set()

    def raw(self, key: str) -> Any:
        """Return a value as parsed, None if it is not there."""
        self._asked.add(key)
        return self._table.get(key)

    def has(self, key: str) -> bool:
        """Tell whether a key is there."""
        return key in self._table

    def text(self, key: str, limit: int = SHORT, *, lines: bool = False) -> str | None:
        """Return a text, stripped and mended."""
        value = self.raw(key)
        if value is None:
            return None
        return self._text_at((*self.place, key), value, limit, lines=lines)

    def needed_text(self, key: str, limit: int = SHORT) -> str | None:
        """Return a text that must be there and say something."""
        value = self.text(key, limit)
        if value == "" or (value is None and not self.has(key)):
            self._faults.error(
                (*self.place, key), "missing-text", f"“{key}” says nothing.", f"Give it a {key}."
            )
            return None
        return value

    def identifier(self, key: str, *, reserved: Collection[str] = ()) -> str | None:
        """Return an id that must be there."""
        value = self.raw(key)
        if isinstance(value, str) and _ID.match(value) and value not in reserved:
            return value
        place = (*self.place, key)
        if value is None:
            message, hint = f"This entry has no “{key}”.", "Give it an id such as “front-desk”."
        elif value in reserved:
            message, hint = f"The id “{shown(value)}” is reserved.", "Choose another one."
        else:
            message = f"“{shown(value)}” cannot be an id."
            hint = "Use small letters, digits and hyphens, at most 100, a letter or digit first."
        self._faults.error(place, "bad-id", message, hint)
        return None

    def texts(self, key: str, limit: int = SHORT) -> tuple[str, ...] | None:
        """Return a list of texts."""
        value = self.raw(key)
        if value is None:
            return None
        place = (*self.place, key)
        if not isinstance(value, list):
            self._wrong_type(place, 'a list of texts, such as ["…"]', value)
            return None
        read = [
            self._text_at((*place, n), item, limit, lines=False) for n, item in enumerate(value)
        ]
        return tuple(text for text in read if text)

    def whole(self, key: str, low: int, high: int) -> int | None:
        """Return a whole number within a range."""
        value = self.number(key, low, high)
        if value is None or isinstance(value, int):
            return value
        self._wrong_type((*self.place, key), "a whole number", value)
        return None

    def number(self, key: str, low: float, high: float) -> float | None:
        """Return a number within a range; true and false are no numbers."""
        value = self.raw(key)
        if value is None:
            return None
        place = (*self.place, key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._wrong_type(place, "a number", value)
            return None
        if (isinstance(value, float) and not isfinite(value)) or not low <= value <= high:
            message = f"“{key}” must be {low:g} to {high:g}."
            self._faults.error(place, "out-of-range", message, "Change the number.")
            return None
        return float(value) if isinstance(value, float) else int(value)

    def flag(self, key: str) -> bool | None:
        """Return true or false."""
        value = self.raw(key)
        if value is None or isinstance(value, bool):
            return value
        self._wrong_type((*self.place, key), "true or false", value)
        return None

    def choice(self, key: str, allowed: Collection[str], code: str = "out-of-range") -> str | None:
        """Return one of some words."""
        value = self.raw(key)
        if value is None or (isinstance(value, str) and value in allowed):
            return value
        message = f"“{shown(value)}” is no {key} that there is."
        self._faults.error((*self.place, key), code, message, f"Use {' or '.join(allowed)}.")
        return None

    def tables(self, key: str) -> Sequence[tuple[Place, Mapping[str, Any]]]:
        """Return a list of tables with their places."""
        value = self.raw(key)
        place = (*self.place, key)
        if value is None:
            return []
        if not isinstance(value, list):
            self._wrong_type(place, f"entries headed [[{key}]]", value, key=True)
            return []
        found = []
        for n, item in enumerate(value):
            if isinstance(item, dict):
                found.append(((*place, n), item))
            else:
                self._wrong_type((*place, n), "a table", item)
        return found

    def warn_of_unknown(self, table: str) -> None:
        """Warn of keys that nobody has asked for."""
        for key in self._table:
            if key not in self._asked:
                self._faults.unknown_key(table, (*self.place, key))

    def _text_at(self, place: Place, value: Any, limit: int, *, lines: bool) -> str | None:
        if not isinstance(value, str):
            self._wrong_type(place, "a text in quotes", value)
            return None
        text = value
        if not is_plain(text):
            for found in findings(text, lines=lines):
                self._faults.character(place, text[found.offset], found.name, hostile=found.hostile)
                if found.hostile:
                    return None
            text = mend(text)
        text = text.strip()
        if len(text) > limit:
            message = f"This text has {len(text)} characters; {limit} are allowed."
            self._faults.error(place, "too-long", message, "Shorten it.")
            return None
        return text

    def _wrong_type(self, place: Place, wanted: str, value: Any, *, key: bool = False) -> None:
        message = f"Here should be {wanted}, not {_kind_of(value)}."
        self._faults.error(place, "wrong-type", message, "Change the value.", key=key)


_KINDS = ((bool, "true or false"), (str, "a text"), (int | float, "a number"), (list, "a list"),
          (dict, "a table"))  # fmt: skip


def _kind_of(value: Any) -> str:
    return next((name for kind, name in _KINDS if isinstance(value, kind)), "a date or time")
