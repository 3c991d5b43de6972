"""What lines of a journal come to: pure, so that it can be worked out by another process."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from medtrainer.gradebook import evidence
from medtrainer.gradebook.rows import ChunkRow
from medtrainer.gradebook.sheets import unpack
from medtrainer.journal.fold import attempts
from medtrainer.journal.lines import Dated, read_line, union
from medtrainer.services.collecting.made import (
    Tally,
    Wordings,
    attempt_row,
    dispute_rows,
    judged,
    marks_of,
)
from medtrainer.text import is_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from medtrainer.gradebook.results import DisputeRow
    from medtrainer.gradebook.rows import AttemptRow, JournalRow, Kept
    from medtrainer.services.collecting.made import Owner

CHUNK = 256 * 1024
"""Bytes of a chunk: what is unpacked again when a late line belongs to an attempt in it."""

_LONGEST_ID = 100


class Event(NamedTuple):
    """An event of a journal.

    Attributes:
        at: When it was written.
        fields: The event.
        attempt: Id of the attempt that it is about, "" for none.
    """

    at: datetime
    fields: Mapping[str, object]
    attempt: str


class By(NamedTuple):
    """Who collects, and when.

    Attributes:
        login: Login of whoever collects.
        now: The time of collecting, in milliseconds.
    """

    login: str
    now: int


@dataclass(slots=True)
class Reading:
    """Lines, read.

    Attributes:
        pieces: The lines, parted into what becomes a chunk each.
        events: The events of each piece.
        newer: How many lines a newer version of the program has written.
        damaged: Numbers of the lines that hold nothing that can be used.
    """

    pieces: list[list[bytes]]
    events: list[list[Event]] = field(default_factory=list)
    newer: int = 0
    damaged: list[int] = field(default_factory=list)

    @property
    def touched(self) -> list[set[str]]:
        """Ids of the attempts that each piece is about."""
        return [{event.attempt for event in events} - {""} for events in self.events]


@dataclass(frozen=True, slots=True)
class Made:
    """What is made of events.

    Attributes:
        rows: Attempts.
        doubts: Disputes.
        tally: Mix-ups, to be added to those that are counted already.
        wordings: What was shown.
    """

    rows: list[AttemptRow]
    doubts: list[DisputeRow]
    tally: Tally
    wordings: Wordings


def read_lines(lines: Sequence[bytes], first: int) -> Reading:
    """Read lines, the first of this number."""
    reading = Reading(list(_pieces(lines)) if lines else [])
    for piece in reading.pieces:
        reading.events.append(_events(piece, first, reading))
        first += len(piece)
    return reading


def _events(lines: Iterable[bytes], first: int, reading: Reading) -> list[Event]:
    found: list[Event] = []
    for number, line in enumerate(map(read_line, lines), start=first):
        if line.at:
            found.append(Event(line.at, line.fields, attempt_of(line.fields)))
        elif line.kind == "newer":
            reading.newer += 1
        elif line.kind == "damaged":
            reading.damaged.append(number)
    return found


def chunks_of(row: JournalRow, place: int, reading: Reading, by: By) -> list[ChunkRow]:
    """Return lines as chunks.

    Args:
        row: How far their journal had been collected.
        place: Place of the journal's latest chunk, 0 if it has none.
        reading: The lines.
        by: Who collects.
    """
    previous = row.head or evidence.first_link(row.machine, row.uid, row.file)
    first = row.lines + 1
    chunks: list[ChunkRow] = []
    for piece in reading.pieces:
        name, place = evidence.link(previous, map(evidence.digest, piece)), place + 1
        chunk = ChunkRow(
            name, row.machine, row.uid, row.file, place, first, len(piece), previous,
            by.now, by.login, evidence.pack(b"".join(piece)),
        )  # fmt: skip
        chunks.append(chunk)
        previous, first = name, first + len(piece)
    return chunks


def one_record(
    files: Mapping[str, Iterable[Event]],
) -> tuple[tuple[Mapping[str, object], ...], Counter[str]]:
    """Return the events of attempts in several files as one record, and how many each has."""
    if len(files) == 1:  # the usual case, and in order already
        (events,) = files.values()
        by_id: dict[object, Mapping[str, object]] = {}
        for event in events:
            if event.attempt:
                by_id.setdefault(event.fields["id"], event.fields)
        once = tuple(by_id.values())
    else:
        once = union(_in_order(files[file]) for file in sorted(files))
    return once, Counter(str(event["attempt"]) for event in once)


def make(
    owner: Owner,
    events: Iterable[Mapping[str, object]],
    counts: Mapping[str, int],
    before: Mapping[str, AttemptRow | Kept],
    counted: Mapping[str, AttemptRow],
    by: By,
) -> Made:
    """Make attempts of events, and all that hangs on them.

    Args:
        owner: Whose they are.
        events: The events, each once.
        counts: How many events each attempt has.
        before: What was kept of the attempts so far, by id.
        counted: Those of them that are in the mix-ups already.
        by: Who collects.
    """
    folded = attempts(events)
    made = Made([], [], Tally(), Wordings())
    for attempt in folded:
        result, old = judged(attempt), counted.get(attempt.id)
        row = attempt_row(
            attempt,
            owner,
            result,
            events=counts[attempt.id],
            now=by.now,
            before=before.get(attempt.id),
        )
        made.rows.append(row)
        made.doubts.extend(dispute_rows(attempt, owner))
        if old and old.sheets and old.sheets != row.sheets:
            made.tally.count(old, unpack(old.sheets), -1)
        if row.sheets and result and (not old or old.sheets != row.sheets):
            made.tally.count(row, marks_of(attempt, result))
    made.wordings.note(folded)
    return made


def attempt_of(event: Mapping[str, object]) -> str:
    """Return the id of the attempt that an event is about, "" for none that this program makes."""
    attempt = event.get("attempt")
    is_id = isinstance(attempt, str) and len(attempt) <= _LONGEST_ID and is_plain(attempt)
    return attempt if is_id and isinstance(attempt, str) else ""


def _pieces(lines: Sequence[bytes]) -> Iterator[list[bytes]]:
    piece: list[bytes] = []
    size = 0
    for line in lines:
        if piece and size + len(line) > CHUNK:
            yield piece
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    yield piece


def _in_order(events: Iterable[Event]) -> Iterator[Dated]:
    """Yield the events of a file with the latest time up to each, as `union` wants them."""
    latest: datetime | None = None
    for event in events:
        if event.attempt:
            latest = event.at if latest is None or event.at > latest else latest
            yield Dated(latest, event.fields)
