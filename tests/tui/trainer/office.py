"""Thirty people of six sites, as a trainer finds them on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from medtrainer.gradebook.opening import open_gradebook
from medtrainer.model.attempt import Person
from medtrainer.services.workspace import open_workspace
from tests.gradebook import world
from tests.gradebook.world import owner
from tests.services.results.test_transcript import disputed
from tests.services.results.world import ANA, NOW, ROSTER, Office, in_days

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.services.workspace import Workspace

FIRST = (
    "Amy Bo Cleo Dan Eva Finn Gia Hugo Ida Jon Kim Leo Mia Ned Ola Pia Quin Rhea Sam Tia Uri Vera"
    " Wes Xena Yan Zoe Abe Bea"
).split()
SITES = ("north", "south", "east", "west", "harbor", "downtown")


def busy_office(folder: Path) -> Office:
    """Write an office in which much is late, some things are mixed up, and a pair is doubted."""
    folder.mkdir()
    world._attempts = count(1)  # pictures show the ids of attempts
    office = Office(folder, None)
    people = [
        f'[[learner]]\nlogin = "{name.lower()}"\nname = "{name} Moore"\nsite = "{SITES[n % 6]}"\n'
        f'title = "Medical coder"\ngroups = ["new"]\n'
        for n, name in enumerate(FIRST)
        if name != "Cleo"
    ]
    (folder / "roster.toml").write_text("\n".join([ROSTER, *people]), encoding="utf-8")
    office.assign(due=in_days(-4), attempts=3)
    office.assign("a2", quiz="other", to=("site:north",), due=in_days(2))
    with open_gradebook(folder / "gradebook") as database:
        office.database = database
        disputed(office)
        for number, name in enumerate(FIRST[3:20]):
            who = owner(3000 + number, name.lower())
            answers = ("rn" if number % 3 else "ma", "biller" if number % 4 else "rn")
            office.sat(who, answers, days=1 + number % 5)
        office.sat(ANA, days=8)
    office.database = None
    return office


def trainer_of(office: Office, workspace: Workspace) -> Workspace:
    """Return Dana's workspace in that office, with the data and the clock of a test."""
    opened = open_workspace(str(office.folder), str(workspace.data))
    return replace(
        opened,
        person=Person(uid=1001, login="dmorgan", name="Dana Morgan"),
        host="desk-1",  # the records that were collected lie on another machine
        now=lambda: NOW + timedelta(hours=1),
        stopwatch=workspace.stopwatch,
        new_id=workspace.new_id,
        utc_offset=workspace.utc_offset,
    )
