"""Taking in new lines: into chunks of evidence, and into the attempts that they are about."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from medtrainer.gradebook import evidence, results
from medtrainer.gradebook.rows import ChunkRow, JournalRow, Kept
from medtrainer.gradebook.sheets import unpack
from medtrainer.journal.fold import attempts
from medtrainer.journal.lines import Dated, read_line, union, whole_lines
from medtrainer.services.collecting.made import (
    Owner,
    Tally,
    Wordings,
    attempt_row,
    dispute_rows,
    judged,
    marks_of,
)
from medtrainer.text import is_plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from medtrainer.gradebook.database import Database
    from medtrainer.gradebook.rows import AttemptRow
    from medtrainer.model.attempt import Attempt

CHUNK = 256 * 1024
"""Bytes of a chunk: what is unpacked again when a late line belongs to an attempt in it."""

_LONGEST_ID = 100


class _Event(NamedTuple):
    """An event of a journal.

    Attributes:
        at: When it was written.
        fields: The event.
        attempt: Id of the attempt that it is about, "" for none.
    """

    at: datetime
    fields: Mapping[str, object]
    attempt: str


class Intake:
    """What takes in lines, in transactions of whoever uses it.

    Attributes:
        new: How many events it has taken in that were not known.
        newer: How many lines a newer version of the program has written.
        damaged: Numbers of the lines of the latest journal that hold nothing that can be used.
    """

    def __init__(self, database: Database, now: int, by: str) -> None:
        """Begin with nothing.

        Args:
            database: The gradebook.
            now: The time of collecting, in milliseconds.
            by: Login of whoever collects.
        """
        self.new = 0
        self.newer = 0
        self.damaged: list[int] = []
        self._database = database
        self._now = now
        self._by = by
        self._tally = Tally()
        self._wordings = Wordings()

    def take(self, owner: Owner, row: JournalRow, lines: Sequence[bytes]) -> JournalRow:
        """Take in lines of a journal that follow those taken in before.

        Args:
            owner: Whose journal it is.
            row: How far it had been collected.
            lines: Whole lines, at most a few megabytes.

        Returns:
            How far it is collected now; what the file looks like is for the caller to say.
        """
        pieces = list(_pieces(lines))
        events = [self._read(piece, first) for first, piece in _numbered(pieces, row.lines + 1)]
        chunks = self._chunks(row, pieces)
        named = [{event.attempt for event in read} - {""} for read in events]
        touched = set().union(*named)
        earlier = self._earlier(owner, touched)
        evidence.save_chunks(self._database, chunks)
        parts = [
            (owner.machine, owner.uid, attempt, chunk.chunk)
            for chunk, ids in zip(chunks, named, strict=True)
            for attempt in ids
        ]
        evidence.save_parts(self._database, parts)
        self._make(owner, earlier, row.file, [event for read in events for event in read])
        if not chunks:
            return row
        return replace(row, lines=row.lines + len(lines), head=chunks[-1].chunk)

    def make_anew(self, owner: Owner, before: Mapping[str, Kept]) -> None:
        """Make everything of an owner anew from all evidence.

        Args:
            owner: Whose.
            before: Whose their attempts are and since when, by id: that stays.
        """
        files: dict[str, list[_Event]] = {}
        for chunk in evidence.chunks_of(self._database, owner.machine, owner.uid):
            lines = whole_lines(evidence.unpack(chunk.content))
            files.setdefault(chunk.file, []).extend(self._read(lines, chunk.first_line))
        events, counts = _one_record(files)
        self._save(owner, attempts(events), counts, before, {})

    def _chunks(self, row: JournalRow, pieces: Sequence[Sequence[bytes]]) -> list[ChunkRow]:
        machine, uid, file = row.machine, row.uid, row.file
        previous = row.head or evidence.first_link(machine, uid, file)
        place = evidence.last_place(self._database, machine, uid, file) if row.head else 0
        chunks: list[ChunkRow] = []
        for first, piece in _numbered(pieces, row.lines + 1):
            name, place = evidence.link(previous, map(evidence.digest, piece)), place + 1
            chunk = ChunkRow(
                name, machine, uid, file, place, first, len(piece), previous,
                self._now, self._by, evidence.pack(b"".join(piece)),
            )  # fmt: skip
            chunks.append(chunk)
            previous = name
        return chunks

    def _read(self, lines: Iterable[bytes], first: int) -> list[_Event]:
        """Read lines, the first of this number; note those that hold no event."""
        found: list[_Event] = []
        for number, line in enumerate(map(read_line, lines), start=first):
            if line.at:
                found.append(_Event(line.at, line.fields, _attempt_of(line.fields)))
            elif line.kind == "newer":
                self.newer += 1
            elif line.kind == "damaged":
                self.damaged.append(number)
        return found

    def _earlier(self, owner: Owner, touched: Collection[str]) -> dict[str, list[_Event]]:
        """Return what was known of attempts before, file by file."""
        files: dict[str, list[_Event]] = {}
        chunks = evidence.chunks_with(self._database, owner.machine, owner.uid, touched)
        for chunk in chunks:
            for line in map(read_line, whole_lines(evidence.unpack(chunk.content))):
                attempt = _attempt_of(line.fields)
                if line.at and attempt in touched:
                    event = _Event(line.at, line.fields, attempt)
                    files.setdefault(chunk.file, []).append(event)
        return files

    def _make(
        self,
        owner: Owner,
        earlier: Mapping[str, list[_Event]],
        file: str,
        fresh: list[_Event],
    ) -> None:
        """Make the attempts that new events of a file are about."""
        known = _one_record(earlier)[1]
        events, counts = _one_record({**earlier, file: [*earlier.get(file, ()), *fresh]})
        self.new += counts.total() - known.total() + sum(not event.attempt for event in fresh)
        before = (
            results.attempts_named(self._database, owner.machine, owner.uid, known) if known else {}
        )
        self._save(owner, attempts(events), counts, before, before)

    def _save(
        self,
        owner: Owner,
        folded: Sequence[Attempt],
        counts: Mapping[str, int],
        before: Mapping[str, AttemptRow | Kept],
        counted: Mapping[str, AttemptRow],
    ) -> None:
        """Write attempts and all that hangs on them; `counted` are those in the mix-ups already."""
        rows = []
        for attempt in folded:
            result, old = judged(attempt), counted.get(attempt.id)
            row = attempt_row(
                attempt,
                owner,
                result,
                events=counts[attempt.id],
                now=self._now,
                before=before.get(attempt.id),
            )
            rows.append(row)
            if old and old.sheets and old.sheets != row.sheets:
                self._tally.count(old, unpack(old.sheets), -1)
            if row.sheets and result and (not old or old.sheets != row.sheets):
                self._tally.count(row, marks_of(attempt, result))
        results.save_attempts(self._database, rows)
        doubts = [doubt for attempt in folded for doubt in dispute_rows(attempt, owner)]
        results.save_disputes(self._database, doubts)
        self._wordings.note(folded)

    def save_sums(self) -> None:
        """Write what is summed up over attempts; to be called before each transaction ends."""
        results.add_mixups(self._database, self._tally.take())
        results.save_texts(self._database, self._wordings.take())


def _numbered(
    pieces: Iterable[Sequence[bytes]], first: int
) -> Iterator[tuple[int, Sequence[bytes]]]:
    """Yield pieces with the number of their first line."""
    for piece in pieces:
        yield first, piece
        first += len(piece)


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


def _attempt_of(event: Mapping[str, object]) -> str:
    """Return the id of the attempt that an event is about, "" for none that this program makes."""
    attempt = event.get("attempt")
    is_id = isinstance(attempt, str) and len(attempt) <= _LONGEST_ID and is_plain(attempt)
    return attempt if is_id and isinstance(attempt, str) else ""


def _one_record(
    files: Mapping[str, Iterable[_Event]],
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


def _in_order(events: Iterable[_Event]) -> Iterator[Dated]:
    """Yield the events of a file with the latest time up to each, as `union` wants them."""
    latest: datetime | None = None
    for event in events:
        if event.attempt:
            latest = event.at if latest is None or event.at > latest else latest
            yield Dated(latest, event.fields)
