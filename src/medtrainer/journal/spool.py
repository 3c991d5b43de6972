"""Looking through records/, where any account of the machine may have put anything.

Whose a journal is, is told by the owner of the file alone: never by its name, never by what it says
(architecture.md, section 1). What is no learner's own plain file is refused, and said so.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.journal import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_FILES = 100
"""Journals of one owner that are looked at; a few are made where somebody squats on a name."""

_NAMED_FOR = re.compile(r"([0-9]+)(?:\.[0-9a-f]{16})?\.jsonl", re.ASCII)
_OPEN_TO_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_KINDS = (
    (stat.S_ISLNK, "a link"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
)


@dataclass(frozen=True, slots=True)
class Spooled:
    """A journal in the spool.

    Attributes:
        path: Where it is.
        uid: Whose it is, from the kernel.
        state: What changes whenever anybody has written to the file: device, inode, size, times.
        changed_at: When the kernel last saw a change, in milliseconds since 1970.
    """

    path: Path
    uid: int
    state: str
    changed_at: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in the spool that is not collected.

    Attributes:
        file: Its name.
        uid: Who owns it.
        why: Why, as the end of a sentence that begins with the name.
    """

    file: str
    uid: int
    why: str


@dataclass(frozen=True, slots=True)
class Spool:
    """What lies in records/.

    Attributes:
        journals: What can be collected, by owner, the one with the owner's own name first.
        refused: What cannot.
        remarks: What can be collected, but should not be as it is.
    """

    journals: tuple[Spooled, ...]
    refused: tuple[Refused, ...]
    remarks: tuple[Refused, ...]


def look(records: Path) -> Spool:
    """Look through the spool without opening anything.

    Raises:
        OSError: The folder cannot be listed.
    """
    found: list[Spooled] = []
    refused: list[Refused] = []
    with os.scandir(records) as entries:
        for entry in entries:
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:  # its owner has just taken it away
                continue
            why = _unfit(status)
            if why:
                refused.append(Refused(entry.name, status.st_uid, why))
            elif not entry.name.endswith(".jsonl"):
                refused.append(Refused(entry.name, status.st_uid, "is no journal"))
            else:
                found.append(_spooled(Path(entry.path), status))
    journals, doubles = _each_once(sorted(found, key=_own_name_first))
    return Spool(tuple(journals), tuple(refused), (*doubles, *_misnamed(journals)))


def load(journal: Spooled) -> tuple[Spooled, bytes]:
    """Return a journal as it is by now, and what it holds, at most one byte more than the limit.

    Raises:
        OSError: It cannot be read, or is by now something else or somebody else's.
    """
    descriptor = files.open_own(journal.path, os.O_RDONLY, journal.uid)
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        why = _unfit(status)
        if why:
            raise PermissionError(0, f"it {why}")
        return _spooled(journal.path, status), file.read(min(status.st_size, files.LIMIT) + 1)


def _spooled(path: Path, status: os.stat_result) -> Spooled:
    parts = (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )
    return Spooled(path, status.st_uid, ":".join(map(str, parts)), status.st_ctime_ns // 10**6)


def _unfit(status: os.stat_result) -> str:
    """Say why something may not be collected, "" if it may."""
    if not stat.S_ISREG(status.st_mode):
        kind = next((name for test, name in _KINDS if test(status.st_mode)), "no plain file")
        return f"is {kind}"
    if status.st_mode & _OPEN_TO_OTHERS:
        return "may be written by others than its owner, so nobody can tell whose lines it holds"
    return ""


def _own_name_first(journal: Spooled) -> tuple[int, bool, str]:
    return journal.uid, journal.path.name != f"{journal.uid}.jsonl", journal.path.name


def _each_once(journals: Iterable[Spooled]) -> tuple[list[Spooled], list[Refused]]:
    """Part journals, sorted by owner, into those to collect and those that are too many."""
    kept: list[Spooled] = []
    over: list[Refused] = []
    inodes: dict[str, str] = {}
    counts: dict[int, int] = {}
    for journal in journals:
        name, inode = journal.path.name, ":".join(journal.state.split(":", 2)[:2])
        first = inodes.setdefault(inode, name)
        counts[journal.uid] = counts.get(journal.uid, 0) + 1
        if first != name:
            over.append(Refused(name, journal.uid, f"is {first} under a second name"))
        elif counts[journal.uid] == MOST_FILES + 1:
            over.append(Refused(name, journal.uid, f"and more: one owner has over {MOST_FILES}"))
        elif counts[journal.uid] <= MOST_FILES:
            kept.append(journal)
    return kept, over


def _misnamed(journals: Iterable[Spooled]) -> Iterator[Refused]:
    for journal in journals:
        named = _NAMED_FOR.fullmatch(journal.path.name)
        if not named or int(named[1]) != journal.uid:
            yield Refused(
                journal.path.name,
                journal.uid,
                "is not named for its owner, whose it is all the same",
            )
