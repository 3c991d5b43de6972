"""Bringing a backup back: evidence into an empty gradebook, files where none are."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.content.written import FOR_ALL, FOR_TRAINERS, write_bytes_new
from medtrainer.errors import RequestProblem
from medtrainer.gradebook.copying import EVIDENCE, is_empty, put_rows
from medtrainer.gradebook.rows import Kept, to_ms
from medtrainer.services.collecting.rebuilding import make_all
from medtrainer.services.keeping.archive import Archive
from medtrainer.services.trainers import require_trainer

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.gradebook.database import Database
    from medtrainer.services.keeping.archive import Manifest
    from medtrainer.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore has done, or would do.

    Attributes:
        manifest: What the backup says of itself.
        written: The office's files that were missing.
        same: How many files are there just as in the backup.
        other: The office's files that are there and say something else; they stay as they are.
        attempts: How many attempts were made of the evidence, None where it was only looked at.
        fits: Whether the gradebook here is empty, as a restore needs it.
    """

    manifest: Manifest
    written: tuple[str, ...]
    same: int
    other: tuple[str, ...]
    attempts: int | None
    fits: bool


def restore(workspace: Workspace, database: Database, path: Path, *, dry_run: bool) -> Restored:
    """Verify a backup and bring it back; nothing that is there is overwritten.

    Args:
        workspace: Who restores, and into which office.
        database: The gradebook; its evidence must be empty.
        path: The backup.
        dry_run: Whether only to say what would be done.

    Raises:
        RequestProblem: The file is no backup, is damaged, or the gradebook is not empty.
        EnvironmentProblem: This is no trainer, or something cannot be read or written.
    """
    folder = require_trainer(workspace, "restore a backup")
    with closing(Archive(path)) as archive:
        archive.verify()
        fits = is_empty(database)
        if not fits and not dry_run:
            raise RequestProblem(
                "This office's gradebook is not empty, and a backup replaces nothing.",
                "Move gradebook/gradebook.db away, or restore into another office.",
            )
        written, same, other = _compare(archive, folder)
        attempts = None
        if not dry_run:
            for name in written:
                mode = FOR_TRAINERS if name.startswith("decisions/") else FOR_ALL
                write_bytes_new(folder / name, archive.content(name), mode)
            attempts = _fill(workspace, database, archive)
        return Restored(archive.manifest, tuple(written), same, tuple(other), attempts, fits)


def _compare(archive: Archive, folder: Path) -> tuple[list[str], int, list[str]]:
    """Part the backup's files into those that are missing, the same, and other than here."""
    missing: list[str] = []
    other: list[str] = []
    same = 0
    for name in archive.files():
        path = folder / name
        if not path.exists():
            missing.append(name)
        elif path.read_bytes() == archive.content(name):
            same += 1
        else:
            other.append(name)
    return missing, same, other


def _fill(workspace: Workspace, database: Database, archive: Archive) -> int:
    kept: dict[tuple[str, int], dict[str, Kept]] = {}
    for machine, uid, attempt, login, collected_at in archive.rows("collected"):
        kept.setdefault((machine, uid), {})[attempt] = Kept(login, collected_at)
    with database.writing():
        for table in EVIDENCE:
            if table != "collected":
                put_rows(database, table, archive.rows(table))
        return make_all(database, workspace.person.login, to_ms(workspace.now()), kept)
