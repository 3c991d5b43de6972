"""Taking in new lines: into chunks of evidence, and into the attempts that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.gradebook import evidence, results
from medtrainer.journal.lines import read_line, whole_lines
from medtrainer.services.collecting.digest import (
    By,
    Event,
    Made,
    Reading,
    attempt_of,
    chunks_of,
    make,
    one_record,
    read_lines,
)
from medtrainer.services.collecting.made import Tally, Wordings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from medtrainer.gradebook.database import Database
    from medtrainer.gradebook.rows import ChunkRow, JournalRow, Kept
    from medtrainer.services.collecting.made import Owner


class Intake:
    """What takes in lines, in transactions of whoever uses it.

    Attributes:
        by: Who collects.
        new: How many events it has taken in that were not known.
    """

    def __init__(self, database: Database, now: int, by: str) -> None:
        """Begin with nothing.

        Args:
            database: The gradebook.
            now: The time of collecting, in milliseconds.
            by: Login of whoever collects.
        """
        self.by = By(by, now)
        self.new = 0
        self._database = database
        self._tally = Tally()
        self._wordings = Wordings()

    def take(
        self, owner: Owner, row: JournalRow, lines: Sequence[bytes]
    ) -> tuple[JournalRow, Reading]:
        """Take in lines of a journal that follow those taken in before.

        Args:
            owner: Whose journal it is.
            row: How far it had been collected.
            lines: Whole lines, at most a few megabytes.

        Returns:
            How far it is collected now, and what was read; what the file looks like is for the
            caller to say.
        """
        reading = read_lines(lines, row.lines + 1)
        place = evidence.last_place(self._database, *_journal(row)) if row.head else 0
        chunks = chunks_of(row, place, reading, self.by)
        earlier = self._earlier(owner, set().union(*reading.touched))
        fresh = [event for events in reading.events for event in events]
        known = one_record(earlier)[1]
        events, counts = one_record({**earlier, row.file: [*earlier.get(row.file, ()), *fresh]})
        before = (
            results.attempts_named(self._database, owner.machine, owner.uid, known) if known else {}
        )
        made = make(owner, events, counts, before, before, self.by)
        new = counts.total() - known.total() + sum(not event.attempt for event in fresh)
        self.save(chunks, reading.touched, made, new)
        if not chunks:
            return row, reading
        return row._replace(lines=row.lines + len(lines), head=chunks[-1].chunk), reading

    def save(
        self, chunks: Sequence[ChunkRow], touched: Sequence[Collection[str]], made: Made, new: int
    ) -> None:
        """Write chunks, and what was made of them.

        Args:
            chunks: The chunks.
            touched: Ids of the attempts that each of them is about.
            made: What was made.
            new: How many events that were not known are among it.
        """
        evidence.save_chunks(self._database, chunks)
        parts = [
            (chunk.machine, chunk.uid, attempt, chunk.chunk)
            for chunk, ids in zip(chunks, touched, strict=True)
            for attempt in ids
        ]
        evidence.save_parts(self._database, parts)
        self._save_made(made)
        self.new += new

    def make_anew(self, owner: Owner, before: Mapping[str, Kept]) -> None:
        """Make everything of an owner anew from all evidence.

        Args:
            owner: Whose.
            before: Whose their attempts are and since when, by id: that stays.
        """
        files: dict[str, list[Event]] = {}
        for chunk in evidence.chunks_of(self._database, owner.machine, owner.uid):
            lines = list(whole_lines(evidence.unpack(chunk.content)))
            for events in read_lines(lines, chunk.first_line).events:
                files.setdefault(chunk.file, []).extend(events)
        once, counts = one_record(files)
        self._save_made(make(owner, once, counts, before, {}, self.by))

    def save_sums(self) -> None:
        """Write what is summed up over attempts; to be called before each transaction ends."""
        results.add_mixups(self._database, self._tally.take())
        results.save_texts(self._database, self._wordings.take())

    def _save_made(self, made: Made) -> None:
        results.save_attempts(self._database, made.rows)
        results.save_disputes(self._database, made.doubts)
        self._tally.add(made.tally)
        self._wordings.add(made.wordings)

    def _earlier(self, owner: Owner, touched: Collection[str]) -> dict[str, list[Event]]:
        """Return what was known of attempts before, file by file."""
        files: dict[str, list[Event]] = {}
        chunks = evidence.chunks_with(self._database, owner.machine, owner.uid, touched)
        for chunk in chunks:
            for line in map(read_line, whole_lines(evidence.unpack(chunk.content))):
                attempt = attempt_of(line.fields)
                if line.at and attempt in touched:
                    event = Event(line.at, line.fields, attempt)
                    files.setdefault(chunk.file, []).append(event)
        return files


def _journal(row: JournalRow) -> tuple[str, int, str]:
    return row.machine, row.uid, row.file
