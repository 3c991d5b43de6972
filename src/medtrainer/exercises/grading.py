"""Judging answers by the recorded key, and what they add up to (assessment.md, section 2)."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from medtrainer.model.exercise import Mark, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from medtrainer.model.exercise import Exercise


def marks_by_key(exercise: Exercise, answers: Mapping[str, str | None]) -> tuple[Mark, ...]:
    """Judge every row of an exercise by its recorded key.

    Args:
        exercise: What was shown.
        answers: Premise id to chosen option id; a row that is missing or None was left empty.
    """
    return tuple(
        Mark(
            premise.id,
            exercise.key[premise.id],
            answers.get(premise.id),
            premise.critical,
        )
        for premise in exercise.premises
    )


@lru_cache(maxsize=1024)  # a trainer's list asks it a hundred thousand times, of a few marks
def needed_rows(pass_mark: float | None, rows: int) -> int | None:
    """Return how many rows must be right: ceil(Decimal(str(mark)) × rows), None without a mark.

    Decimal, because 0.7 × 10 is 7.000000000000001 in binary and would ask for 8 of 10.
    """
    if not pass_mark:
        return None
    return int((Decimal(str(pass_mark)) * rows).to_integral_value(ROUND_CEILING))


def beyond_chance(right: int, expected: float, rows: int) -> float:
    """Correct a number of right rows for guessing, unclamped: (R - E) / (n - E).

    With n rows of m options each E = n/m, and this is S_c = (mR/n - 1) / (m - 1) of
    assessment.md, section 2; with exercises of several sizes the expectations add up.

    Args:
        right: R, rows right.
        expected: E, rows right that pure guessing brings on average.
        rows: n, all rows; 0 gives 0.
    """
    return (right - expected) / (rows - expected) if rows > expected else 0.0


def expected_by_chance(exercises: Iterable[Exercise]) -> float:
    """Return how many rows guessing gets right on average: n/m an exercise, summed."""
    return sum(len(exercise.premises) / len(exercise.options) for exercise in exercises)


def result_of(
    exercises: Sequence[Exercise], marks: Sequence[tuple[Mark, ...]], pass_mark: float | None
) -> Result:
    """Add up an attempt: equal weights, empty is wrong, nothing is subtracted.

    Passed means at least the needed rows right and every critical row right. A critical duty that
    is asked twice must be right both times.

    Args:
        exercises: What was shown.
        marks: The rows judged, exercise by exercise.
        pass_mark: 0 to 1; None or 0 if nothing has to be passed.
    """
    rows = [mark for marked in marks for mark in marked]
    right = sum(mark.is_right for mark in rows)
    missed = tuple(mark.premise for mark in rows if mark.critical and not mark.is_right)
    needed = needed_rows(pass_mark, len(rows))
    return Result(
        right=right,
        total=len(rows),
        needed=needed,
        passed=None if needed is None else right >= needed and not missed,
        missed_critical=missed,
        beyond_chance=beyond_chance(right, expected_by_chance(exercises), len(rows)),
        marks=tuple(marks),
    )
