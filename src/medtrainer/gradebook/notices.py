"""What collecting has to say of a journal's history, until a trainer accepts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from medtrainer.gradebook.database import Database


class NoticeRow(NamedTuple):
    """Something that happened to a journal after it was collected.

    Attributes:
        machine: Name of the machine.
        uid: The journal's owner.
        file: The journal's name.
        what: What happened, in a sentence.
        seen_at: When it was first seen, in milliseconds.
    """

    machine: str
    uid: int
    file: str
    what: str
    seen_at: int


def save_notice(database: Database, notice: NoticeRow, *, again: bool) -> None:
    """Keep a notice; the same one twice is one.

    Args:
        database: The gradebook.
        notice: What happened.
        again: Whether it has happened anew, so that it stands again where it was accepted.
    """
    change = (
        "DO UPDATE SET seen_at = excluded.seen_at, accepted_at = NULL, accepted_by = ''"
        " WHERE notices.accepted_at IS NOT NULL"
    )
    database.run(
        "INSERT INTO notices (machine, uid, file, what, seen_at, accepted_at, accepted_by)"
        " VALUES (?, ?, ?, ?, ?, NULL, '') ON CONFLICT (machine, uid, file, what) "
        + (change if again else "DO NOTHING"),
        (notice.machine, notice.uid, notice.file, notice.what, notice.seen_at),
    )


def standing_notices(database: Database) -> list[NoticeRow]:
    """Return the notices that nobody has accepted, of all machines, oldest first."""
    sql = (
        "SELECT machine, uid, file, what, seen_at FROM notices WHERE accepted_at IS NULL"
        " ORDER BY seen_at, machine, uid, file, what"
    )
    return [NoticeRow(*row) for row in database.rows(sql)]


def accept_notice(database: Database, notice: NoticeRow, at: int, by: str) -> None:
    """Note that a trainer, named by login, has accepted a notice."""
    database.run(
        "UPDATE notices SET accepted_at = ?, accepted_by = ?"
        " WHERE machine = ? AND uid = ? AND file = ? AND what = ?",
        (at, by, notice.machine, notice.uid, notice.file, notice.what),
    )
