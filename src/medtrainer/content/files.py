"""Reading a file that may be anything: a pipe, a loop, a gigabyte, another encoding."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from medtrainer.model.fault import Fault

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 8 * 1024 * 1024
"""Largest file that is read."""

SPLIT = "Split it, or cut it down."
"""What to do with a file that is too large."""

_REASONS = {
    errno.ENOENT: ("There is no such file.", "Check the name and the folder."),
    errno.ENOTDIR: ("There is no such file.", "Check the name and the folder."),
    errno.ELOOP: ("The links of this name lead in a circle.", "Name the file itself."),
    errno.EACCES: ("You may not read this file.", "Ask its owner to let you read it."),
}


class CannotRead(Exception):
    """A file cannot be read.

    Attributes:
        fault: Why.
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def read_text(path: Path, name: str) -> str:
    """Return the text of a regular UTF-8 file; a byte-order mark is dropped, CRLF becomes LF.

    Args:
        path: The file.
        name: What faults call it.

    Raises:
        CannotRead: It is no regular file, too large, not readable, or not UTF-8.
    """
    try:
        raw = _read_bytes(path, name)
    except (OSError, ValueError) as error:
        # A name with a NUL in it is a ValueError: there can be no such file.
        number: int = getattr(error, "errno", None) or errno.ENOENT
        otherwise = (f"The file cannot be read: {os.strerror(number)}.", "Check the name.")
        message, hint = _REASONS.get(number, otherwise)
        raise CannotRead(whole_file(name, "unreadable", message, hint)) from error
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in raw[:2]:
        fault = Fault(name, 1, 1, "error", "unreadable", "The file is UTF-16, not UTF-8.", _SAVE)
        raise CannotRead(fault)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The decoder has taken a byte-order mark off and counts from behind it.
        raise CannotRead(_not_utf8(bytes(error.object), error.start, name)) from error
    return text.replace("\r\n", "\n")


def is_folder(path: Path) -> bool:
    """Tell whether a path leads to a folder; never raises, whatever the path is."""
    return stat.S_ISDIR(_mode(path))


def is_file(path: Path) -> bool:
    """Tell whether a path leads to a regular file; never raises, whatever the path is."""
    return stat.S_ISREG(_mode(path))


def toml_files(folder: Path) -> list[Path]:
    """Return the TOML files in a folder, by name; none where it is missing or closed."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError:
        return []


def _mode(path: Path) -> int:
    # Path.is_dir() lets a name that is too long, or a folder above that is closed, raise.
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


def whole_file(name: str, code: str, message: str, hint: str) -> Fault:
    """Return an error about a file as a whole."""
    return Fault(name, 0, 0, "error", code, message, hint)


def _read_bytes(path: Path, name: str) -> bytes:
    # Without O_NONBLOCK, opening a FIFO that nobody writes to would hang for ever.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            what = "a folder" if stat.S_ISDIR(mode) else "not a regular file"
            raise CannotRead(
                whole_file(name, "unreadable", f"This is {what}.", "Name a TOML file.")
            )
        raw = _read_up_to(descriptor, MOST_BYTES + 1)
    finally:
        os.close(descriptor)
    if len(raw) > MOST_BYTES:
        limit = MOST_BYTES // (1024 * 1024)
        message = f"The file is larger than {limit} MB."
        raise CannotRead(whole_file(name, "too-large", message, SPLIT))
    return raw


def _read_up_to(descriptor: int, limit: int) -> bytes:
    parts = []
    while limit > 0 and (part := os.read(descriptor, limit)):
        parts.append(part)
        limit -= len(part)
    return b"".join(parts)


def _not_utf8(raw: bytes, offset: int, name: str) -> Fault:
    line = raw.count(b"\n", 0, offset) + 1
    start = raw.rfind(b"\n", 0, offset) + 1
    column = len(raw[start:offset].decode("utf-8", "replace")) + 1
    message = f"The byte 0x{raw[offset]:02X} is not UTF-8; the file may be in Latin-1."
    source = raw[start:].partition(b"\n")[0].decode("utf-8", "replace").rstrip("\r")
    return Fault(name, line, column, "error", "unreadable", message, _SAVE, source)


_SAVE = "Save it as UTF-8; editors offer that under “Encoding” or “Save as”."
