"""An attempt looked at afterwards: from its record alone, whatever the content says by now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medtrainer.exercises.grading import needed_rows, result_of
from medtrainer.exercises.kinds import KINDS, can_judge
from medtrainer.services.feedback import summary
from medtrainer.services.limits import withheld_until
from medtrainer.services.wording import count_of, opening_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from medtrainer.model.attempt import Attempt, Dispute, Finish, Opening, Sheet
    from medtrainer.model.exercise import Exercise, Mark, Result
    from medtrainer.services.sitting import Sitting

NOTHING_ANSWERED = "The record holds no answered exercise of this attempt."
"""What is said of an attempt without anything to look at."""

LEFT_OPEN = "You left before you answered this one."
"""What is said of a row that was not judged."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of an exercise, judged.

    Attributes:
        attempt: Id of the attempt.
        exercise: The exercise as it was shown.
        mark: The row judged.
        dispute: The latest dispute of this row, None if there is none.
    """

    attempt: str
    exercise: Exercise
    mark: Mark
    dispute: Dispute | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """One exercise of an attempt.

    Attributes:
        number: Its place in the attempt, from 1.
        sheet: The exercise with its answers; nothing can be answered any more.
        marks: The rows that were judged, by premise id: all of an exercise that was submitted, of
            one that was left those with an answer.
        is_known: Whether this version can show and judge it.
    """

    number: int
    sheet: Sheet
    marks: Mapping[str, Mark]
    is_known: bool

    @property
    def first(self) -> str:
        """Id of the first row that is wrong, else of the first."""
        wrong = (mark.premise for mark in self.marks.values() if not mark.is_right)
        return next(wrong, self.sheet.exercise.premises[0].id)


@dataclass(frozen=True, slots=True)
class Review:
    """An attempt with everything that was shown.

    Attributes:
        attempt: Its id.
        title: What it was called then.
        started: When it began, in UTC.
        exercises: How many exercises it has.
        pages: Those that were submitted or at least begun, in their order.
        result: How it came out: as recorded at its end, else what was answered by now.
        is_finished: Whether it came to its end.
        disputes: Its disputes, in their order.
        withheld_until: The day from which one sees what was right, None if that is now: until then
            no page has marks.
    """

    attempt: str
    title: str
    started: datetime
    exercises: int
    pages: tuple[Seen, ...]
    result: Result
    is_finished: bool
    disputes: tuple[Dispute, ...] = ()
    withheld_until: date | None = None

    def pair(self, place: int, premise: str) -> Pair | None:
        """Return a row of the page at a place, None if it was not judged."""
        exercise, mark = self.pages[place].sheet.exercise, self.pages[place].marks.get(premise)
        if mark is None:
            return None
        dispute = dispute_of(self.disputes, exercise.index, premise)
        return Pair(self.attempt, exercise, mark, dispute)

    def with_dispute(self, dispute: Dispute) -> Review:
        """Return the same with one more dispute."""
        return replace(self, disputes=(*self.disputes, dispute))


def review_of(attempt: Attempt, now: datetime) -> Review:
    """Return what there is to see of a recorded attempt by now."""
    review = _review(
        attempt.opening, attempt.started, attempt.sheets, attempt.finish, attempt.disputes
    )
    return _withheld(review, withheld_until(attempt.opening, now))


def review_of_sitting(sitting: Sitting) -> Review:
    """Return what there is to see of a sitting whose attempt has just ended."""
    review = _review(
        sitting.opening, sitting.started, sitting.sheets, sitting.result(), sitting.disputes
    )
    return _withheld(review, sitting.withheld_until)


def dispute_of(disputes: Iterable[Dispute], index: int, premise: str) -> Dispute | None:
    """Return the latest dispute of a row, None if there is none."""
    found = [d for d in disputes if (d.index, d.premise) == (index, premise)]
    return found[-1] if found else None


def _withheld(review: Review, until: date | None) -> Review:
    """Leave out of a review what its reader may not know before a day."""
    if until is None:
        return review
    pages = tuple(replace(page, marks={}) for page in review.pages)
    result = replace(review.result, marks=(), missed_critical=())
    return replace(review, pages=pages, result=result, withheld_until=until)


def outcome_words(review: Review) -> str:
    """Say how the whole attempt came out, or how far it went."""
    if review.is_finished:
        return summary(review.result)
    if review.withheld_until:
        return "Left before its end."
    right, answered = review.result.right, count_of(review.result.total, "answer")
    return f"Left before its end: {right} of {answered} right."


def unknown_kind(exercise: Exercise) -> str:
    """Say why an exercise cannot be shown."""
    if exercise.kind in KINDS:
        return (
            "The record of this exercise lacks its right answers, so it cannot be judged. What you"
            " answered is kept."
        )
    return (
        f"This exercise is of the kind “{exercise.kind}”, which this version of MedTrainer does not"
        " know. What you answered is kept. Update the program to see it."
    )


def _review(
    opening: Opening,
    started: datetime,
    sheets: Sequence[Sheet],
    end: Finish | Result | None,
    disputes: tuple[Dispute, ...],
) -> Review:
    seen = (_page(number, sheet) for number, sheet in enumerate(sheets, 1))
    pages = tuple(page for page in seen if page.sheet.submitted or page.marks)
    closed = (replace(page, sheet=replace(page.sheet, submitted=True)) for page in pages)
    return Review(
        attempt=opening.attempt,
        title=opening_title(opening),
        started=started,
        exercises=len(sheets),
        pages=tuple(closed),
        result=_result(pages, opening.pass_mark, end),
        is_finished=end is not None,
        disputes=disputes,
    )


def _page(number: int, sheet: Sheet) -> Seen:
    if not can_judge(sheet.exercise):
        return Seen(number, sheet, {}, is_known=False)
    marks = KINDS[sheet.exercise.kind].grade(sheet.exercise, sheet.answers)
    judged = {m.premise: m for m in marks if sheet.submitted or m.chosen is not None}
    return Seen(number, sheet, judged, is_known=True)


def _result(pages: Sequence[Seen], pass_mark: float | None, end: Finish | Result | None) -> Result:
    known = [page for page in pages if page.is_known]
    exercises = [page.sheet.exercise for page in known]
    counted = result_of(exercises, [tuple(page.marks.values()) for page in known], pass_mark)
    if end is None:
        return counted
    # The recorded end is what counted, also where this version cannot judge every exercise.
    return replace(
        counted,
        right=end.right,
        total=end.total,
        needed=needed_rows(pass_mark, end.total),
        passed=end.passed,
    )
