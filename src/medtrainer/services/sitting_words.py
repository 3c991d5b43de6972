"""How a sitting stands, for every front end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medtrainer.model.exercise import Mark
    from medtrainer.services.sitting import Sitting


OPEN_ELSEWHERE = "This is also open elsewhere. Both work, and both are recorded."
"""What a session is told that finds another one of the same person at the record."""


def judged(sitting: Sitting) -> Mapping[str, Mark]:
    """Return the rows that may be shown as right or wrong by now, by premise id."""
    if sitting.withheld_until:
        return {}
    if sitting.sheet.submitted:
        return {mark.premise: mark for mark in sitting.marks()}
    if sitting.at_once:
        return {m.premise: m for m in sitting.marks() if m.chosen is not None}
    return {}


def empty_rows(sitting: Sitting) -> int:
    """Return how many rows of the exercise hold no answer."""
    return len(sitting.sheet.exercise.premises) - sitting.sheet.answered


def next_words(sitting: Sitting) -> str:
    """Say what comes after this exercise."""
    return "next exercise" if sitting.goes_on else "result"
