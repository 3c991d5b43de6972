"""What the sheets of an attempt are worth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medtrainer.exercises.grading import result_of
from medtrainer.exercises.kinds import KINDS, can_judge
from medtrainer.journal.events import finished, submitted
from medtrainer.journal.shape import BIGGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medtrainer.model.attempt import Attempt, Opening, Sheet
    from medtrainer.model.exercise import Exercise, Mark, Result


def marks_of(sheet: Sheet) -> tuple[Mark, ...]:
    """Return the rows of a sheet judged; empty rows are wrong."""
    return KINDS[sheet.exercise.kind].grade(sheet.exercise, sheet.answers)


def is_judged(attempt: Attempt) -> bool:
    """Tell whether this version can judge every exercise of an attempt."""
    return all(can_judge(sheet.exercise) for sheet in attempt.sheets)


def result_of_sheets(opening: Opening, sheets: Sequence[Sheet]) -> Result:
    """Return how an attempt with these sheets stands; empty rows are wrong.

    In practice, rows left empty in the open exercise are no mistake: somebody just stopped.
    """
    exercises = [_counted(opening, sheet) for sheet in sheets]
    marks = [
        KINDS[exercise.kind].grade(exercise, sheet.answers)
        for exercise, sheet in zip(exercises, sheets, strict=True)
    ]
    return result_of(exercises, marks, opening.pass_mark)


def submission_of(opening: Opening, sheet: Sheet) -> dict[str, object]:
    """Return the event that closes one exercise."""
    marks = marks_of(sheet)
    right = sum(mark.is_right for mark in marks)
    return submitted(opening.attempt, sheet.exercise.index, right, len(marks))


def finish_of(opening: Opening, sheets: Sequence[Sheet], ms: int) -> dict[str, object]:
    """Return the event that closes an attempt after so many milliseconds."""
    end = result_of_sheets(opening, sheets)
    spent = min(ms, BIGGEST)  # hostile times must not make an end that is never read
    return finished(opening.attempt, end.right, end.total, end.score, end.passed, spent)


def _counted(opening: Opening, sheet: Sheet) -> Exercise:
    """Return the exercise with the rows that count by now."""
    if opening.purpose != "practice" or sheet.submitted:
        return sheet.exercise
    rows = sheet.exercise.premises
    answered_ones = tuple(row for row in rows if sheet.answers.get(row.id) is not None)
    return replace(sheet.exercise, premises=answered_ones)
