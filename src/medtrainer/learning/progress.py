"""From attempts to answers: what counts as answered, by duty, position and learning day."""

from __future__ import annotations

from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from medtrainer.exercises.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from medtrainer.model.attempt import Attempt, Sheet

NIGHT = 4 * 60
"""Minutes after midnight at which a learning day begins: a late shift is one day."""


class CardAnswer(NamedTuple):
    """One answer to one card: a duty of one position.

    A tuple, because a record holds thousands.

    Attributes:
        day: The learning day on which it was given.
        turn: Its place in the record: what came first is told by it, as a clock may be set back.
        duty: Id of the duty.
        role: Id of the position that does it.
        right: Whether it was right.
        chosen: Id of the position that was chosen, None where the row was left empty.
    """

    day: date
    turn: int
    duty: str
    role: str
    right: bool
    chosen: str | None = None


def learning_day(moment: datetime, utc_offset: int) -> date:
    """Return the day a moment counts to: local time less 4 hours.

    Args:
        moment: A time in UTC.
        utc_offset: The learner's offset from UTC, in minutes.
    """
    try:
        return (moment + timedelta(minutes=utc_offset - NIGHT)).date()
    except OverflowError:  # the first or last day of the calendar: no record may make this fail
        return moment.date()


def card_answers(attempts: Iterable[Attempt]) -> tuple[CardAnswer, ...]:
    """Return every answer of a record that counts, oldest first; the attempts in any order.

    Final are the rows of a submitted exercise, the empty ones as wrong, and in an open one the rows
    that were judged at once. Practice counts, a preview does not. Exercises of an unknown kind, and
    those that ask for no position, are left out.
    """
    counted = [attempt for attempt in attempts if attempt.opening.purpose != "preview"]
    answers = [answer for attempt in counted for answer in _of_attempt(attempt)]
    answers.sort(key=attrgetter("turn"))  # stable: one submission's rows stay in their order
    return tuple(answers)


def _of_attempt(attempt: Attempt) -> Iterator[CardAnswer]:
    at_once = attempt.opening.rules.feedback == "at-once"
    for sheet in attempt.sheets:
        if sheet.submitted or (at_once and sheet.answered):
            yield from _of_sheet(sheet, sheet.at or attempt.last_at, attempt.opening.utc_offset)


def _of_sheet(sheet: Sheet, at: datetime, utc_offset: int) -> Iterator[CardAnswer]:
    exercise = sheet.exercise
    kind = KINDS.get(exercise.kind)
    if kind is None or not exercise.key:
        return
    day = learning_day(at, utc_offset)
    for mark in kind.grade(exercise, sheet.answers):
        if sheet.submitted or mark.chosen is not None:
            yield CardAnswer(day, sheet.turn, mark.premise, mark.right, mark.is_right, mark.chosen)
