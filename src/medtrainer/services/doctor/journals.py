"""Journals in the spool: is each its owner's own file, under the owner's name."""

from __future__ import annotations

import os
import re
import shlex
from typing import TYPE_CHECKING

from medtrainer.journal import files, spool
from medtrainer.services.doctor.check import Check
from medtrainer.services.doctor.paths import owner_of
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from medtrainer.services.doctor.check import Patient

_NAMED_FOR = re.compile(r"([0-9]{1,10})\.jsonl", re.ASCII)
_MODE = 0o640


def check_journals(patient: Patient) -> Iterator[Check]:
    """Look at everything that lies in records/."""
    records = patient.folder / "records"
    try:
        found = spool.look(records)
    except PermissionError:
        yield Check(f"{visible(str(records))}: journals", None, "only trainers may list them")
        return
    except OSError:
        return  # its absence has been told
    for refused in found.refused:
        path = records / refused.file
        yield _squatted(path, refused) or _refused(path, refused)
    for remark in found.remarks:
        path = records / remark.file
        squatted = _squatted(path, remark)
        yield squatted or Check(visible(str(path)), False, remark.why, _remove(path))
    yield from _grown(found, patient)
    count = len(found.journals)
    yield Check(f"{visible(str(records))}: journals", True, f"{count} that can be collected")


def _squatted(path: Path, refused: spool.Refused) -> Check | None:
    """Tell of a file with the name that somebody else's journal should have."""
    named = _NAMED_FOR.fullmatch(refused.file)
    if not named or int(named[1]) == refused.uid:
        return None
    squatter, whose = owner_of(refused.uid), owner_of(int(named[1]))
    found = f"{squatter} has put something in the place of {whose}'s journal"
    return Check(visible(str(path)), False, found, _remove(path))


def _refused(path: Path, refused: spool.Refused) -> Check:
    mode = f"chmod {_MODE:04o} {shlex.quote(str(path))}"
    mend = mode if refused.why.startswith("may be written") else _remove(path)
    return Check(visible(str(path)), False, refused.why, mend)


def _remove(path: Path) -> str:
    return f"rm -r {shlex.quote(str(path))}"


def _grown(found: spool.Spool, patient: Patient) -> Iterator[Check]:
    """Tell of journals that can grow no further, and of those that their trainers cannot read."""
    for journal in found.journals:
        try:
            status = os.lstat(journal.path)
        except OSError:
            continue  # taken away since
        what, quoted = visible(str(journal.path)), shlex.quote(str(journal.path))
        if status.st_size >= files.LIMIT:
            size = files.LIMIT // 2**20
            beside = journal.path.with_name(f"{journal.uid}.{os.urandom(8).hex()}.jsonl")
            move = f"mv {quoted} {shlex.quote(str(beside))}"  # it is collected under any such name
            yield Check(what, False, f"has {size} MiB: nothing more is recorded", move)
        elif status.st_gid != patient.gid or not status.st_mode & 0o040:
            mend = f"chgrp {shlex.quote(patient.group)} {quoted} && chmod {_MODE:04o} {quoted}"
            yield Check(what, False, "its trainers cannot read it", mend)
