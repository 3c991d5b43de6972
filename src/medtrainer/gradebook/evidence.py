"""What was collected, as it was first seen: lines, whose they are, and what is to be said of them.

Lines are kept in chunks. The name of a chunk is a SHA-256 over the chunk before it and its own
lines, so that none can be changed, dropped or moved without all later names changing.
"""

from __future__ import annotations

import binascii
import hashlib
import zlib
from typing import TYPE_CHECKING, NamedTuple

from medtrainer.gradebook.rows import ChunkRow, JournalRow, listed, upsert

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from medtrainer.gradebook.database import Database

_KEY = ("machine", "uid", "file")
_AT_ONCE = 200
"""Values in one list of a statement."""


def first_link(machine: str, uid: int, file: str) -> str:
    """Return what stands in place of a chunk before the first one of a journal."""
    return hashlib.sha256(f"{machine}\n{uid}\n{file}".encode()).hexdigest()


def link(previous: str, digests: Iterable[bytes]) -> str:
    """Return the name of a chunk: the hash of the one before it and of the digests of its lines.

    Of digests and not of the lines themselves, so that a proof can hold back what is nobody's
    business (practice, other people of a shared account) and still be verified.
    """
    return hashlib.sha256(b"\n".join((previous.encode(), *digests))).hexdigest()


def digest(line: bytes) -> bytes:
    """Return what stands for a line in the name of its chunk: its SHA-256."""
    return hashlib.sha256(line).digest()


def pack(lines: bytes) -> str:
    """Return lines, whatever bytes they hold, as text that every engine keeps as it is."""
    return binascii.b2a_base64(zlib.compress(lines, 1), newline=False).decode()


def unpack(content: str) -> bytes:
    """Return the lines of a chunk's content.

    Raises:
        ValueError: The content is none.
    """
    try:
        return zlib.decompress(binascii.a2b_base64(content))
    except zlib.error as error:
        raise ValueError(str(error)) from error


def journals(database: Database, machine: str) -> dict[tuple[int, str], JournalRow]:
    """Return how far each journal of a machine has been collected, by owner and file."""
    sql = f"SELECT {listed(JournalRow)} FROM journals WHERE machine = ?"
    rows = (JournalRow(*row) for row in database.rows(sql, (machine,)))
    return {(row.uid, row.file): row for row in rows}


def journal(database: Database, machine: str, uid: int, file: str) -> JournalRow:
    """Return how far one journal has been collected."""
    sql = f"SELECT {listed(JournalRow)} FROM journals WHERE machine = ? AND uid = ? AND file = ?"
    found = database.rows(sql, (machine, uid, file))
    return JournalRow(*found[0]) if found else JournalRow(machine, uid, file)


def save_journal(database: Database, row: JournalRow) -> None:
    """Keep how far a journal has been collected."""
    database.run(upsert("journals", JournalRow, _KEY), row)


def save_chunks(database: Database, chunks: Collection[ChunkRow]) -> None:
    """Keep new lines."""
    marks = ", ".join("?" * len(ChunkRow._fields))
    sql = f"INSERT INTO chunks ({listed(ChunkRow)}) VALUES ({marks})"
    database.run_all(sql, chunks)


def chunks_of(database: Database, machine: str, uid: int) -> Iterator[ChunkRow]:
    """Yield all chunks of a person's journals, file by file, in order."""
    sql = (
        f"SELECT {listed(ChunkRow)} FROM chunks WHERE machine = ? AND uid = ? ORDER BY file, place"
    )
    for row in database.each(sql, (machine, uid)):
        yield ChunkRow(*row)


def last_place(database: Database, machine: str, uid: int, file: str) -> int:
    """Return the place of a journal's latest chunk, 0 if it has none."""
    sql = "SELECT MAX(place) FROM chunks WHERE machine = ? AND uid = ? AND file = ?"
    found = database.rows(sql, (machine, uid, file))[0][0]
    return found if isinstance(found, int) else 0


def save_parts(database: Database, parts: Iterable[tuple[str, int, str, str]]) -> None:
    """Keep which chunks hold lines of an attempt: machine, uid, attempt and chunk."""
    sql = "INSERT INTO parts (machine, uid, attempt, chunk) VALUES (?, ?, ?, ?)"
    database.run_all(f"{sql} ON CONFLICT (machine, uid, attempt, chunk) DO NOTHING", list(parts))


def chunks_with(
    database: Database, machine: str, uid: int, attempts: Collection[str]
) -> list[ChunkRow]:
    """Return the chunks that hold lines of any of some attempts, file by file, in order."""
    found: dict[str, ChunkRow] = {}
    wanted = sorted(attempts)
    columns = ", ".join(f"c.{name}" for name in ChunkRow._fields)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        sql = (
            f"SELECT DISTINCT {columns} FROM parts p JOIN chunks c ON c.chunk = p.chunk"
            f" WHERE p.machine = ? AND p.uid = ? AND p.attempt IN ({', '.join('?' * len(some))})"
        )
        rows = database.rows(sql, (machine, uid, *some))
        found.update((chunk.chunk, chunk) for chunk in (ChunkRow(*row) for row in rows))
    return sorted(found.values(), key=lambda chunk: (chunk.file, chunk.place))


class Account(NamedTuple):
    """An account as the table of its machine gave it when its journal was last collected.

    Attributes:
        login: Its login; "uid:1006" where the table has never known it.
        name: The full name, "" without one.
    """

    login: str
    name: str


def accounts(database: Database, machine: str) -> dict[int, Account]:
    """Return the accounts of a machine, by uid."""
    sql = "SELECT uid, login, name FROM accounts WHERE machine = ?"
    return {uid: Account(login, name) for uid, login, name in database.rows(sql, (machine,))}


def save_account(database: Database, machine: str, uid: int, account: Account, at: int) -> None:
    """Keep an account, at a time in milliseconds."""
    database.run(
        "INSERT INTO accounts (machine, uid, login, name, seen_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (machine, uid) DO UPDATE SET login = excluded.login, name = excluded.name,"
        " seen_at = excluded.seen_at",
        (machine, uid, account.login, account.name, at),
    )


def owners(database: Database) -> list[tuple[str, int]]:
    """Return machine and uid of everybody of whom something was collected."""
    return [
        (machine, uid)
        for machine, uid in database.rows(
            "SELECT DISTINCT machine, uid FROM journals ORDER BY machine, uid"
        )
    ]


def chunk_owners(database: Database) -> list[tuple[str, int]]:
    """Return machine and uid of everybody of whom there are lines."""
    return [
        (machine, uid) for machine, uid in database.rows("SELECT DISTINCT machine, uid FROM chunks")
    ]


def parts_of(database: Database, chunks: Iterable[str]) -> dict[str, list[str]]:
    """Return the attempts of which each chunk holds lines."""
    found: dict[str, list[str]] = {chunk: [] for chunk in chunks}
    for chunk, attempts in found.items():
        rows = database.rows("SELECT attempt FROM parts WHERE chunk = ?", (chunk,))
        attempts.extend(attempt for (attempt,) in rows)
    return found
