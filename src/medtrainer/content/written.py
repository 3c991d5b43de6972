"""Writing a TOML file of the office whole or not at all, and never in place of another."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

from medtrainer.errors import EnvironmentProblem
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOR_ALL = 0o664
"""What learners read, too: roster, assignments, quiz sets."""

FOR_TRAINERS = 0o660
"""What only trainers read: decisions."""

_WHY = {
    errno.EACCES: "this account may not write there",
    errno.EPERM: "this account may not write there",
    errno.ENOSPC: "the disk is full",
    errno.EROFS: "the disk can only be read",
    errno.ENOENT: "the folder is missing",
}


def write_new(path: Path, document: Mapping[str, Any], mode: int) -> None:
    """Write a file that is not there yet; nobody ever sees half of it.

    Args:
        path: Where; its folder must be there.
        document: What it says; keys whose value is None are left out.
        mode: Its permissions, whatever the umask is.

    Raises:
        FileExistsError: There is such a file; it is left as it is.
        EnvironmentProblem: It cannot be written; nothing was.
    """
    import tomli_w  # most of what imports this never writes

    kept = {key: value for key, value in document.items() if value is not None}
    write_bytes_new(path, tomli_w.dumps(kept).encode(), mode)


def write_bytes_new(path: Path, data: bytes, mode: int) -> None:
    """Write a file that is not there yet, of any content; see `write_new`."""
    _put(path, data, mode, replace=False)


def write_over(path: Path, text: str, mode: int) -> None:
    """Put a text in place of what a file holds, or of nothing; nobody ever sees half of it.

    Raises:
        EnvironmentProblem: It cannot be written; the file is as it was.
    """
    _put(path, text.encode(), mode, replace=True)


def _put(path: Path, data: bytes, mode: int, *, replace: bool) -> None:
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        try:
            _write_whole(beside, data, mode)
            if replace:
                beside.replace(path)
            else:
                os.link(beside, path, follow_symlinks=False)  # unlike a rename, it replaces nothing
        finally:
            beside.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except FileExistsError:
        raise
    except OSError as error:
        why = _WHY.get(error.errno or 0, error.strerror or str(error))
        raise EnvironmentProblem(
            f"Not saved: {why}.", f"Look at {visible(str(path.parent))}; “medtrainer doctor” helps."
        ) from error


def _write_whole(path: Path, data: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    with open(os.open(path, flags, mode), "wb") as file:
        os.fchmod(file.fileno(), mode)  # whatever the umask is
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
