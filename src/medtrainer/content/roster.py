"""Reading roster.toml: the people of an office (formats.md, section 4)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from medtrainer.content.document import Document
from medtrainer.content.entries import read_format
from medtrainer.content.faults import Faults, shown
from medtrainer.content.fields import Fields
from medtrainer.content.files import CannotRead
from medtrainer.model.roster import Learner, Roster

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.model.fault import Fault

FILE = "roster.toml"


def read_roster(folder: Path) -> tuple[Roster, tuple[Fault, ...]]:
    """Return the people of an office and the faults of their file; faulty entries are left out.

    Args:
        folder: The office's folder.
    """
    path = folder / FILE
    if not os.path.lexists(path):  # a link that leads nowhere is a fault
        return Roster(), ()
    return read_roster_file(path)


def read_roster_file(path: Path) -> tuple[Roster, tuple[Fault, ...]]:
    """Return what `read_roster` returns, of a file that should be there."""
    try:
        document = Document(path)
    except CannotRead as error:
        return Roster(), (error.fault,)
    faults = Faults(document)
    top = Fields(document.data, (), faults)
    if not read_format(top, faults):
        return Roster(), faults.all()
    kept: dict[str, tuple[Learner, Fields]] = {}
    for number, table in top.tables("learner"):
        fields = Fields(table, ("learner", number), faults)
        learner = _learner(fields, faults)
        if learner and learner.login in kept:
            _note_twice(fields, kept[learner.login][1], learner.login, faults)
        elif learner:
            kept[learner.login] = learner, fields
    top.warn_of_unknown("roster.toml")
    return Roster(tuple(learner for learner, _ in kept.values())), faults.all()


def _learner(fields: Fields, faults: Faults) -> Learner | None:
    """Return one person, None where an entry has an error."""
    before = faults.errors
    if "login" not in fields:
        message, hint = "This person has no “login”.", "It is the name of the account."
        faults.error(fields.place, "missing-text", message, hint)
    login = fields.needed_text("login") if "login" in fields else None
    active = fields.flag("active")
    learner = Learner(
        login=login or "",
        name=fields.text("name") or "",
        title=fields.text("title") or "",
        site=fields.text("site") or "",
        hired=fields.day("hired"),
        groups=tuple(filter(None, fields.texts("groups") or ())),
        active=active is not False,
    )
    fields.warn_of_unknown("a person")
    return learner if faults.errors == before else None


def _note_twice(fields: Fields, first: Fields, login: str, faults: Faults) -> None:
    line = faults.line_of((*first.place, "login"))
    message = f"The login “{shown(login)}” was given before, in line {line}."
    faults.error((*fields.place, "login"), "duplicate-id", message, "Keep one of the two.")
