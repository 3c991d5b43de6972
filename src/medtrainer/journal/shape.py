"""What a field of a record must be: a record may come from anybody, so nothing is taken on trust.

Each function returns the field or raises `Misshapen`; none raises anything else, whatever JSON it
is given. Texts are not made harmless here: what shows them does that (`medtrainer.text.visible`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache

Fields = Mapping[str, object]

BIGGEST = 2**53
"""Whole numbers beyond it are refused: no database and no other JSON reader holds them exactly."""


class Misshapen(ValueError):
    """A field is missing or is not what the format says."""


def text(fields: Fields, key: str, default: str | None = None) -> str:
    """Return a text; the default, if there is one, where the key is missing."""
    value = fields.get(key, default)
    if not isinstance(value, str):
        raise Misshapen(key)
    return value


def name(fields: Fields, key: str) -> str:
    """Return a text that is not empty."""
    value = text(fields, key)
    if not value:
        raise Misshapen(key)
    return value


def text_or_none(fields: Fields, key: str) -> str | None:
    """Return a text, None where the field is null or missing."""
    return None if fields.get(key) is None else text(fields, key)


def whole(fields: Fields, key: str, default: int | None = None, least: int = 0) -> int:
    """Return a whole number from `least` to `BIGGEST`; true and false are no numbers."""
    value = fields.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= BIGGEST:
        raise Misshapen(key)
    return value


def number(fields: Fields, key: str) -> float:
    """Return a finite number."""
    value = fields.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Misshapen(key)
    if not (math.isfinite(value) if isinstance(value, float) else abs(value) <= BIGGEST):
        raise Misshapen(key)
    return float(value)


def flag(fields: Fields, key: str, default: bool | None = None) -> bool:
    """Return true or false."""
    value = fields.get(key, default)
    if not isinstance(value, bool):
        raise Misshapen(key)
    return value


def inner(fields: Fields, key: str) -> Fields:
    """Return an object inside the object."""
    value = fields.get(key)
    if not isinstance(value, Mapping):
        raise Misshapen(key)
    return value


def rows(fields: Fields, key: str) -> list[tuple[str, Fields]]:
    """Return a list of objects by their ids, all different; empty where the key is missing."""
    value = fields.get(key, [])
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise Misshapen(key)
    ids = [name(row, "id") for row in value]
    if len(set(ids)) < len(ids):
        raise Misshapen(key)
    return list(zip(ids, value, strict=True))


def moment(fields: Fields, key: str = "at") -> datetime:
    """Return a time that knows its zone, in UTC."""
    try:
        return _moment(text(fields, key))
    except (ValueError, OverflowError) as error:
        raise Misshapen(key) from error


@lru_cache(maxsize=4096)  # a line is dated when it is read, and again when it is folded
def _moment(written: str) -> datetime:
    value = datetime.fromisoformat(written)
    if value.tzinfo is None:
        raise ValueError(written)
    return value if value.tzinfo is UTC else value.astimezone(UTC)
