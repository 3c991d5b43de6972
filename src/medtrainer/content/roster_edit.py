"""Changing roster.toml, which people may have written by hand: whatever they wrote stays.

Only the values that change are touched, so comments, order and layout stay. What would come out is
read again before it takes the old file's place, and must say what was meant.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from medtrainer.content.faults import ContentProblem
from medtrainer.content.roster import FILE, read_roster
from medtrainer.content.written import FOR_ALL, write_over
from medtrainer.errors import EnvironmentProblem, RequestProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from medtrainer.model.roster import Learner, Roster

_NEW = (
    "# The people of this office. “medtrainer roster --help” tells how to change it.\nformat = 1\n"
)


def change_roster(
    folder: Path, change: Callable[[Roster], tuple[Learner, ...]]
) -> tuple[Learner, ...]:
    """Change people of a roster, or add some; return those that were changed.

    Args:
        folder: The office's folder.
        change: Returns, of the roster as it is by now, the people as they shall be: those with a
            new login are added, the others take the place of whoever has that login.

    Raises:
        RequestProblem: The roster has faults, or is built so that it must be changed by hand.
        EnvironmentProblem: It cannot be written.
    """
    with _alone(folder):
        roster, faults = read_roster(folder)
        if any(fault.severity == "error" for fault in faults):
            raise ContentProblem(faults)
        wanted = change(roster)
        if wanted:
            _save(folder, roster, wanted)
        return wanted


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other trainers who change the roster out; what they have changed is seen after that."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise EnvironmentProblem(
            f"The office's folder cannot be opened: {error.strerror}.", "Check the folder."
        ) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _save(folder: Path, roster: Roster, wanted: tuple[Learner, ...]) -> None:
    from tomlkit import document, parse  # only whoever changes people needs it
    from tomlkit.exceptions import TOMLKitError

    path = folder / FILE
    old = path.read_bytes().decode("utf-8-sig") if path.exists() else _NEW
    meant = {learner.login: learner for learner in (*roster.learners, *wanted)}
    try:
        text = _changed(parse(old) if old.strip() else document(), roster, wanted).as_string()
    except (TOMLKitError, AttributeError, TypeError, KeyError, ValueError) as error:
        raise _by_hand() from error
    _prove(folder, text, meant)
    write_over(path, text, FOR_ALL)


def _changed(file: Any, roster: Roster, wanted: tuple[Learner, ...]) -> Any:
    from tomlkit import aot, table

    if "learner" not in file:
        file["learner"] = aot()
    tables = file["learner"]
    by_login = {entry["login"]: entry for entry in tables}
    for learner in wanted:
        old = roster.by_login(learner.login)
        if old is None:
            new = table()
            new.trivia.indent = "\n"  # a blank line between people
            _fill(new, learner, None)
            tables.append(new)
        else:
            _fill(by_login[learner.login], learner, old)
    return file


def _fill(entry: Any, learner: Learner, old: Learner | None) -> None:
    """Write what differs from the old entry; what is empty is not written, or taken out."""
    for name in ("login", "name", "title", "site", "hired", "groups", "active"):
        value = getattr(learner, name)
        if old is not None and value == getattr(old, name):
            continue
        if name == "active":
            if not value or name in entry:
                entry[name] = value
        elif value:
            entry[name] = list(value) if isinstance(value, tuple) else value
        elif name in entry:
            del entry[name]


def _prove(folder: Path, text: str, meant: dict[str, Learner]) -> None:
    """Read what would be written, in a file of its own beside the old one."""
    from medtrainer.content.roster import read_roster_file

    trial = folder / f".{FILE}.{os.urandom(4).hex()}"
    write_over(trial, text, 0o600)
    try:
        read, faults = read_roster_file(trial)
    finally:
        trial.unlink(missing_ok=True)
    found = {learner.login: learner for learner in read.learners}
    if any(fault.severity == "error" for fault in faults) or found != meant:
        raise _by_hand()


def _by_hand() -> RequestProblem:
    return RequestProblem(
        f"{FILE} is written in a way that this cannot change without spoiling it.",
        "Change it by hand; it was left as it is.",
    )
