"""Reading journals: what is whole, in order, each event once; what is not, said by line.

Reading never writes, waits or fails: a file that cannot be used becomes a notice.
"""

from __future__ import annotations

import io
import json
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Never

from medtrainer.journal import events, files, shape
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

MOST_NAMED = 10
"""How many damaged lines of a file are named one by one; a ruined file would name millions."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)

_OURS = b'{"v":%d,' % events.VERSION
"""How every line begins that this program has written."""


@dataclass(frozen=True, slots=True)
class Record:
    """What one or more journals hold.

    Attributes:
        events: The events in order, each id once, of types known and unknown.
        notices: What was left out and why, in sentences.
        newer: Whether a newer version of the program has written there.
    """

    events: tuple[Mapping[str, object], ...]
    notices: tuple[str, ...]
    newer: bool


@dataclass(slots=True)
class _File:
    """What one file holds: its events, each with the latest time up to there, and its faults."""

    name: str
    events: list[tuple[datetime, Mapping[str, object]]] = field(default_factory=list)
    damaged: int = 0
    newer: int = 0
    notices: list[str] = field(default_factory=list)


def read(sources: Iterable[Path]) -> Record:
    """Read journals as one record: the union of their events by id, the first seen wins.

    The order inside a file is never changed, even where its clock was set back: an event counts as
    late as the latest before it, and by that time the files are merged.
    """
    read_files = [_read_file(path) for path in sources]
    # Sorting is stable and each file is in order already, so this is a merge.
    merged = sorted(chain.from_iterable(file.events for file in read_files), key=itemgetter(0))
    once: dict[object, Mapping[str, object]] = {}
    for _, event in merged:
        once.setdefault(event["id"], event)
    return Record(
        events=tuple(once.values()),
        notices=tuple(chain.from_iterable(file.notices for file in read_files)),
        newer=any(file.newer for file in read_files),
    )


def holds_newer(path: Path) -> bool:
    """Tell whether a newer version has written there; faster than `read`."""
    try:
        lines = _whole_lines(_bytes(path))
    except OSError:
        return False
    foreign = (_parse(line) for line in lines if not line.startswith(_OURS))
    return any(fields is not None and _is_newer(fields) for fields in foreign)


def _read_file(path: Path) -> _File:
    file = _File(visible(path.name))
    try:
        data = _bytes(path)
    except FileNotFoundError:
        return file
    except OSError as error:
        refused = isinstance(error, PermissionError)
        why = "this account may not read it" if refused else files.reason(error)
        file.notices.append(f"{file.name} was left out: {why}.")
        return file
    _take_lines(file, data)
    _sum_up(file)
    if len(data) > files.LIMIT:
        size = files.LIMIT // 2**20
        file.notices.append(f"{file.name} is larger than {size} MiB: what is beyond was left out.")
    return file


def _take_lines(file: _File, data: bytes) -> None:
    latest = _LONG_AGO
    for number, line in enumerate(_whole_lines(data), start=1):
        if not line.strip():
            continue
        fields = _parse(line)
        at = fields and _written_at(fields)
        if fields and at:
            latest = max(latest, at)
            file.events.append((latest, fields))
        elif fields and _is_newer(fields):
            file.newer += 1
        else:
            file.damaged += 1
            if file.damaged <= MOST_NAMED:
                file.notices.append(f"{file.name}, line {number} is damaged and was left out.")


def _sum_up(file: _File) -> None:
    """Say in one sentence each what would be too many sentences."""
    more = file.damaged - MOST_NAMED
    if more > 0:
        lines = "1 more line is" if more == 1 else f"{more} more lines are"
        file.notices.append(f"{file.name}: {lines} damaged and left out.")
    if file.newer:
        lines = "1 line" if file.newer == 1 else f"{file.newer} lines"
        file.notices.append(
            f"{file.name} holds {lines} written by a newer version of MedTrainer, left out here."
            " Update the program to see everything."
        )


def _bytes(path: Path) -> bytes:
    """Return what a file holds, at most one byte more than the limit."""
    with open(files.open_regular(path, os.O_RDONLY), "rb") as file:
        return file.read(min(os.fstat(file.fileno()).st_size, files.LIMIT) + 1)


def _whole_lines(data: bytes) -> Iterator[bytes]:
    """Yield the lines that end in a newline, one at a time: a bad file may hold millions."""
    return (line for line in io.BytesIO(data) if line.endswith(b"\n"))


def _parse(line: bytes) -> dict[str, object] | None:
    """Return the object that a line holds, None if it holds anything else.

    Brackets nested by the thousand end in a RecursionError, numbers of thousands of digits in a
    ValueError.
    """
    if not line.lstrip().startswith(b"{"):
        return None
    try:
        fields: dict[str, object] = _DECODER.decode(line.decode())
    except (ValueError, RecursionError):
        return None
    return fields


def _no_number(word: str) -> Never:
    raise ValueError(word)  # NaN and Infinity are Python's, not JSON's


_DECODER = json.JSONDecoder(parse_constant=_no_number)


def _is_newer(fields: Mapping[str, object]) -> bool:
    version = fields.get("v")
    return isinstance(version, int) and version > events.VERSION


def _written_at(fields: Mapping[str, object]) -> datetime | None:
    """Return when an event was written, None if this is no event of our version."""
    try:
        shape.name(fields, "id")
        shape.name(fields, "type")
        ours = shape.whole(fields, "v") == events.VERSION
        return shape.moment(fields) if ours else None
    except shape.Misshapen:
        return None
