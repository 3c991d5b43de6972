"""Looking at everything: one line here for each check."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from medtrainer.content.facts import read_facts
from medtrainer.services.doctor.check import Check, Patient
from medtrainer.services.doctor.journals import check_journals
from medtrainer.services.doctor.machine import (
    check_bytecode,
    check_file_systems,
    check_interpreter,
    check_office_toml,
    check_own_data,
)
from medtrainer.services.doctor.paths import check_files, check_folders, group_of
from medtrainer.services.layout import GROUP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Look = Callable[[Patient], Iterator[Check]]

SHARED: tuple[Callable[[Patient], Iterator[Check]], ...] = (
    check_folders,
    check_files,
    check_journals,
    check_file_systems,
    check_office_toml,
)
"""What is looked at in a shared office."""

ANYWHERE: tuple[Look, ...] = (
    check_interpreter,
    check_bytecode,
    check_own_data,
)
"""What is looked at everywhere."""


def examine(folder: Path, data: Path) -> tuple[Check, ...]:
    """Look at an office and at the machine; nothing is changed.

    Args:
        folder: The office's folder.
        data: The own data folder of whoever asks.
    """
    return tuple(_each(folder, data))


def is_shared_office(folder: Path) -> bool:
    """Tell whether an office keeps the records of several people, or was meant to."""
    return any(os.path.lexists(folder / name) for name in ("records", "gradebook"))


def _each(folder: Path, data: Path) -> Iterator[Check]:
    gid = _gid(folder)
    patient = Patient(folder, read_facts(folder)[0], group_of(gid), gid, data)
    if is_shared_office(folder):
        for look in SHARED:
            yield from look(patient)
    for look in ANYWHERE:
        yield from look(patient)


def _gid(folder: Path) -> int:
    """Return the trainers' group: that of the records, else the usual one, else the office's."""
    import grp

    try:
        gid = os.lstat(folder / "records").st_gid
    except OSError:
        gid = 0
    if gid:
        return gid
    try:
        return grp.getgrnam(GROUP).gr_gid
    except KeyError:
        return folder.stat().st_gid if folder.exists() else gid
