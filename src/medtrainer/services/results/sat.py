"""Attempts as trainers see them: whose they are, and what they are worth after every decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from medtrainer.exercises.grading import needed_rows
from medtrainer.gradebook.results import attempts_where
from medtrainer.gradebook.rows import from_ms
from medtrainer.gradebook.sheets import unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from medtrainer.gradebook.database import Database
    from medtrainer.gradebook.rows import AttemptRow
    from medtrainer.model.decision import Regrade
    from medtrainer.model.exercise import Mark

_DAY = 24 * 60 - 1
"""Minutes that a zone may be off, as Python has it."""


@dataclass(frozen=True, slots=True)
class Sat:
    """One attempt at a set.

    Attributes:
        row: The attempt as collected, with the marks that its own key gives.
        person: Login of whoever sat it: "areyes", "clinic/areyes", "areyes@north-1".
        right: Rows right after every regrade.
        critical_missed: Critical rows that were not, after every regrade.
        regrades: The regrades that have changed a mark of it.
    """

    row: AttemptRow
    person: str
    right: int
    critical_missed: int
    regrades: tuple[Regrade, ...] = ()

    @property
    def started(self) -> datetime:
        """When it began, in UTC."""
        return from_ms(self.row.started)

    @property
    def finished(self) -> datetime | None:
        """When it ended, in UTC, None while it has not."""
        return None if self.row.finished is None else from_ms(self.row.finished)

    @property
    def finished_on(self) -> date:
        """The learner's own day on which it ended, by the offset it recorded; else the start's."""
        zone = timezone(timedelta(minutes=max(-_DAY, min(_DAY, self.row.utc_offset))))
        ended = self.finished or self.started
        try:
            return ended.astimezone(zone).date()
        except OverflowError:  # a clock at the end of the calendar
            return ended.date()

    @property
    def score(self) -> float:
        """Share of rows right, 0 to 1."""
        return self.right / self.row.total_rows if self.row.total_rows else 0.0

    def passes(self, pass_mark: float | None) -> bool | None:
        """Tell whether it passes by a pass mark; None without a mark, or while it is not over.

        Needed are ceil(Decimal(str(mark)) × rows) and every critical row (formats.md, section 3).
        """
        needed = needed_rows(pass_mark, self.row.total_rows)
        if needed is None or self.row.finished is None:
            return None
        return self.right >= needed and not self.critical_missed


def sat_attempts(
    database: Database,
    regrades: Sequence[Regrade],
    *,
    per_machine: bool,
    quiz: str = "",
    login: str = "",
) -> list[Sat]:
    """Return the attempts that count, in the order of their starts.

    Args:
        database: The gradebook.
        regrades: The mended keys, oldest first.
        per_machine: Whether one login on two machines is two people.
        quiz: Only those at this set, "" for all.
        login: Only those of this account, "" for all.
    """
    by_quiz: dict[str, list[Regrade]] = {}
    for regrade in regrades:
        by_quiz.setdefault(regrade.quiz, []).append(regrade)
    regraded = {
        (row.machine, row.uid, row.attempt): row
        for changed in by_quiz
        if quiz in ("", changed)
        for row in attempts_where(database, quiz=changed, login=login, sheets=True)
    }
    return [
        _sat(
            regraded.get((row.machine, row.uid, row.attempt), row),
            by_quiz.get(row.quiz, ()),
            per_machine=per_machine,
        )
        for row in attempts_where(database, quiz=quiz, login=login)
    ]


def person_of(row: AttemptRow, *, per_machine: bool) -> str:
    """Return who sat an attempt (architecture.md, section 1)."""
    login = f"{row.login}/{row.learner}" if row.learner else row.login
    return f"{login}@{row.machine}" if per_machine else login


def _sat(row: AttemptRow, regrades: Sequence[Regrade], *, per_machine: bool) -> Sat:
    person = person_of(row, per_machine=per_machine)
    if not regrades or not row.sheets:
        return Sat(row, person, row.right_rows, row.critical_missed)
    marks = [mark for sheet in unpack(row.sheets) for mark in sheet.marks]
    judged = [is_right(mark, regrades) for mark in marks]
    used = tuple(
        regrade
        for regrade in regrades
        if any(mark.premise == regrade.duty and mark.right == regrade.was for mark in marks)
    )
    missed = sum(mark.critical and not right for mark, right in zip(marks, judged, strict=True))
    return Sat(row, person, sum(judged), missed, used)


def is_right(mark: Mark, regrades: Iterable[Regrade]) -> bool:
    """Tell whether a row is right after every regrade; of several the latest holds."""
    right = mark.is_right
    for regrade in regrades:
        if mark.premise == regrade.duty and mark.right == regrade.was:
            right = mark.chosen in regrade.right
    return right
