"""One person at one attempt: every answer is durable before anybody sees that it counted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medtrainer.exercises.grading import result_of
from medtrainer.exercises.kinds import KINDS
from medtrainer.journal.events import answered, exercise_shown, finished, submitted
from medtrainer.journal.shape import BIGGEST
from medtrainer.model.attempt import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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

        `reread` returns the attempt as it is recorded by now: before an exercise is closed, what
        another session of the same person has answered is taken over, so that the marks are those
        of the record. `more` yields the exercises of a practice after those of the attempt, with or
        without end; each is recorded when it is first shown.

        An attempt whose exercises are all submitted, but which was cut off before it was closed, is
        closed now.
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
        self._reread = reread
        self._more = more
        self._upcoming: Exercise | None = None
        self._left = False
        self._undone: list[tuple[str, str | None]] = []
        self._finished = attempt.finish is not None
        if attempt.current == len(attempt.sheets) and not self._finished:
            self._journal.append(self._finished_event(self.sheets))
            self._finished = True
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
    def is_finished(self) -> bool:
        """Whether the attempt is closed."""
        return self._finished

    def can_answer(self, premise: str) -> bool:
        """Tell whether a row may still be answered or changed."""
        sheet = self.sheet
        if sheet.submitted or self._left:
            return False
        return not (self.at_once and sheet.answers.get(premise) is not None)

    def answer(self, premise: str, option: str | None) -> None:
        """Record an answer to a row of the current exercise, or take one back with None.

        Where answers are judged at once, the last one also submits the exercise.

        Raises:
            EnvironmentProblem: It could not be saved; nothing has changed.
        """
        before = self.sheet.answers.get(premise)
        if not self.can_answer(premise) or before == option:
            return
        self._record(premise, option)
        self._undone.append((premise, before))

    def undo(self) -> str | None:
        """Take back the latest answer of this exercise; return its row, None if there is none.

        Raises:
            EnvironmentProblem: It could not be saved; nothing has changed.
        """
        if not self._undone or self.at_once or self.sheet.submitted or self._left:
            return None
        premise, before = self._undone[-1]
        self._record(premise, before)
        self._undone.pop()
        return premise

    def submit(self) -> None:
        """Close the current exercise; after the last one, the attempt too.

        Raises:
            EnvironmentProblem: It could not be saved; nothing has changed.
        """
        if self._left:
            return
        self._catch_up()
        if not self.sheet.submitted:
            self._close_sheet(self.sheet, ())

    def go_on(self) -> bool:
        """Turn to the next open exercise, in practice to a new one; return False if there is none.

        Raises:
            EnvironmentProblem: A new exercise could not be saved; nothing has changed.
        """
        place = self._first_open()
        if place is None:
            if self._left or not self._show_another():
                return False
            place = len(self.sheets) - 1
        self.place = place
        self._undone.clear()
        self._last = self._stopwatch()
        return True

    def marks(self, place: int | None = None) -> tuple[Mark, ...]:
        """Return the rows of an exercise judged, by default of the current one."""
        return _marks(self.sheets[self.place if place is None else place])

    def result(self) -> Result:
        """Return how the whole attempt stands; empty rows are wrong.

        In practice, rows left empty in the open exercise are no mistake: somebody just stopped.
        """
        return self._result_of(self.sheets)

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
        return next((n for n, sheet in enumerate(self.sheets) if not sheet.submitted), None)

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

    def _record(self, premise: str, option: str | None) -> None:
        if self.at_once:
            # Another session may have seen this row judged: its answer is final here, too.
            self._catch_up()
            if not self.can_answer(premise):
                return
        now = self._stopwatch()
        taken = round((now - self._last) * 1000)
        sheet = self._with(premise, option)
        index = sheet.exercise.index
        event = answered(self.opening.attempt, index, premise, option, taken)
        if self.at_once and sheet.answered == len(sheet.exercise.premises):
            self._close_sheet(sheet, (event,))
        else:
            self._journal.append(event)
            self.sheets[self.place] = sheet
        self._last = now

    def _with(self, premise: str, option: str | None) -> Sheet:
        return replace(self.sheet, answers={**self.sheet.answers, premise: option})

    def _catch_up(self) -> None:
        """Take over what another session has recorded in the meantime."""
        if not self._journal.has_news():  # reading a record of 2 MB takes 0.1 s
            return
        recorded = self._reread()
        if recorded and len(recorded.sheets) == len(self.sheets):
            self.sheets = list(recorded.sheets)
            self._finished = recorded.finish is not None

    def _close_sheet(self, sheet: Sheet, before: tuple[dict[str, object], ...]) -> None:
        """Append what came before, the submission and, after the last, the end, all in one."""
        marks = _marks(sheet)
        right = sum(mark.is_right for mark in marks)
        events = [*before, submitted(self.opening.attempt, sheet.exercise.index, right, len(marks))]
        sheets = list(self.sheets)
        sheets[self.place] = replace(sheet, submitted=True)
        is_last = all(sheet.submitted for sheet in sheets) and self._peek() is None
        if is_last:
            events.append(self._finished_event(sheets))
        self._journal.append(*events)
        self.sheets = sheets
        self._finished = is_last

    def _finished_event(self, sheets: list[Sheet]) -> dict[str, object]:
        result = self._result_of(sheets)
        spent = self._spent_before + round((self._stopwatch() - self._began) * 1000)
        spent = min(spent, BIGGEST)  # hostile times must not make an end that is never read
        return finished(
            self.opening.attempt, result.right, result.total, result.score, result.passed, spent
        )

    def _result_of(self, sheets: list[Sheet]) -> Result:
        exercises = [self._counted(sheet) for sheet in sheets]
        marks = [
            KINDS[exercise.kind].grade(exercise, sheet.answers)
            for exercise, sheet in zip(exercises, sheets, strict=True)
        ]
        return result_of(exercises, marks, self.opening.pass_mark)

    def _counted(self, sheet: Sheet) -> Exercise:
        """Return the exercise with the rows that count by now."""
        if self.opening.purpose != "practice" or sheet.submitted:
            return sheet.exercise
        rows = sheet.exercise.premises
        answered_ones = tuple(row for row in rows if sheet.answers.get(row.id) is not None)
        return replace(sheet.exercise, premises=answered_ones)


def _marks(sheet: Sheet) -> tuple[Mark, ...]:
    return KINDS[sheet.exercise.kind].grade(sheet.exercise, sheet.answers)
