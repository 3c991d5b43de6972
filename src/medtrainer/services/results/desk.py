"""What a trainer works with: the gradebook, the people, what was assigned and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.content.assignments import read_assignments
from medtrainer.content.decisions import of_kind, read_decisions
from medtrainer.content.roster import read_roster
from medtrainer.model.decision import Regrade
from medtrainer.model.roster import Learner
from medtrainer.services.assigned import assigned_to_all
from medtrainer.services.results.grades import grade_of, longest_overdue_first
from medtrainer.services.results.sat import sat_attempts

if TYPE_CHECKING:
    from medtrainer.content.assignments import Assignments
    from medtrainer.gradebook.database import Database
    from medtrainer.model.decision import Decision
    from medtrainer.model.fault import Fault
    from medtrainer.model.quiz import QuizSet
    from medtrainer.model.roster import Roster
    from medtrainer.services.results.grades import Grade
    from medtrainer.services.results.sat import Sat
    from medtrainer.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Desk:
    """A trainer's view of an office, as it was read.

    Attributes:
        workspace: Who the trainer is, and in which office.
        database: The gradebook.
        roster: The people.
        acts: Everything that was assigned.
        decisions: Everything that was decided, oldest first.
        faults: What could not be read of these files.
    """

    workspace: Workspace
    database: Database
    roster: Roster
    acts: Assignments
    decisions: tuple[Decision, ...]
    faults: tuple[Fault, ...]

    @property
    def per_machine(self) -> bool:
        """Whether one login on two machines is two people."""
        return self.workspace.office.facts.logins == "per-machine"

    @property
    def sets(self) -> dict[str, QuizSet]:
        """The office's quiz sets by id."""
        return {quiz.id: quiz for quiz in self.workspace.office.sets}

    @property
    def regrades(self) -> tuple[Regrade, ...]:
        """The mended keys, oldest first."""
        return of_kind(self.decisions, Regrade)

    def attempts(self, *, quiz: str = "", login: str = "") -> list[Sat]:
        """Return the attempts that count, in the order of their starts.

        Args:
            quiz: Only those at this set, "" for all.
            login: Only those of this account, "" for all.
        """
        return sat_attempts(
            self.database,
            self.regrades,
            per_machine=self.per_machine,
            quiz=quiz,
            login=login,
        )

    def learner(self, person: str) -> Learner:
        """Return a person of the roster, or one of whom only the login is known."""
        return self.roster.by_login(person) or Learner(person)


def read_desk(workspace: Workspace, database: Database) -> Desk:
    """Read what a trainer works with; what cannot be read is among the faults."""
    folder = Path(workspace.office.folder)
    roster, roster_faults = read_roster(folder)
    acts = read_assignments(folder)
    decisions, decision_faults = read_decisions(folder)
    faults = (*roster_faults, *acts.faults, *decision_faults)
    return Desk(workspace, database, roster, acts, decisions, faults)


def gradebook(desk: Desk) -> list[Grade]:
    """Return how everybody stands in everything, people by name and sets by title.

    Leavers are kept. A set that a person sat without being asked has a row of its own.
    """
    sat: dict[tuple[str, str], list[Sat]] = {}
    for attempt in desk.attempts():
        sat.setdefault((attempt.person, attempt.row.quiz), []).append(attempt)
    now, sets = desk.workspace.now(), desk.sets
    rows: list[Grade] = []
    asked: set[tuple[str, str]] = set()
    for learner, assigned in assigned_to_all(desk.roster, desk.acts):
        key = (learner.login, assigned.assignment.quiz)
        if not learner.active and key not in sat:
            continue  # who has left has nothing to do; what they did stays
        asked.add(key)
        rows.append(grade_of(learner, key[1], assigned, sat.get(key, ()), sets, now))
    people = {learner.login: learner for learner in desk.roster.learners}
    for (person, quiz), attempts in sat.items():
        if (person, quiz) not in asked:
            learner = people.get(person) or Learner(person, name=attempts[-1].row.name)
            rows.append(grade_of(learner, quiz, None, attempts, sets, now))
    return sorted(rows, key=_by_name)


def missing(desk: Desk) -> list[Grade]:
    """Return who has not done what was assigned to them, the longest overdue first."""
    return longest_overdue_first(
        grade for grade in gradebook(desk) if grade.is_missing and grade.learner.active
    )


def _by_name(grade: Grade) -> tuple[str, str, str, bool]:
    learner = grade.learner
    return learner.called.casefold(), learner.login, grade.title.casefold(), grade.assigned is None
