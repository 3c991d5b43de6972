"""What every service works on: the office, the person, the record, the clock."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer import settings
from medtrainer.content.facts import read_facts
from medtrainer.content.office import load_catalogue, load_office
from medtrainer.errors import RequestProblem
from medtrainer.journal.place import find_place
from medtrainer.model.office import Office
from medtrainer.model.roster import Learner
from medtrainer.services.identity import current_person, is_shared, learner_of, listed_as

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.journal.place import Place
    from medtrainer.model.attempt import Person


_UNLISTED = Learner("")


@dataclass(frozen=True, slots=True)
class Workspace:
    """One person in one office.

    Attributes:
        office: The office as read from its folder.
        data: The person's own data folder; it need not exist.
        place: Where the person's record is.
        person: Who it is.
        host: Name of the machine.
        now: Tells the time, in UTC.
        stopwatch: Tells elapsed time in seconds; never goes back.
        new_id: Makes a random id of 32 hexadecimal digits.
        utc_offset: Tells the machine's offset from UTC, in minutes, at a time.
        crowded: Whether several people use this account.
        listed: The person as the office's roster has them, else by their login alone.
        kiosk: Whether this is a kiosk, which has no trainer's area (terminal.md, section 5).
    """

    office: Office
    data: Path
    place: Place
    person: Person
    host: str
    now: Callable[[], datetime]
    stopwatch: Callable[[], float]
    new_id: Callable[[], str]
    utc_offset: Callable[[datetime], int]
    crowded: bool = False
    listed: Learner = _UNLISTED
    kiosk: bool = False


def open_workspace(
    office: str | None = None,
    data: str | None = None,
    *,
    roles: str | None = None,
    learner: str | None = None,
    kiosk: bool = False,
) -> Workspace:
    """Open the office in use for the person of this process.

    Args:
        office: Folder that the person named, if any.
        data: Data folder that the person named, if any.
        roles: Roles file to work with in place of the office's roles and sets, if any.
        learner: Which of the people who share the account it is, if that was said.
        kiosk: Whether this is a kiosk; there, the administrator says who the learner is.

    Raises:
        ContentProblem: The roles cannot be used.
        UsageProblem: A learner was named who cannot be one.
    """
    person = own_person(office, learner, kiosk=kiosk)
    folder, host = settings.office_folder(office), os.uname().nodename
    facts = read_facts(folder)[0]
    listed = listed_as(person, folder, facts, host)
    return Workspace(
        office=_office(folder, roles),
        data=settings.data_folder(data),
        place=own_place(office, data),
        person=replace(person, name=listed.name or person.name, title=listed.title),
        host=host,
        now=lambda: datetime.now(UTC),
        stopwatch=time.monotonic,
        new_id=lambda: os.urandom(16).hex(),
        utc_offset=local_offset,
        crowded=is_shared(current_person(), facts),
        listed=listed,
        kiosk=kiosk,
    )


def _office(folder: Path, roles: str | None) -> Office:
    """Return the office of a folder, or one of just a roles file, recorded in the same place."""
    if roles is None:
        return load_office(folder)
    return Office(folder=str(folder), catalogue=load_catalogue(Path(roles))[0])


def own_person(
    office: str | None = None, learner: str | None = None, *, kiosk: bool = False
) -> Person:
    """Return the person of this process; the office may be faulty. See `open_workspace`.

    Raises:
        RequestProblem: A learner was named, and what the office says of shared accounts is faulty.
        UsageProblem: A learner was named who cannot be one.
    """
    account = current_person()
    if learner is None:
        return account
    facts, faults = read_facts(settings.office_folder(office))
    if any(fault.severity == "error" for fault in faults):
        raise RequestProblem(
            "The office's office.toml has faults, so which accounts are shared is not known.",
            "“medtrainer check” shows them.",
        )
    return learner_of(account, learner, facts, forced=kiosk)


def own_place(office: str | None = None, data: str | None = None) -> Place:
    """Return where the record of this process's person is; the office may be faulty.

    Raises:
        RequestProblem: There is no such office.
    """
    folder, own = settings.office_folder(office), settings.data_folder(data)
    if not folder.is_dir():
        raise RequestProblem(f"There is no office at {folder}/roles.toml.", "Check the folder.")
    return find_place(folder, own, os.getuid(), os.uname().nodename)


def local_offset(moment: datetime) -> int:
    """Return the machine's offset from UTC at a moment, in minutes."""
    offset = moment.astimezone().utcoffset()
    return round(offset.total_seconds() / 60) if offset else 0
