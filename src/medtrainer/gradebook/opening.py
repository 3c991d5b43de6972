"""Opening the gradebook of an office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.errors import EnvironmentProblem
from medtrainer.gradebook.schema import migrate

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.gradebook.database import Database


def open_gradebook(folder: Path, url: str = "") -> Database:
    """Open a gradebook, with today's tables in it.

    Args:
        folder: OFFICE/gradebook.
        url: A postgresql:// URL, "" for the SQLite file in that folder.

    Raises:
        RequestProblem: The URL cannot be used.
        EnvironmentProblem: The gradebook cannot be used, or a newer version has made it.
    """
    database = _connect(folder, url)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def _connect(folder: Path, url: str) -> Database:
    # Each engine is imported where it is used: a server's driver costs a third of a start.
    if url:
        from medtrainer.gradebook.postgres import PostgresDatabase

        return PostgresDatabase(url, folder / "pgpass")
    if not folder.is_dir():
        raise EnvironmentProblem(
            "This office has no folder for a gradebook.",
            "Let the administrator run “medtrainer office init” for it.",
        )
    from medtrainer.gradebook.sqlite import SqliteDatabase

    return SqliteDatabase(folder / "gradebook.db")
