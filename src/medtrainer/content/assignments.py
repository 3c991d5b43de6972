"""Reading assignments/*.toml: what was assigned, overridden and withdrawn (formats.md, section 4).

Whatever is changed later is a new file, so that no file is ever touched: an override names a person
in place of `to`, and a withdrawal names the file that no longer holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medtrainer.content.document import Document
from medtrainer.content.entries import read_format
from medtrainer.content.faults import Faults, shown
from medtrainer.content.fields import Fields
from medtrainer.content.files import CannotRead, toml_files
from medtrainer.content.quizzes import MOST_ATTEMPTS, MOST_MINUTES
from medtrainer.model.assignment import Assignment, Override, Terms, Withdrawal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from medtrainer.model.fault import Fault

FOLDER = "assignments"

_WHERE = 200
"""Most characters of one addressee."""

Act = Assignment | Override | Withdrawal


@dataclass(frozen=True, slots=True)
class Assignments:
    """Everything that was assigned, in the order in which it was.

    Attributes:
        assignments: All assignments, withdrawn or not.
        overrides: All overrides, withdrawn or not.
        withdrawn: Stem of what no longer holds, and what ended it.
        faults: What was found wrong; files with errors are left out.
    """

    assignments: tuple[Assignment, ...] = ()
    overrides: tuple[Override, ...] = ()
    withdrawn: dict[str, Withdrawal] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    @property
    def holding(self) -> tuple[Assignment, ...]:
        """The assignments that nobody has withdrawn."""
        return tuple(act for act in self.assignments if act.stem not in self.withdrawn)

    @property
    def holding_overrides(self) -> tuple[Override, ...]:
        """The overrides that nobody has withdrawn."""
        return tuple(act for act in self.overrides if act.stem not in self.withdrawn)


def read_assignments(folder: Path) -> Assignments:
    """Return everything that was assigned in an office.

    Args:
        folder: The office's folder.
    """
    acts: list[Act] = []
    faults: list[Fault] = []
    for path in toml_files(folder / FOLDER):
        act, found = read_act(path)
        faults.extend(found)
        if act:
            acts.append(act)
    acts.sort(key=lambda act: (act.assigned_at, act.stem))
    return Assignments(
        tuple(act for act in acts if isinstance(act, Assignment)),
        tuple(act for act in acts if isinstance(act, Override)),
        {act.withdraws: act for act in acts if isinstance(act, Withdrawal)},
        tuple(faults),
    )


@dataclass(frozen=True, slots=True)
class Known:
    """What the office around an assignment has, for whoever checks it.

    Attributes:
        sets: Ids of its quiz sets.
        reaches: Tells whether addressees reach anybody.
    """

    sets: frozenset[str]
    reaches: Callable[[tuple[str, ...]], bool]


def read_act(path: Path, known: Known | None = None) -> tuple[Act | None, tuple[Fault, ...]]:
    """Return what one file says, None where it has an error, and its faults.

    Args:
        path: The file.
        known: What the office has, if what it lacks is to be warned of.
    """
    try:
        document = Document(path)
    except CannotRead as error:
        return None, (error.fault,)
    faults = Faults(document)
    fields = Fields(document.data, (), faults)
    if not read_format(fields, faults):
        return None, faults.all()
    act = _act(fields, path.stem, faults)
    fields.warn_of_unknown("an assignment")
    if known and act and not isinstance(act, Withdrawal):
        _warn_of_lost(act, known, faults)
    return (None if faults.has_errors else act), faults.all()


def _warn_of_lost(act: Assignment | Override, known: Known, faults: Faults) -> None:
    if act.quiz not in known.sets:
        message = f"There is no quiz set “{shown(act.quiz)}” in this office."
        hint = faults.nearest(act.quiz, known.sets, "Correct the id, or withdraw this.")
        faults.warn(("quiz",), "unplayable-set", message, hint)
    if isinstance(act, Assignment) and not known.reaches(act.to):
        hint = "Correct the names; “medtrainer roster list” shows everybody."
        faults.warn(("to",), "out-of-range", "This reaches nobody in the roster.", hint)


def _act(fields: Fields, stem: str, faults: Faults) -> Act | None:
    by, at = fields.text("assigned_by") or "", fields.moment("assigned_at")
    if "assigned_at" not in fields:
        hint = "Write assigned_at = 2026-11-22T09:00:00Z: attempts from then on count."
        faults.error((), "missing-text", "This file does not say when it was written.", hint)
    if at is None:
        return None
    if "withdraws" in fields:
        withdraws = fields.needed_text("withdraws", _WHERE)
        return Withdrawal(stem, withdraws, by, at) if withdraws else None
    quiz = _needed(fields, "quiz", faults)
    terms = _terms(fields)
    content = fields.text("content", _WHERE) or ""
    if "override" in fields:
        login = fields.needed_text("override")
        return Override(stem, login, quiz, terms, by, at) if login and quiz else None
    to = tuple(filter(None, fields.texts("to", _WHERE) or ()))
    if not to:
        hint = 'Write to = ["areyes", "group:new", "site:north", "title:Medical assistant"].'
        faults.error(("to",) if "to" in fields else (), "missing-text", "Nobody is named.", hint)
    return Assignment(stem, quiz, to, terms, by, at, content) if quiz and to else None


def _needed(fields: Fields, key: str, faults: Faults) -> str | None:
    if key not in fields:
        message, hint = f"This file has no “{key}”.", "Write the id of the quiz set."
        faults.error((), "missing-text", message, hint)
        return None
    return fields.needed_text(key)


def _terms(fields: Fields) -> Terms:
    return Terms(
        due=fields.day("due"),
        attempts=fields.whole("attempts", 0, MOST_ATTEMPTS),
        pass_mark=fields.number("pass_mark", 0, 1),
        minutes=fields.whole("minutes", 0, MOST_MINUTES),
    )
