"""Statistics of a set from what was collected: everybody's first attempt, after every regrade."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medtrainer.gradebook.results import first_finished
from medtrainer.gradebook.sheets import unpack
from medtrainer.services.results.sat import person_of
from medtrainer.services.results.sets import find_sat_set, sat_sets
from medtrainer.services.results.wordings import Wordings
from medtrainer.statistics.items import Form, SetStatistics, statistics_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medtrainer.gradebook.rows import AttemptRow
    from medtrainer.model.decision import Regrade
    from medtrainer.model.exercise import Mark
    from medtrainer.services.results.desk import Desk


@dataclass(frozen=True, slots=True)
class SetReport:
    """How a set was answered.

    Attributes:
        quiz: Id of the set.
        title: Its title.
        statistics: The figures.
        wordings: What its duties and positions are called.
    """

    quiz: str
    title: str
    statistics: SetStatistics
    wordings: Wordings


def set_report(desk: Desk, named: str) -> SetReport:
    """Return the statistics of a set, named by id or title.

    Raises:
        RequestProblem: There is no such set.
    """
    quiz = find_sat_set(desk, named)
    regrades = [regrade for regrade in desk.regrades if regrade.quiz == quiz]
    firsts = first_attempts(desk, quiz)
    forms = [_forms(row, regrades) for row in firsts]
    wordings = Wordings(desk.workspace.office.catalogue, desk.database)
    return SetReport(quiz, sat_sets(desk)[quiz], statistics_of(forms), wordings)


def first_attempts(desk: Desk, quiz: str) -> list[AttemptRow]:
    """Return everybody's first finished attempt at a set, by the recorded starts.

    Somebody whose first attempt this version cannot judge has none: a second is no first.
    """
    firsts: dict[str, AttemptRow] = {}
    for row in first_finished(desk.database, quiz):
        firsts.setdefault(person_of(row, per_machine=desk.per_machine), row)
    return [row for row in firsts.values() if row.sheets]


def _forms(row: AttemptRow, regrades: Sequence[Regrade]) -> tuple[Form, ...]:
    return tuple(
        Form(sheet.reuse, tuple(_regraded(mark, regrades) for mark in sheet.marks))
        for sheet in unpack(row.sheets)
    )


def _regraded(mark: Mark, regrades: Sequence[Regrade]) -> Mark:
    """Return a row with the key that holds by now, of several regrades the latest.

    Where several positions are right now, the key is the one that was chosen.
    """
    held = [r.right for r in regrades if mark.premise == r.duty and mark.right == r.was]
    if not held:
        return mark
    right = mark.chosen if mark.chosen and mark.chosen in held[-1] else min(held[-1])
    return replace(mark, right=right)
