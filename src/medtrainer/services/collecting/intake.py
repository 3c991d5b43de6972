"""Taking in new lines: into chunks of evidence, and into the attempts that they are about."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from medtrainer.gradebook import evidence, results
from medtrainer.gradebook.rows import ChunkRow, JournalRow
from medtrainer.journal.fold import attempts
from medtrainer.journal.lines import Dated, read_line, union, whole_lines
from medtrainer.services.collecting.made import Owner, Tally, Wordings, attempt_row, dispute_rows
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
        chunks = list(self._chunks(row, lines))
        events = [self._read(chunk, evidence.unpack(chunk.content)) for chunk in chunks]
        named = [{_attempt_of(event.fields) for event in dated} - {""} for dated in events]
        touched = set().union(*named)
        earlier = self._earlier(owner, touched)
        evidence.save_chunks(self._database, chunks)
        parts = [
            (owner.machine, owner.uid, attempt, chunk.chunk)
            for chunk, ids in zip(chunks, named, strict=True)
            for attempt in ids
        ]
        evidence.save_parts(self._database, parts)
        fresh = [event for dated in events for event in dated]
        self.new += sum(not _attempt_of(event.fields) for event in fresh)
        self._make(owner, earlier, {row.file: fresh}, touched)
        if not chunks:
            return row
        return replace(row, lines=row.lines + len(lines), head=chunks[-1].chunk)

    def make_anew(self, owner: Owner, before: Mapping[str, AttemptRow]) -> None:
        """Make everything of an owner anew from all evidence.

        Args:
            owner: Whose.
            before: Their attempts as they were kept; whose they are and since when stays.
        """
        files: dict[str, list[Dated]] = {}
        for chunk in evidence.chunks_of(self._database, owner.machine, owner.uid):
            files.setdefault(chunk.file, []).extend(
                self._read(chunk, evidence.unpack(chunk.content))
            )
        events = [event for event in union(_in_order(files)) if _attempt_of(event)]
        self._save(owner, attempts(events), Counter(map(_attempt_of, events)), dict(before), {})

    def _chunks(self, row: JournalRow, lines: Sequence[bytes]) -> Iterator[ChunkRow]:
        if not lines:
            return
        machine, uid, file = row.machine, row.uid, row.file
        previous = row.head or evidence.first_link(machine, uid, file)
        place = evidence.last_place(self._database, machine, uid, file)
        first = row.lines + 1
        for piece in _pieces(lines):
            data = b"".join(piece)
            name, place = evidence.link(previous, data), place + 1
            yield ChunkRow(
                name, machine, uid, file, place, first, len(piece), previous,
                self._now, self._by, evidence.pack(data),
            )  # fmt: skip
            previous, first = name, first + len(piece)

    def _read(self, chunk: ChunkRow, data: bytes) -> list[Dated]:
        found: list[Dated] = []
        for number, raw in enumerate(whole_lines(data), start=chunk.first_line):
            line = read_line(raw)
            if line.at:
                found.append(Dated(line.at, line.fields))
            elif line.kind == "newer":
                self.newer += 1
            elif line.kind == "damaged":
                self.damaged.append(number)
        return found

    def _earlier(self, owner: Owner, touched: Collection[str]) -> dict[str, list[Dated]]:
        """Return what was known of attempts before, file by file."""
        files: dict[str, list[Dated]] = {}
        chunks = evidence.chunks_with(self._database, owner.machine, owner.uid, touched)
        for chunk in chunks:
            for raw in whole_lines(evidence.unpack(chunk.content)):
                line = read_line(raw)
                if line.at and _attempt_of(line.fields) in touched:
                    files.setdefault(chunk.file, []).append(Dated(line.at, line.fields))
        return files

    def _make(
        self,
        owner: Owner,
        earlier: Mapping[str, list[Dated]],
        fresh: Mapping[str, list[Dated]],
        touched: Collection[str],
    ) -> None:
        known = Counter(map(_attempt_of, union(_in_order(earlier)))) if earlier else Counter[str]()
        files = {
            file: [*earlier.get(file, ()), *fresh.get(file, ())] for file in {*earlier, *fresh}
        }
        events = [event for event in union(_in_order(files)) if _attempt_of(event)]
        counts = Counter(map(_attempt_of, events))
        self.new += counts.total() - known.total()
        before = (
            results.attempts_named(self._database, owner.machine, owner.uid, touched)
            if known
            else {}
        )
        self._save(owner, attempts(events), counts, before, before)

    def _save(
        self,
        owner: Owner,
        folded: Sequence[Attempt],
        counts: Mapping[str, int],
        before: Mapping[str, AttemptRow],
        counted: Mapping[str, AttemptRow],
    ) -> None:
        """Write attempts and all that hangs on them; `counted` are those in the mix-ups already."""
        rows = [
            attempt_row(attempt, owner, counts[attempt.id], self._now, before.get(attempt.id))
            for attempt in folded
        ]
        tally = Tally()
        for row in rows:
            old = counted.get(row.attempt)
            if old and old.sheets != row.sheets:
                tally.count(old, -1)
            if not old or old.sheets != row.sheets:
                tally.count(row)
        results.save_attempts(self._database, rows)
        results.add_mixups(self._database, tally.counts())
        doubts = [doubt for attempt in folded for doubt in dispute_rows(attempt, owner)]
        results.save_disputes(self._database, doubts)
        self._wordings.note(folded)
        results.save_texts(self._database, self._wordings.take())


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


def _in_order(files: Mapping[str, Iterable[Dated]]) -> Iterator[list[Dated]]:
    """Yield the events of each file with the latest time up to each, as `union` wants them."""
    for file in sorted(files):
        latest: datetime | None = None
        dated: list[Dated] = []
        for at, fields in files[file]:
            latest = at if latest is None or at > latest else latest
            dated.append(Dated(latest, fields))
        yield dated
