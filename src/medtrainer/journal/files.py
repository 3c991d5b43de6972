"""Opening a learner's files safely, and saying in a sentence why it failed.

The folder may be one that everybody writes to (architecture.md, section 1): another account may
have put a file, a link, a FIFO or a folder where ours should be.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from medtrainer.errors import EnvironmentProblem
from medtrainer.text import visible

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 64 * 1024 * 1024
"""Bytes of a journal: what is beyond is neither written nor read."""

APPEND = os.O_RDWR | os.O_APPEND
"""How a journal is opened for writing: reading too, because a torn tail must be seen."""

_SAFE = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC

_LOOK = "Ask the administrator to look at {}."
_WHY = {
    errno.ENOSPC: ("the disk is full", "Make room on the disk of {}, then try again."),
    errno.EDQUOT: ("your share of the disk is used up", "Delete what you can, then try again."),
    errno.EROFS: ("the disk can only be read", _LOOK),
    errno.EACCES: ("this account may not write there", _LOOK),
    errno.EPERM: ("this account may not write there", _LOOK),
    errno.EIO: ("the disk has a fault", _LOOK),
    errno.EFBIG: ("the file may not grow any more", _LOOK),
    errno.ELOOP: ("a link is in its place", _LOOK),
    errno.EISDIR: ("a folder is in its place", _LOOK),
    errno.EEXIST: ("a file is in the place of a folder", "Look at the folders of {}."),
    errno.ENOTDIR: ("a file is in the place of a folder", "Look at the folders of {}."),
}


def open_regular(path: Path, flags: int, mode: int = 0) -> int:
    """Open a regular file without following a link or waiting for anybody.

    Raises:
        OSError: If it cannot be opened, or is a FIFO, a device or a folder.
    """
    descriptor = os.open(path, flags | _SAFE, mode)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is not a plain file")
    return descriptor


def open_own(path: Path, flags: int, uid: int, mode: int = 0) -> int:
    """Open a regular file that belongs to `uid`.

    Raises:
        OSError: If it cannot be opened, is no regular file, or is somebody else's.
    """
    descriptor = open_regular(path, flags, mode)
    if os.fstat(descriptor).st_uid != uid:
        os.close(descriptor)
        raise PermissionError(errno.EACCES, "it belongs to somebody else")
    return descriptor


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner's eyes only."""
    if folder.is_dir():
        return
    make_private(folder.parent)
    folder.mkdir(exist_ok=True)
    folder.chmod(0o700)  # whatever the umask is


def reason(error: OSError) -> str:
    """Return why, as the end of a sentence."""
    return _why(error)[0]


def not_saved(error: OSError, path: Path) -> EnvironmentProblem:
    """Return what to tell when something could not be written to `path`."""
    why, advice = _why(error)
    return EnvironmentProblem(f"Not saved: {why}.", advice.format(visible(str(path))))


def _why(error: OSError) -> tuple[str, str]:
    return _WHY.get(error.errno or 0, (visible(error.strerror or str(error)), _LOOK))
