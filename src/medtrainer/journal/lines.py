"""What one line of a journal holds: an event, something newer, or nothing that can be used."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Literal, NamedTuple, Never

from medtrainer.journal import events, shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

OURS = b'{"v":%d,' % events.VERSION
"""How every line begins that this program has written."""


class Line(NamedTuple):
    """One whole line, read.

    Attributes:
        kind: What it holds; blank lines are passed over silently.
        at: When the event was written, in UTC; None of whatever is no event.
        fields: The event, {} of whatever is no event.
    """

    kind: Literal["event", "newer", "damaged", "blank"]
    at: datetime | None = None
    fields: Mapping[str, object] = {}


class Dated(NamedTuple):
    """An event with the latest time up to there in its file: its place among those of other files.

    Attributes:
        at: That time, in UTC.
        fields: The event.
    """

    at: datetime
    fields: Mapping[str, object]


_NEWER, _DAMAGED, _BLANK = Line("newer"), Line("damaged"), Line("blank")


def whole_lines(data: bytes) -> Iterator[bytes]:
    """Yield the lines that end in a newline, one at a time: a bad file may hold millions."""
    return (line for line in io.BytesIO(data) if line.endswith(b"\n"))


def read_line(line: bytes) -> Line:
    """Read one whole line; nothing that it may hold makes this fail."""
    if line.isspace():
        return _BLANK
    fields = _parse(line)
    if fields is None:
        return _DAMAGED
    if _is_ours(fields):
        try:
            return Line("event", shape.moment(fields), fields)
        except shape.Misshapen:
            return _DAMAGED
    return _NEWER if _is_newer(fields) else _DAMAGED


def _is_ours(fields: Mapping[str, object]) -> bool:
    """Tell whether this has what every event has; asked of each line, so without detours."""
    version, name, kind = fields.get("v"), fields.get("id"), fields.get("type")
    ours = type(version) is int and version == events.VERSION
    return ours and bool(name and kind) and isinstance(name, str) and isinstance(kind, str)


def union(files: Iterable[Iterable[Dated]]) -> tuple[Mapping[str, object], ...]:
    """Return the events of several files as one record, each id once, the first seen wins.

    Args:
        files: The dated events of each file, in the file's order.
    """
    # Sorting is stable and each file is in order already, so this is a merge.
    merged = sorted((event for file in files for event in file), key=_time)
    once: dict[object, Mapping[str, object]] = {}
    for event in merged:
        once.setdefault(event.fields["id"], event.fields)
    return tuple(once.values())


def _time(event: Dated) -> datetime:
    return event.at


def _parse(line: bytes) -> dict[str, object] | None:
    """Return the object that a line holds, None if it holds anything else.

    Brackets nested by the thousand end in a RecursionError, numbers of thousands of digits in a
    ValueError.
    """
    if not line.startswith(b"{") and not line.lstrip().startswith(b"{"):
        return None
    try:
        text = line.decode().strip()
        fields, end = _DECODER.raw_decode(text)  # `decode` looks for blanks around it, slowly
    except (ValueError, RecursionError):
        return None
    found: dict[str, object] = fields
    return found if end == len(text) else None


def _no_number(word: str) -> Never:
    raise ValueError(word)  # NaN and Infinity are Python's, not JSON's


_DECODER = json.JSONDecoder(parse_constant=_no_number)


def _is_newer(fields: Mapping[str, object]) -> bool:
    version = fields.get("v")
    return type(version) is int and version > events.VERSION
