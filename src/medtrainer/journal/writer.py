"""Appending to a journal: on the disk before anybody is told that it counted."""

from __future__ import annotations

import errno
import fcntl
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from medtrainer.errors import EnvironmentProblem
from medtrainer.journal import files, reader
from medtrainer.journal.events import encode, stamp
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from medtrainer.journal.place import Place

_sync = getattr(os, "fdatasync", os.fsync)


class Journal:
    """The journal of one sitting, opened at the first `append` or by `prove`.

    It is made for one thread. Durations come from elsewhere: `now` may be set back at any time, and
    the order of the events is their place in the file.

    Attributes:
        place: Where it is.
        now: Tells the time that events are stamped with, in UTC.
        alone: False if the same journal is also open elsewhere, as far as is known once it is open.
    """

    def __init__(
        self,
        place: Place,
        new_id: Callable[[], str],
        now: Callable[[], datetime],
        *,
        crowded: bool = False,
    ) -> None:
        """Prepare a journal; in a crowded one, several people write, each for themselves."""
        self.place = place
        self.alone = True
        self._new_id = new_id
        self.now = now
        self._crowded = crowded
        self._descriptor: int | None = None
        self._unsaved = (b"", b"")
        self._sizes: dict[Path, int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def prove(self) -> None:
        """Find out early whether events can be saved.

        Raises:
            EnvironmentProblem: If they cannot.
        """
        try:
            _look_for_room(self._open())
        except OSError as error:
            raise files.not_saved(error, self.place.path) from error

    def append(self, *events: Mapping[str, object]) -> None:
        """Write events, all in one go; they are on the disk when this returns.

        After a problem the same events may be appended again: they keep the ids and the time of
        the first try, so that what did reach the disk then is the same event and not a second one.

        Raises:
            EnvironmentProblem: If they are not saved.
        """
        if not events:
            return
        lines = self._stamped(events)
        try:
            written = _write(self._open(), lines)
        except OSError as error:
            raise files.not_saved(error, self.place.path) from error
        if self._sizes and self.place.path in self._sizes:
            self._sizes[self.place.path] += written
        self._unsaved = (b"", b"")

    def has_news(self) -> bool:
        """Tell whether others have written since this was opened or last asked.

        True also where that cannot be told. What is read after asking holds all that it tells of.
        """
        known, self._sizes = self._sizes, self._sizes_now()
        return known != self._sizes

    def close(self) -> None:
        """Close the journal and give up the lock; doing it twice does no harm."""
        if self._descriptor is None:
            return
        with suppress(OSError):
            # Closing alone would keep the lock while a forked child holds a copy of the descriptor.
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
        with suppress(OSError):
            os.close(self._descriptor)
        self._descriptor = None

    def _stamped(self, events: tuple[Mapping[str, object], ...]) -> bytes:
        bare = b"".join(map(encode, events))
        if bare != self._unsaved[0]:
            lines = (encode(stamp(event, self._new_id(), self.now())) for event in events)
            self._unsaved = (bare, b"".join(lines))
        return self._unsaved[1]

    def _open(self) -> int:
        if self._descriptor is not None and _has_name(self._descriptor):
            return self._descriptor
        self.close()
        self._refuse_newer()
        self._descriptor = _open_file(self.place)
        # Whoever else has a crowded journal open is most likely somebody else.
        self.alone = _lock(self._descriptor) or self._crowded
        # A file that was taken away under us has made all that is known of the sizes worthless.
        self._sizes = self._sizes_now() if self._sizes is None else {}
        return self._descriptor

    def _sizes_now(self) -> dict[Path, int]:
        return {path: _size(path) for path in (*self.place.sources, self.place.path)}

    def _refuse_newer(self) -> None:
        """Leave a record alone that this program cannot fully understand."""
        for path in dict.fromkeys((*self.place.sources, self.place.path)):
            if reader.holds_newer(path):
                raise EnvironmentProblem(
                    f"{visible(path.name)} was written by a newer version of MedTrainer.",
                    "Update the program, then start again.",
                )


def _open_file(place: Place) -> int:
    mode = 0o640 if place.shared else 0o600
    if not place.shared:
        files.make_private(place.path.parent)
    descriptor = files.open_own(place.path, files.APPEND | os.O_CREAT, os.geteuid(), mode)
    with suppress(OSError):  # a file system without modes takes answers all the same
        os.fchmod(descriptor, mode)  # whatever the umask is
    return descriptor


def _look_for_room(descriptor: int) -> None:
    disk = os.fstatvfs(descriptor)
    if disk.f_blocks and not disk.f_bavail:  # some file systems count no blocks at all
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _has_name(descriptor: int) -> bool:
    """Tell whether the open file is still in its folder: answers in a removed one would be lost."""
    try:
        return os.fstat(descriptor).st_nlink > 0
    except OSError:  # a network's file that is gone
        return False


def _lock(descriptor: int) -> bool:
    """Take the lock that tells other sittings of us; return False if another one has it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks cannot tell
        return True
    return True


def _size(path: Path) -> int:
    """Return the size of a file, -1 of one that is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _write(descriptor: int, lines: bytes) -> int:
    """Write whole lines and return how many bytes that took."""
    size = os.fstat(descriptor).st_size
    if size + len(lines) >= files.LIMIT:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    torn = _is_torn(descriptor, size)
    written = _put(descriptor, b"\n" + lines if torn else lines)
    start = os.lseek(descriptor, 0, os.SEEK_CUR) - len(lines)
    if _is_torn(descriptor, start):
        # Another sitting was cut off in its own write after we had looked. Our first line is lost
        # to its fragment; the others are there twice, with the same ids.
        written += _put(descriptor, b"\n" + lines)
    _sync(descriptor)
    return written


def _is_torn(descriptor: int, end: int) -> bool:
    """Tell whether what ends there is a line cut short."""
    return end > 0 and os.pread(descriptor, 1, end - 1) != b"\n"


def _put(descriptor: int, data: bytes) -> int:
    """Write in one go: with O_APPEND that is what keeps the lines of two sittings apart."""
    if os.write(descriptor, data) < len(data):
        # What keeps the newline from following says why; if nothing does, the tail is closed.
        os.write(descriptor, b"\n")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return len(data)
