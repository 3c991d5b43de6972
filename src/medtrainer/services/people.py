"""The people of an office: adding, importing, leaving."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medtrainer.content.faults import ContentProblem
from medtrainer.content.roster import read_roster
from medtrainer.content.roster_edit import change_roster
from medtrainer.errors import EnvironmentProblem, RequestProblem
from medtrainer.importers.roster_csv import LIMIT, read_people
from medtrainer.services.suggestions import nearest
from medtrainer.services.trainers import require_trainer
from medtrainer.text import findings, visible

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from medtrainer.importers.roster_csv import BadRow
    from medtrainer.model.roster import Learner, Roster
    from medtrainer.services.workspace import Workspace

_DOING = "change the roster"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import has done.

    Attributes:
        added: How many people are new.
        changed: How many were there and have changed.
        same: How many were there as they are.
        bad: The lines that could not be imported.
        passed_over: Headings of columns that nobody needs.
        done: Whether anything was imported at all.
    """

    added: int
    changed: int
    same: int
    bad: tuple[BadRow, ...]
    passed_over: tuple[str, ...]
    done: bool


def list_people(workspace: Workspace) -> Roster:
    """Return everybody in the roster.

    Raises:
        EnvironmentProblem: This is no trainer.
        ContentProblem: The roster has faults.
    """
    roster, faults = read_roster(require_trainer(workspace, "see the roster"))
    if any(fault.severity == "error" for fault in faults):
        raise ContentProblem(faults)
    return roster


def add_person(workspace: Workspace, learner: Learner) -> None:
    """Add a person to the roster.

    Raises:
        RequestProblem: The login is there already, or a text holds what must not be in a file.
        EnvironmentProblem: This is no trainer, or the roster cannot be written.
    """
    folder = require_trainer(workspace, _DOING)
    _require_harmless(learner)

    def change(roster: Roster) -> tuple[Learner, ...]:
        if roster.by_login(learner.login):
            raise RequestProblem(
                f"“{visible(learner.login)}” is in the roster already.",
                "“medtrainer roster list” shows everybody.",
            )
        return (learner,)

    change_roster(folder, change)


def leave(workspace: Workspace, login: str) -> Learner:
    """Note that a person has left; they and all their results stay.

    Raises:
        RequestProblem: Nobody has this login.
        EnvironmentProblem: This is no trainer, or the roster cannot be written.
    """
    folder = require_trainer(workspace, _DOING)
    found: list[Learner] = []

    def change(roster: Roster) -> tuple[Learner, ...]:
        learner = roster.by_login(login)
        if learner is None:
            raise RequestProblem(
                f"Nobody in the roster has the login “{visible(login)}”.",
                nearest(
                    login,
                    (one.login for one in roster.learners),
                    "“medtrainer roster list” shows everybody.",
                ),
            )
        found.append(replace(learner, active=False))
        return tuple(found) if learner.active else ()

    change_roster(folder, change)
    return found[0]


def import_people(workspace: Workspace, path: Path, *, skip_bad: bool) -> Imported:
    """Take people from a CSV file: new ones are added, others changed in the columns it has.

    Args:
        workspace: Who imports.
        path: The file.
        skip_bad: Whether to import the good lines of a file with bad ones.

    Raises:
        RequestProblem: The file is no such CSV.
        EnvironmentProblem: This is no trainer, or a file cannot be read or written.
    """
    folder = require_trainer(workspace, _DOING)
    people = read_people(_bytes(path))
    counts = {"added": 0, "changed": 0, "same": 0}

    def change(roster: Roster) -> tuple[Learner, ...]:
        known = {learner.login: learner for learner in roster.learners}
        wanted: list[Learner] = []
        for learner in people.learners:
            old = known.get(learner.login)
            new = _merged(old, learner, people.given) if old else learner
            kind = "same" if new == old else "changed" if old else "added"
            counts[kind] += 1
            if kind != "same":
                wanted.append(new)
        return tuple(wanted)

    done = not people.bad or skip_bad
    if done:
        change_roster(folder, change)
    return Imported(**counts, bad=people.bad, passed_over=people.passed_over, done=done)


def _merged(old: Learner, new: Learner, given: Collection[str]) -> Learner:
    """Return a person with what the file says of them; who is in the file works here again."""
    changes = {name: getattr(new, name) for name in given}
    return replace(old, **changes, active=True)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except OSError as error:
        raise EnvironmentProblem(
            f"{visible(str(path))} cannot be read: {error.strerror}.", "Check the name."
        ) from error


def _require_harmless(learner: Learner) -> None:
    for text in (learner.login, learner.name, learner.title, learner.site, *learner.groups):
        hostile = next((found.name for found in findings(text) if found.hostile), None)
        if hostile:
            raise RequestProblem(
                f"The character {hostile} must not be in a roster.", "Type the text anew."
            )
    if not learner.login.strip():
        raise RequestProblem("A person needs a login.", "It is the name of the account.")
