"""Where a learner's events go, and where all of them are."""

from __future__ import annotations

import errno
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.journal import files

if TYPE_CHECKING:
    from pathlib import Path

_MEMO = "spool.txt"
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one learner's journal is.

    Attributes:
        path: The file that new events go to; it need not exist yet.
        shared: True in the office's records, which trainers read; False in the learner's own data.
        sources: Every file with events of this learner; some may not exist yet.
    """

    path: Path
    shared: bool
    sources: tuple[Path, ...]


def find_place(office: Path, data: Path, uid: int, host: str) -> Place:
    """Find the journal of a learner; only a squatted spool makes this write anything.

    Args:
        office: The office's folder.
        data: The learner's own data folder.
        uid: The learner's account, from the kernel.
        host: Name of this machine: homes may be shared between machines, appending may not.
    """
    spool = [office / "records" / name for name in (f"{uid}.jsonl", *_remembered(data, uid))]
    shared = next((path for path in spool if _is_usable(path, uid)), None)
    if shared is None:
        shared = _beside_a_squatter(office / "records", data, uid)
    own = data / "journal"
    path = shared or own / f"{_safe(host)}.jsonl"
    found = [file for file in spool if _is_mine(file, uid)]
    sources = dict.fromkeys([*found, *_journals(own), path])
    return Place(path, shared is not None, tuple(sources))


def _journals(folder: Path) -> list[Path]:
    """Return the journals in a folder, none where it may not be looked into."""
    try:
        return sorted(folder.glob("*.jsonl"))
    except OSError:
        return []


def _is_mine(path: Path, uid: int) -> bool:
    try:
        os.close(files.open_own(path, os.O_RDONLY, uid))
    except OSError:
        return False
    return True


def _is_usable(path: Path, uid: int) -> bool:
    """Tell whether a file in the spool can be appended to or made; asking does not make it."""
    try:
        os.close(files.open_own(path, files.APPEND, uid))
    except FileNotFoundError:
        return os.access(path.parent, os.W_OK | os.X_OK)
    except OSError:
        return False
    return True


def _beside_a_squatter(records: Path, data: Path, uid: int) -> Path | None:
    """Return a new file in the spool, under a name that nobody can guess, None if there is no way.

    The name is kept before it is used: the spool cannot be listed, so a forgotten name would be a
    forgotten record.
    """
    path = records / f"{uid}.{os.urandom(8).hex()}.jsonl"
    if not _is_usable(path, uid):
        return None
    try:
        _remember(data, path.name)
    except OSError:
        return None
    return path


def _remember(data: Path, name: str) -> None:
    files.make_private(data)
    descriptor = files.open_regular(data / _MEMO, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        # The newline in front parts the name from one that a full disk has cut short.
        line = f"\n{name}\n".encode()
        if os.write(descriptor, line) < len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remembered(data: Path, uid: int) -> list[str]:
    """Return the names kept for this account; whatever else is in the file is no name."""
    try:
        descriptor = files.open_regular(data / _MEMO, os.O_RDONLY)
        with open(descriptor, encoding="utf-8", errors="replace") as lines:
            found = lines.read(files.LIMIT).splitlines()
    except OSError:
        return []
    return [name for name in found if re.fullmatch(rf"{uid}\.[0-9a-f]{{16}}\.jsonl", name)]


def _safe(host: str) -> str:
    """Return a machine's name as the stem of a file."""
    return _UNSAFE.sub("-", host).lstrip(".")[:100] or "host"
