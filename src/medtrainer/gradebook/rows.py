"""The rows of a gradebook as values, and times as the whole numbers that both engines hold.

Rows are named tuples, as the engines give and take tuples: making a frozen class of each of the
70,000 attempts of a large office takes longer than everything that is asked of them.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


def to_ms(moment: datetime) -> int:
    """Return a time as milliseconds since 1970; before that they are negative."""
    return (moment - _EPOCH) // _MS


def from_ms(number: int) -> datetime:
    """Return a time, in UTC, from milliseconds since 1970."""
    return _EPOCH + number * _MS


class JournalRow(NamedTuple):
    """How far one journal has been collected.

    Attributes:
        machine: Name of the machine it lies on.
        uid: Its owner, from the kernel.
        file: Its name in records/.
        bytes: How much of the file has been collected.
        lines: How many lines of it have been collected, over all its versions.
        prefix: SHA-256 of those bytes.
        head: Hash of its latest chunk, which covers all chunks before it.
        state: What the file system said of it at that time, "" where that is not to be trusted.
    """

    machine: str
    uid: int
    file: str
    bytes: int = 0
    lines: int = 0
    prefix: str = ""
    head: str = ""
    state: str = ""


class ChunkRow(NamedTuple):
    """Lines of a journal as they were collected in one go.

    Attributes:
        chunk: What `evidence.link` makes of `previous` and the lines.
        machine: Name of the machine.
        uid: The journal's owner.
        file: The journal's name.
        place: Its place among the chunks of the journal, from 1.
        first_line: Number of its first line among all that were collected of it, from 1.
        lines: How many lines it holds.
        previous: The chunk before it in the same journal; what `first_link` returns for the first.
        collected_at: When, in milliseconds.
        collected_by: Login of whoever collected it.
        content: The lines, packed (`evidence.pack`).
    """

    chunk: str
    machine: str
    uid: int
    file: str
    place: int
    first_line: int
    lines: int
    previous: str
    collected_at: int
    collected_by: str
    content: str


class AttemptRow(NamedTuple):
    """One attempt as collected; times in milliseconds since 1970, texts "" where there is none.

    Attributes:
        machine: Machine that it was collected on.
        uid: Owner of the journal, from the kernel.
        attempt: Its id.
        login: Login of that account when it was first collected.
        learner: Which of the people who share the account, "" for the account itself.
        name: The person's name as recorded.
        title: Job title as recorded.
        identified: "uid", "forced-command" or "self-declared".
        quiz: Id of the set, "" in practice.
        quiz_title: Its title as recorded.
        purpose: "practice", "set", "assigned" or "preview".
        started: When it began, by the learner's machine.
        last_at: When its last event was written.
        finished: When it ended, None while it has not.
        right_rows: Rows right, judged anew by the recorded key.
        total_rows: All rows.
        critical_missed: Critical rows that were wrong or empty.
        passed: 1, 0, or None where nothing had to be passed.
        pass_mark: 0 to 1, None without one.
        feedback: When the learner saw what was right.
        allowed: Attempts that were allowed, 0 without limit.
        counts: Which attempt counts.
        minutes: Time limit, 0 for none.
        assignment: Stem of the assignment.
        due: Due date as ISO text.
        assigned_by: The trainer's login.
        content: Hash of the set and its roles.
        utc_offset: The learner's offset from UTC in minutes.
        host: Machine that it was sat on, as recorded.
        mode: "tui" or "plain".
        program: Version of the program.
        ms: Time spent in sittings.
        events: How many of its events are collected.
        collected_at: When it was first collected.
        sheets: Its exercises and answers, as `sheets` packs them; "" until it is finished.
    """

    machine: str
    uid: int
    attempt: str
    login: str
    learner: str
    name: str
    title: str
    identified: str
    quiz: str
    quiz_title: str
    purpose: str
    started: int
    last_at: int
    finished: int | None
    right_rows: int
    total_rows: int
    critical_missed: int
    passed: int | None
    pass_mark: float | None
    feedback: str
    allowed: int
    counts: str
    minutes: int
    assignment: str
    due: str
    assigned_by: str
    content: str
    utc_offset: int
    host: str
    mode: str
    program: str
    ms: int
    events: int
    collected_at: int
    sheets: str


class Kept(NamedTuple):
    """What of an attempt cannot be made again from its evidence.

    Attributes:
        login: Login of its account when it was first collected.
        collected_at: When that was, in milliseconds.
    """

    login: str
    collected_at: int


def listed(kind: type[Any]) -> str:
    """Return a row's columns as they stand in a statement."""
    return ", ".join(kind._fields)


def upsert(table: str, kind: type[Any], key: tuple[str, ...]) -> str:
    """Return the statement that writes a row in place of the one with the same key."""
    names = kind._fields
    marks = ", ".join("?" * len(names))
    new = ", ".join(f"{name} = excluded.{name}" for name in names if name not in key)
    return (
        f"INSERT INTO {table} ({listed(kind)}) VALUES ({marks})"
        f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {new}"
    )
