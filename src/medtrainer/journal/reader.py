"""Reading journals: what is whole, in order, each event once; what is not, said by line.

Reading never writes, waits or fails: a file that cannot be used becomes a notice.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING

from medtrainer.journal import files
from medtrainer.journal.lines import OURS, Dated, read_line, union, whole_lines
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MOST_NAMED = 10
"""How many damaged lines of a file are named one by one; a ruined file would name millions."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


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
    events: list[Dated] = field(default_factory=list)
    damaged: int = 0
    newer: int = 0
    notices: list[str] = field(default_factory=list)


def read(sources: Iterable[Path]) -> Record:
    """Read journals as one record: the union of their events by id, the first seen wins.

    The order inside a file is never changed, even where its clock was set back: an event counts as
    late as the latest before it, and by that time the files are merged.
    """
    read_files = [_read_file(path) for path in sources]
    return Record(
        events=union(file.events for file in read_files),
        notices=tuple(chain.from_iterable(file.notices for file in read_files)),
        newer=any(file.newer for file in read_files),
    )


def holds_newer(path: Path) -> bool:
    """Tell whether a newer version has written there; faster than `read`."""
    try:
        data = _bytes(path)
    except OSError:
        return False
    foreign = (line for line in whole_lines(data) if not line.startswith(OURS))
    return any(read_line(line).kind == "newer" for line in foreign)


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
    for number, raw in enumerate(whole_lines(data), start=1):
        line = read_line(raw)
        if line.at:
            latest = max(latest, line.at)
            file.events.append(Dated(latest, line.fields))
        elif line.kind == "newer":
            file.newer += 1
        elif line.kind == "damaged":
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
