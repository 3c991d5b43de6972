"""One person at one attempt: every answer is durable before anybody sees that it counted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medtrainer.exercises.grading import result_of
from medtrainer.exercises.kinds import KINDS
from medtrainer.journal.events import answered, finished, submitted

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.journal.writer import Journal
    from medtrainer.model.attempt import Attempt, Opening, Sheet
    from medtrainer.model.exercise import Mark, Result


class Sitting:
    """An attempt in progress, without any screen.

    Each step appends to the journal first and changes what it shows only then; if the journal
    raises, nothing has changed and the step can be tried again.

    Attributes:
        opening: What was fixed when the attempt started.
        sheets: The exercises with their answers, in order.
        place: Index of the exercise that is worked on.
        alone: Whether no other session of this person is open on the record.
    """

    def __init__(
        self,
        attempt: Attempt,
        journal: Journal,
        stopwatch: Callable[[], float],
        reread: Callable[[], Attempt | None] = lambda: None,
    ) -> None:
        """Sit down at an attempt, new or resumed, with its journal open.

        `reread` returns the attempt as it is recorded by now: before an exercise is closed, what
        another session of the same person has answered is taken over, so that the marks are those
        of the record.

        An attempt whose exercises are all submitted, but which was cut off before it was closed, is
        closed now.
        """
        self.opening: Opening = attempt.opening
        self.sheets: list[Sheet] = list(attempt.sheets)
        self.place = min(attempt.current, len(attempt.sheets) - 1)
        self.alone = journal.alone
        self._journal = journal
        self._stopwatch = stopwatch
        self._spent_before = attempt.answer_ms
        self._began = self._last = stopwatch()
        self._reread = reread
        self._left = False
        self._undone: list[tuple[str, str | None]] = []
        self._finished = attempt.finish is not None
        if attempt.current == len(attempt.sheets) and not self._finished:
            self._journal.append(self._finished_event(self.sheets))
            self._finished = True
            self._journal.close()  # nothing is left to write, so other sittings need not wait

    @property
    def sheet(self) -> Sheet:
        """The exercise that is worked on, with its answers."""
        return self.sheets[self.place]

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
        """Turn to the next open exercise; return False if there is none."""
        for place, sheet in enumerate(self.sheets):
            if not sheet.submitted:
                self.place = place
                self._undone.clear()
                self._last = self._stopwatch()
                return True
        return False

    def marks(self, place: int | None = None) -> tuple[Mark, ...]:
        """Return the rows of an exercise judged, by default of the current one."""
        return _marks(self.sheets[self.place if place is None else place])

    def result(self) -> Result:
        """Return how the whole attempt stands; empty rows are wrong."""
        return _result(self.sheets, self.opening.pass_mark)

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
            self._catch_up()
            if not self.sheet.submitted:
                self._close_sheet(self._with(premise, option), (event,))
        else:
            self._journal.append(event)
            self.sheets[self.place] = sheet
        self._last = now

    def _with(self, premise: str, option: str | None) -> Sheet:
        return replace(self.sheet, answers={**self.sheet.answers, premise: option})

    def _catch_up(self) -> None:
        """Take over what another session has recorded in the meantime."""
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
        is_last = all(sheet.submitted for sheet in sheets)
        if is_last:
            events.append(self._finished_event(sheets))
        self._journal.append(*events)
        self.sheets = sheets
        self._finished = is_last

    def _finished_event(self, sheets: list[Sheet]) -> dict[str, object]:
        result = _result(sheets, self.opening.pass_mark)
        spent = self._spent_before + round((self._stopwatch() - self._began) * 1000)
        return finished(
            self.opening.attempt, result.right, result.total, result.score, result.passed, spent
        )


def _marks(sheet: Sheet) -> tuple[Mark, ...]:
    return KINDS[sheet.exercise.kind].grade(sheet.exercise, sheet.answers)


def _result(sheets: list[Sheet], pass_mark: float | None) -> Result:
    return result_of([s.exercise for s in sheets], [_marks(s) for s in sheets], pass_mark)
