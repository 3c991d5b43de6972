"""Saving what cannot be made again: the evidence, the decisions, the content."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from typing import IO, TYPE_CHECKING

from medtrainer import __version__
from medtrainer.errors import EnvironmentProblem, RequestProblem
from medtrainer.gradebook.copying import EVIDENCE, rows_of
from medtrainer.services.keeping.archive import (
    FORMAT,
    KIND,
    MANIFEST,
    Manifest,
    is_office_file,
    table_name,
)
from medtrainer.services.results.times import iso
from medtrainer.services.trainers import require_trainer
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from medtrainer.gradebook.database import Database
    from medtrainer.services.workspace import Workspace

_MODE = 0o600
_FOLDERS = ("", "quizzes", "assignments", "decisions")


def backup(workspace: Workspace, database: Database, path: Path) -> Manifest:
    """Write a backup as a new file, for its owner's eyes only.

    Raises:
        RequestProblem: There is such a file.
        EnvironmentProblem: This is no trainer, or it cannot be written or the office not be read.
    """
    folder = require_trainer(workspace, "make a backup")
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    if path.exists():
        raise RequestProblem(
            f"There is a file {visible(str(path))} already.", "Choose another name."
        )
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _MODE)
        try:
            with open(descriptor, "wb") as file:
                manifest = _write(file, workspace, database, folder)
                file.flush()
                os.fsync(file.fileno())
            os.link(beside, path)  # unlike a rename, it replaces nothing
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentProblem(
            f"The backup could not be written: {error.strerror}.", "Nothing was kept of it."
        ) from error
    return manifest


def _write(file: IO[bytes], workspace: Workspace, database: Database, folder: Path) -> Manifest:
    rows: dict[str, int] = {}
    hashes: dict[str, str] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        with database.writing():  # so that all tables are of one moment
            for table in EVIDENCE:
                lines = (json.dumps(row).encode() + b"\n" for row in rows_of(database, table))
                rows[table], hashes[table_name(table)] = _put(archive, table_name(table), lines)
        for name, data in _office_files(folder):
            _, hashes[name] = _put(archive, name, (data,))
        manifest = Manifest(
            office=workspace.office.name,
            made=iso(workspace.now()) or "",
            by=workspace.person.login,
            rows=rows,
            hashes=hashes,
        )
        named = {name: getattr(manifest, name) for name in Manifest.__slots__}
        head = {"format": FORMAT, "kind": KIND, "program": __version__, **named}
        archive.writestr(MANIFEST, json.dumps(head, indent=1))
    return manifest


def _put(archive: zipfile.ZipFile, name: str, parts: Iterable[bytes]) -> tuple[int, str]:
    """Write a file of the archive in parts; return how many there were, and the hash of it all."""
    digest = hashlib.sha256()
    count = 0
    with archive.open(name, "w", force_zip64=True) as file:
        for part in parts:
            file.write(part)
            digest.update(part)
            count += 1
    return count, digest.hexdigest()


def _office_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for part in _FOLDERS:
        for path in sorted((folder / part).glob("*.toml")):
            name = f"office/{path.relative_to(folder)}"
            if is_office_file(name) and path.is_file() and not path.is_symlink():
                yield name, path.read_bytes()
