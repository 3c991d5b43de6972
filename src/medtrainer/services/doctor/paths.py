"""Folders and files of an office: are they there, whose are they, who may do what."""

from __future__ import annotations

import os
import pwd
import shlex
import stat
from typing import TYPE_CHECKING

from medtrainer.services.doctor.check import Check
from medtrainer.services.layout import FOLDERS, OWNER, mode_of
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from medtrainer.services.doctor.check import Patient
    from medtrainer.services.layout import Folder

_PRIVATE = ("pgpass",)
"""Files with a secret in them: the group reads them, and nobody writes who need not."""

_MOST_FILES = 2000


def check_folders(patient: Patient) -> Iterator[Check]:
    """Look at each folder of the office."""
    for folder in FOLDERS:
        yield _folder(patient, folder)


def check_files(patient: Patient) -> Iterator[Check]:
    """Look at the files in these folders; journals are looked at elsewhere."""
    for folder in FOLDERS:
        if not folder.files:
            continue
        path = patient.folder / folder.name
        try:
            names = sorted(path.iterdir())[:_MOST_FILES]
        except PermissionError:
            yield Check(_shown(path), None, "this account may not look into it")
            continue
        except OSError:
            continue  # its absence has been told
        faults = [_file(patient, file, folder.files) for file in names if _is_content(file)]
        yield from filter(None, faults)


def _is_content(path: Path) -> bool:
    """Tell whether a name is a file's of the office: its folders have been looked at."""
    return path.name not in {folder.name for folder in FOLDERS} and not path.name.startswith(".")


def _folder(patient: Patient, folder: Folder) -> Check:
    path = patient.folder / folder.name
    what = f"{_shown(path)}: {folder.why}"
    group, quoted = shlex.quote(patient.group), shlex.quote(str(path))
    make = f"install -d -m {folder.mode:04o} -o {OWNER} -g {group} {quoted}"
    try:
        status = os.lstat(path)
    except PermissionError:
        return Check(what, None, "this account may not look at it")
    except OSError:
        return Check(what, False, "is missing", make)
    if not stat.S_ISDIR(status.st_mode):
        return Check(what, False, "is no folder", f"mv {quoted} {quoted}.away && {make}")
    wanted = (OWNER, patient.gid, folder.mode)
    found = (status.st_uid, status.st_gid, mode_of(status.st_mode))
    return Check(what, found == wanted, _facts(status), "" if found == wanted else make)


def _file(patient: Patient, path: Path, mode: int) -> Check | None:
    """Return what is wrong with a file, None if nothing is: an office has many."""
    quoted = shlex.quote(str(path))
    try:
        status = os.lstat(path)
    except OSError:
        return None  # gone since
    what = _shown(path)
    if stat.S_ISLNK(status.st_mode):
        return Check(what, False, "is a link", f"rm {quoted}")
    if not stat.S_ISREG(status.st_mode):
        return Check(what, False, "is no plain file", f"rm -r {quoted}")
    allowed = _allowed(path.name, mode)
    have = mode_of(status.st_mode)
    if status.st_gid != patient.gid or have not in allowed:
        fix = f"chgrp {shlex.quote(patient.group)} {quoted} && chmod {allowed[0]:04o} {quoted}"
        return Check(what, False, _facts(status), fix)
    return None


def _allowed(name: str, mode: int) -> tuple[int, ...]:
    """Return the permissions that a file may have, the usual ones first.

    A trainer who keeps the others of the group from writing to a file does no harm.
    """
    if name in _PRIVATE:
        return (0o640, 0o660, 0o600, 0o400, 0o440)
    return (mode, mode & ~0o020)


def _facts(status: os.stat_result) -> str:
    return f"{mode_of(status.st_mode):04o} {owner_of(status.st_uid)}:{group_of(status.st_gid)}"


def owner_of(uid: int) -> str:
    """Return the name of an account, its number where it has none."""
    try:
        return visible(pwd.getpwuid(uid).pw_name)
    except KeyError:
        return str(uid)


def group_of(gid: int) -> str:
    """Return the name of a group, its number where it has none."""
    import grp

    try:
        return visible(grp.getgrgid(gid).gr_name)
    except KeyError:
        return str(gid)


def _shown(path: Path) -> str:
    return visible(str(path))
