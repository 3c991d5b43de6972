"""The gradebook on a PostgreSQL server, for an office with several machines.

Only this module imports psycopg (the extra `postgres`), and is itself imported only for such a URL.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Self

from medtrainer.errors import EnvironmentProblem, RequestProblem
from medtrainer.gradebook.passwords import password_for
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from medtrainer.gradebook.database import Value

try:
    import psycopg
    from psycopg.conninfo import conninfo_to_dict
except ImportError as missing:
    raise EnvironmentProblem(
        "This office keeps its gradebook on a PostgreSQL server, and what talks to one is missing.",
        "Let the administrator run: pip install 'medtrainer[postgres]'.",
    ) from missing

_PATIENCE = 10
"""Seconds to wait for the server to answer at all."""

_WRITERS = 0x6D656474
"""The lock that writers of this program take: nobody else asks for this number."""


class PostgresDatabase:
    """A gradebook on a server.

    Attributes:
        name: The server and the database.
    """

    def __init__(self, url: str, passwords: Path) -> None:
        """Connect to the server.

        Args:
            url: A postgresql:// URL without a password.
            passwords: The office's own password file, which need not exist; else libpq's own ways
                hold, such as ~/.pgpass.

        Raises:
            RequestProblem: The URL is none, or holds a password.
            EnvironmentProblem: The server is away or refuses.
        """
        parts = _parts_of(url)
        host, database = parts.get("host", "localhost"), parts.get("dbname", "")
        self.name = visible(f"{database} on {host}".strip())
        password = password_for(passwords, parts)
        wanted = {"connect_timeout": _PATIENCE, **parts}
        if password is not None:
            wanted["password"] = password
        self._connection: psycopg.Connection[Any] | None = None
        with self._told():
            self._connection = psycopg.connect(autocommit=True, **wanted)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Return what a query finds."""
        with self._told():
            return self._open().execute(_own(sql), values).fetchall()

    def each(self, sql: str, values: Sequence[Value] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield what a query finds."""
        with self._told():
            yield from self._open().execute(_own(sql), values)

    def run(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run a statement."""
        with self._told():
            self._open().execute(_own(sql), values)

    def run_all(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run a statement once for each row of values."""
        with self._told(), self._open().cursor() as cursor:
            cursor.executemany(_own(sql), rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep every other writer out, by a lock that ends with the transaction."""
        self.run("BEGIN")
        try:
            self.run("SELECT pg_advisory_xact_lock(?)", (_WRITERS,))
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

    def _open(self) -> psycopg.Connection[Any]:
        if self._connection is None:
            raise psycopg.InterfaceError("the gradebook is closed")
        return self._connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            why = " ".join(visible(str(error), lines=True).split())
            raise EnvironmentProblem(
                f"The gradebook {self.name} cannot be used: {why.rstrip('.')}.",
                "Learners are not affected. Ask the administrator to look at the server.",
            ) from error


def _parts_of(url: str) -> dict[str, Any]:
    try:
        parts = dict(conninfo_to_dict(url))
    except psycopg.Error as error:
        raise RequestProblem(
            f"The gradebook's URL in office.toml is none: {visible(str(error)).strip()}.",
            "It is like postgresql://medtrainer@server/medtrainer.",
        ) from error
    if parts.get("password"):
        raise RequestProblem(
            "The gradebook's URL in office.toml holds a password, which everybody can read there.",
            "Change it on the server, take it out of the URL, and keep it in gradebook/pgpass.",
        )
    return parts


def _own(sql: str) -> bytes:
    """Return a statement as psycopg wants it; no statement of ours holds a % or a ? of its own."""
    return sql.replace("?", "%s").encode()
