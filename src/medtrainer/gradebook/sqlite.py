"""The gradebook as a file: OFFICE/gradebook/gradebook.db, for an office with one machine."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Self

from medtrainer.errors import EnvironmentProblem
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from medtrainer.gradebook.database import Value

MODE = 0o660
"""Permissions of the file: the trainers' group reads and writes it, nobody else does."""

_PATIENCE = 30.0
"""Seconds to wait for another writer; the longest transaction takes about one."""


class SqliteDatabase:
    """A gradebook in a file of its own.

    Attributes:
        name: The file.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, and make it where it is missing.

        Raises:
            EnvironmentProblem: It cannot be opened or is no database.
        """
        self.name = str(path)
        self._connection: sqlite3.Connection | None = None
        with self._told():
            _make(path)
            self._connection = sqlite3.connect(
                path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
            _use_wal(self._connection)
            self._connection.execute("PRAGMA synchronous = FULL")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Return what a query finds."""
        with self._told():
            return self._open().execute(sql, values).fetchall()

    def each(self, sql: str, values: Sequence[Value] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield what a query finds."""
        with self._told():
            yield from self._open().execute(sql, values)

    def run(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run a statement."""
        with self._told():
            self._open().execute(sql, values)

    def run_all(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run a statement once for each row of values."""
        with self._told():
            self._open().executemany(sql, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep every other writer out; IMMEDIATE, as who reads first and writes then is refused."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(EnvironmentProblem):  # whatever went wrong before is what to tell
                self.run("ROLLBACK")
            raise
        self.run("COMMIT")

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            raise sqlite3.ProgrammingError("the gradebook is closed")
        return self._connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise EnvironmentProblem(
                f"The gradebook {visible(self.name)} cannot be used: {visible(str(error))}.",
                "“medtrainer doctor” tells what is wrong with it.",
            ) from error


def _make(path: Path) -> None:
    """Make an empty file with the right mode, whatever the umask is: SQLite would ask the umask.

    What SQLite puts beside it (-wal, -shm) gets the mode of the file itself.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    with suppress(FileExistsError):
        descriptor = os.open(path, flags, MODE)
        try:
            os.fchmod(descriptor, MODE)
        finally:
            os.close(descriptor)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; two who do that at once can be told "locked"."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return
