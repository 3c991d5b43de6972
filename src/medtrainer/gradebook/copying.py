"""Copying a gradebook's evidence out and in again, row by row, whichever engine keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medtrainer.gradebook.notices import NoticeRow
from medtrainer.gradebook.rows import ChunkRow, JournalRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from medtrainer.gradebook.database import Database

EVIDENCE: Mapping[str, tuple[str, ...]] = {
    "journals": JournalRow._fields,
    "chunks": ChunkRow._fields,
    "parts": ("machine", "uid", "attempt", "chunk"),
    "accounts": ("machine", "uid", "login", "name", "seen_at"),
    "purges": ("before", "at", "by_login"),
    "notices": (*NoticeRow._fields, "accepted_at", "accepted_by"),
    "collected": ("machine", "uid", "attempt", "login", "collected_at"),
}
"""The tables of a backup with their columns; `collected` is what of attempts cannot be made again:
whose they were, and when they were first collected."""


def rows_of(database: Database, table: str) -> Iterator[tuple[Any, ...]]:
    """Yield all rows of a table of the evidence."""
    columns = ", ".join(EVIDENCE[table])
    source = "attempts" if table == "collected" else table
    yield from database.each(f"SELECT {columns} FROM {source} ORDER BY {columns}")


def put_rows(database: Database, table: str, rows: Iterable[Sequence[Any]]) -> None:
    """Write rows into an empty table of the evidence."""
    columns = EVIDENCE[table]
    marks = ", ".join("?" * len(columns))
    database.run_all(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


def is_empty(database: Database) -> bool:
    """Tell whether nothing was ever collected into a gradebook."""
    return all(
        database.rows(f"SELECT COUNT(*) FROM {table}")[0][0] == 0
        for table in ("journals", "chunks", "attempts")
    )


def drop_chunks(database: Database, chunks: Iterable[str]) -> None:
    """Take chunks out for good, and what says which attempts were in them."""
    named = [(chunk,) for chunk in chunks]
    database.run_all("DELETE FROM parts WHERE chunk = ?", named)
    database.run_all("DELETE FROM chunks WHERE chunk = ?", named)


def drop_attempts(database: Database, attempts: Iterable[tuple[str, int, str]]) -> None:
    """Take attempts out for good: machine, uid and id; with their disputes."""
    named = list(attempts)
    for table in ("attempts", "disputes", "parts"):
        database.run_all(
            f"DELETE FROM {table} WHERE machine = ? AND uid = ? AND attempt = ?", named
        )


def note_purge(database: Database, before: int, at: int, by: str) -> None:
    """Note that everything before a time was taken out; both times in milliseconds."""
    database.run("INSERT INTO purges (before, at, by_login) VALUES (?, ?, ?)", (before, at, by))


def purged_before(database: Database) -> int:
    """Return the time before which everything was taken out, in milliseconds; 0 for never."""
    found = database.rows("SELECT MAX(before) FROM purges")[0][0]
    return int(found or 0)
