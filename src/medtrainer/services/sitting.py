"""One person at one attempt: every answer is durable before anybody sees that it counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from medtrainer.journal.events import answered, exercise_shown
from medtrainer.model.attempt import Sheet
from medtrainer.services.judging import finish_of, marks_of, result_of_sheets, submission_of
from medtrainer.services.limits import Countdown, withheld_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from medtrainer.journal.writer import Journal
    from medtrainer.model.attempt import Attempt, Dispute, Opening
    from medtrainer.model.exercise import Exercise, Mark, Result


class Sitting:
    """An attempt in progress, without any screen.

    Each step appends to the journal first and changes what it shows only then; if the journal
    raises, nothing has changed and the step can be tried again.

    Attributes:
        opening: What was fixed when the attempt started.
        sheets: The exercises shown so far with their answers, in order; of a set that is all.
        place: Index of the exercise that is worked on.
        alone: Whether no other session of this person is open on the record.
        started: When the attempt began, in UTC.
        disputes: Pairs that the learner doubts, in the order of the doubts.
        ran_out: Whether the time limit has ended it in this sitting.
    """

    def __init__(
        self,
        attempt: Attempt,
        journal: Journal,
        stopwatch: Callable[[], float],
        reread: Callable[[], Attempt | None] = lambda: None,
        more: Iterator[Exercise] | None = None,
    ) -> None:
        """Sit down at an attempt, new or resumed, with its journal open.

        `reread` returns the attempt as it is recorded by now: what another session of the same
        person has answered is taken over, so that the marks are those of the record. `more` yields
        the exercises of a practice after those of the attempt, each recorded when it is first
        shown. What was cut off after its last submission is closed now, or when its time is over.
        """
        self.opening: Opening = attempt.opening
        self.sheets: list[Sheet] = list(attempt.sheets)
        self.place = min(attempt.current, len(attempt.sheets) - 1)
        self.alone = journal.alone
        self.started = attempt.started
        self.disputes = attempt.disputes
        self._journal = journal
        self._stopwatch = stopwatch
        self._spent_before = attempt.answer_ms
        self._began = self._last = stopwatch()
        self._countdown = Countdown(attempt, journal.now, stopwatch)
        self.ran_out = False
        self._reread = reread
        self._more = more
        self._upcoming: Exercise | None = None
        self._left = False
        self._finished = attempt.finish is not None
        if attempt.current == len(attempt.sheets) and not self._finished:
            self._journal.append(self._finished_event(self.sheets))
            self._finished = True
        self.hand_in_if_over()
        if self._finished:
            self._journal.close()  # nothing is left to write, so other sittings need not wait

    @property
    def sheet(self) -> Sheet:
        """The exercise that is worked on, with its answers."""
        return self.sheets[self.place]

    @property
    def total(self) -> int | None:
        """How many exercises there are in all, None where practice goes on without end."""
        return len(self.sheets) if self._more is None else self.opening.exercises

    @property
    def goes_on(self) -> bool:
        """Whether there is an exercise to turn to."""
        return self._first_open() is not None or self._peek() is not None

    @property
    def at_once(self) -> bool:
        """Whether each answer is judged as it is given, and final."""
        return self.opening.rules.feedback == "at-once"

    @property
    def time_left(self) -> timedelta | None:
        """What is left of the time limit, None without one."""
        return self._countdown.left

    @property
    def is_over(self) -> bool:
        """Whether the time limit has run out; nothing can be answered any more then."""
        return self.time_left == timedelta()

    @property
    def withheld_until(self) -> date | None:
        """The day from which the learner may see what was right, None if that is now."""
        return withheld_until(self.opening, self._journal.now())

    @property
    def is_finished(self) -> bool:
        """Whether the attempt is closed."""
        return self._finished

    def can_answer(self, premise: str) -> bool:
        """Tell whether a row may still be answered or changed."""
        sheet = self.sheet
        if sheet.submitted or self._left or self.is_over:
            return False
        return not (self.at_once and sheet.answers.get(premise) is not None)

    def answer(self, premise: str, option: str | None) -> None:
        """Record an answer to a row of the current exercise, or take one back with None.

        Where answers are judged at once, the last one also submits the exercise.

        Raises:
            EnvironmentProblem: It could not be saved; nothing has changed.
        """
        if self.can_answer(premise) and self.sheet.answers.get(premise) != option:
            self._record(premise, option)

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer of this exercise to take back."""
        return (
            bool(self.sheet.trail) and not self.at_once and self.can_answer(self.sheet.trail[-1][0])
        )

    def undo(self) -> str | None:
        """Take back the latest answer of this exercise; return its row, None if there is none.

        Raises:
            EnvironmentProblem: It could not be saved; nothing has changed.
        """
        if not self.can_undo:
            return None
        premise, before = self.sheet.trail[-1]
        return premise if self._record(premise, before, undoes=True) else None

    def submit(self) -> None:
        """Close the current exercise; after the last one, or when the time is over, all of it.

        Raises:
            EnvironmentProblem: It could not be saved; nothing has changed.
        """
        if self._left or self.hand_in_if_over():
            return
        self._catch_up()
        if not self.sheet.submitted:
            self._close_sheet(self.sheet, ())

    def hand_in_if_over(self) -> bool:
        """Close the attempt with what was answered if its time is over; tell whether it is.

        Raises:
            EnvironmentProblem: It could not be saved; nothing has changed.
        """
        if not self.is_over:
            return False
        if self._finished or self._left:
            return True
        self._catch_up()
        if not self._finished:  # another session may have handed it in a moment ago
            closed = [replace(sheet, submitted=True) for sheet in self.sheets]
            events = [
                submission_of(self.opening, after)
                for before, after in zip(self.sheets, closed, strict=True)
                if not before.submitted
            ]
            self._journal.append(*events, self._finished_event(closed))
            self.sheets = closed
            self._finished = True
        self.ran_out = True
        return True

    def go_on(self) -> bool:
        """Turn to the next open exercise, in practice to a new one; return False if there is none.

        Raises:
            EnvironmentProblem: A new exercise could not be saved; nothing has changed.
        """
        if self.hand_in_if_over():
            return False
        place = self._first_open()
        if place is None:
            if self._left or not self._show_another():
                return False
            place = len(self.sheets) - 1
        self.place = place
        self._last = self._stopwatch()
        return True

    def marks(self, place: int | None = None) -> tuple[Mark, ...]:
        """Return the rows of an exercise judged, by default of the current one."""
        return marks_of(self.sheets[self.place if place is None else place])

    def result(self) -> Result:
        """Return how the whole attempt stands; empty rows are wrong.

        In practice, rows left empty in the open exercise are no mistake: somebody just stopped.
        """
        return result_of_sheets(self.opening, self.sheets)

    def remember(self, dispute: Dispute) -> None:
        """Take over a dispute that has been recorded, so that it shows on its pair."""
        self.disputes = (*self.disputes, dispute)

    def leave(self) -> None:
        """Let go of the journal; what is not finished can be resumed. Practice is over.

        Nothing can be answered after it; doing it again tries again what could not be saved.

        Raises:
            EnvironmentProblem: The end of a practice could not be saved; the journal is let go.
        """
        self._left = True
        try:
            if self.opening.purpose == "practice" and not self._finished:
                self._journal.append(self._finished_event(self.sheets))
                self._finished = True
        finally:
            self._journal.close()

    def _first_open(self) -> int | None:
        return next((n for n, s in enumerate(self.sheets) if not s.submitted), None)

    def _peek(self) -> Exercise | None:
        """Return the exercise that comes after all that were shown; it is not recorded yet."""
        if self._upcoming is None and self._more is not None:
            self._upcoming = next(self._more, None)
        return self._upcoming

    def _show_another(self) -> bool:
        exercise = self._peek()
        if exercise is None:
            return False
        self._journal.append(exercise_shown(self.opening.attempt, exercise))
        self.sheets.append(Sheet(exercise))
        self._upcoming = None
        return True

    def _record(self, premise: str, option: str | None, *, undoes: bool = False) -> bool:
        # Another session may have closed the exercise, or seen this row judged: final, too.
        self._catch_up()
        if not self.can_answer(premise):
            return False
        now = self._stopwatch()
        taken = round((now - self._last) * 1000)
        before, step = self.sheet, (premise, option)
        sheet = before.replayed([step]) if undoes else before.with_answer(*step)
        index = sheet.exercise.index
        event = answered(self.opening.attempt, index, premise, option, taken)
        if self.at_once and sheet.answered == len(sheet.exercise.premises):
            self._close_sheet(sheet, (event,))
        else:
            self._journal.append(event)
            self.sheets[self.place] = sheet
        self._last = now
        return True

    def _catch_up(self) -> None:
        """Take over what another session has recorded in the meantime."""
        if not self._journal.has_news():  # reading a record of 2 MB takes 0.1 s
            return
        recorded = self._reread()
        if recorded and len(recorded.sheets) == len(self.sheets):
            if [sheet.answers for sheet in recorded.sheets] != [s.answers for s in self.sheets]:
                self.alone = False  # a dispute from here is news, too, but no other session
            self.sheets = list(recorded.sheets)
            self._finished = recorded.finish is not None

    def _close_sheet(self, sheet: Sheet, before: tuple[dict[str, object], ...]) -> None:
        """Append what came before, the submission and, after the last, the end, all in one."""
        events = [*before, submission_of(self.opening, sheet)]
        sheets = list(self.sheets)
        sheets[self.place] = replace(sheet, submitted=True)
        is_last = all(sheet.submitted for sheet in sheets) and self._peek() is None
        if is_last:
            events.append(self._finished_event(sheets))
        self._journal.append(*events)
        self.sheets = sheets
        self._finished = is_last

    def _finished_event(self, sheets: list[Sheet]) -> dict[str, object]:
        spent = self._spent_before + round((self._stopwatch() - self._began) * 1000)
        return finish_of(self.opening, sheets, spent)
