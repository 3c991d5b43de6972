"""What a backup file is: a zip with a list of contents, and a hash of each."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from medtrainer.errors import EnvironmentProblem, RequestProblem
from medtrainer.gradebook.copying import EVIDENCE
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT = 1
KIND = "medtrainer-backup"
MANIFEST = "manifest.json"

_MOST_FILES = 100_000
_LARGEST_FILE = 16 * 1024 * 1024
_OFFICE_FILE = re.compile(
    r"office/(?:(?:office|roles|roster)\.toml|(?:quizzes|assignments|decisions)/[^/\\]{1,200}\.toml)"
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    Attributes:
        office: What the office is called.
        made: When it was made, ISO 8601 in UTC.
        by: Login of whoever made it.
        rows: How many rows of each table of the evidence it holds.
        hashes: SHA-256 of each file in it, by name.
    """

    office: str
    made: str
    by: str
    rows: dict[str, int]
    hashes: dict[str, str]


def table_name(table: str) -> str:
    """Return the name of the file that holds a table's rows."""
    return f"evidence/{table}.jsonl"


class Archive:
    """A backup that is open for reading; nothing in it is believed until it was verified."""

    def __init__(self, path: Path) -> None:
        """Open a backup.

        Raises:
            RequestProblem: The file is no backup, or one of a newer version.
            EnvironmentProblem: It cannot be read.
        """
        self._path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise EnvironmentProblem(
                f"{visible(str(path))} cannot be read: {error.strerror}.", "Check the name."
            ) from error
        except zipfile.BadZipFile as error:
            raise self._no_backup() from error
        try:
            self.manifest = self._read_manifest()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def verify(self) -> None:
        """Read everything once and compare it with the list of contents.

        Raises:
            RequestProblem: Something is missing, damaged, or has no place in a backup.
        """
        names = [info.filename for info in self._zip.infolist() if info.filename != MANIFEST]
        if sorted(names) != sorted(self.manifest.hashes):
            raise RequestProblem(
                f"{visible(str(self._path))} does not hold what its list of contents says.",
                "It was changed or cut short; take another backup.",
            )
        for name in names:
            digest = hashlib.sha256()
            with self._open(name) as file:
                while block := file.read(1 << 20):
                    digest.update(block)
            if digest.hexdigest() != self.manifest.hashes[name]:
                raise RequestProblem(
                    f"“{visible(name)}” in {visible(str(self._path))} was changed.",
                    "Take another backup.",
                )

    def rows(self, table: str) -> Iterator[list[Any]]:
        """Yield the rows of a table of the evidence."""
        with self._open(table_name(table)) as file:
            for line in file:
                yield json.loads(line)

    def files(self) -> list[str]:
        """Return the names of the office's files in it, below the office's folder."""
        return sorted(
            name.removeprefix("office/")
            for name in self.manifest.hashes
            if name.startswith("office/")
        )

    def content(self, name: str) -> bytes:
        """Return one of the office's files."""
        with self._open(f"office/{name}") as file:
            return file.read(_LARGEST_FILE)

    def _open(self, name: str) -> IO[bytes]:
        try:
            return self._zip.open(name)
        except (KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise self._no_backup() from error

    def _read_manifest(self) -> Manifest:
        try:
            if len(self._zip.infolist()) > _MOST_FILES:
                raise self._no_backup()
            with self._zip.open(MANIFEST) as file:
                document = json.loads(file.read(_LARGEST_FILE))
            if document["kind"] != KIND:
                raise self._no_backup()
            if document["format"] > FORMAT:
                raise RequestProblem(
                    f"{visible(str(self._path))} was made by a newer version of MedTrainer.",
                    "Update the program.",
                )
            names = ("office", "made", "by", "rows", "hashes")
            manifest = Manifest(**{name: document[name] for name in names})
            known = {table_name(table) for table in EVIDENCE}
            strange = [n for n in manifest.hashes if n not in known and not is_office_file(n)]
        except (KeyError, TypeError, ValueError, zipfile.BadZipFile, RecursionError) as error:
            raise self._no_backup() from error
        if strange:
            raise RequestProblem(
                f"“{visible(strange[0])}” has no place in a backup.", "Nothing was restored."
            )
        return manifest

    def _no_backup(self) -> RequestProblem:
        return RequestProblem(
            f"{visible(str(self._path))} is no backup, or is damaged.",
            "“medtrainer backup FILE” makes one.",
        )


def is_office_file(name: str) -> bool:
    """Tell whether a name in a backup is that of a file of the office, and leads nowhere else."""
    return _OFFICE_FILE.fullmatch(name) is not None and "/." not in name
