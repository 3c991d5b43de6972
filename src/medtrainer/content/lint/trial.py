"""A quiz set tried out: one attempt drawn as a learner would get it, and some exercises more."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from medtrainer.errors import RequestProblem
from medtrainer.exercises.kinds import KINDS
from medtrainer.exercises.scope import Shape, scope_of
from medtrainer.statistics.guess import Guess, guess_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medtrainer.content.faults import Faults
    from medtrainer.content.places import Place
    from medtrainer.exercises.index import Index
    from medtrainer.model.exercise import Exercise
    from medtrainer.model.quiz import QuizSet

_SEED = "check"
_TRIED = 6
"""Exercises drawn at least: one attempt may be short and fit by luck."""


class Trial:
    """A set and what came of drawing it.

    Attributes:
        quiz: The set.
        notes: Where to note what is wrong.
        problem: Why it cannot be drawn, or None.
        exercises: The exercises drawn, those of one attempt first.
    """

    def __init__(self, quiz: QuizSet, notes: Faults, index: Index) -> None:
        """Draw the set from the office that is indexed."""
        self.quiz = quiz
        self.notes = notes
        self._index = index
        self.problem: RequestProblem | None = None
        self.exercises: tuple[Exercise, ...] = ()
        try:
            self.exercises = self.drawn(max(quiz.exercises, _TRIED))
        except RequestProblem as problem:
            self.problem = problem

    @property
    def is_known(self) -> bool:
        """Whether this version has exercises of the set's kind."""
        return self.quiz.kind in KINDS

    @property
    def guess(self) -> Guess | None:
        """How likely guessing passes the set; None where nothing has to be passed."""
        return self.guess_with(self.exercises) if self.exercises else None

    def guess_with(self, drawn: tuple[Exercise, ...], **changes: float) -> Guess | None:
        """Return how likely guessing passes, were the set changed and drawn so."""
        quiz = self._changed(changes)
        return guess_of(drawn[: quiz.exercises], quiz.pass_mark, quiz.attempts)

    def drawn(self, count: int, **changes: int) -> tuple[Exercise, ...]:
        """Draw exercises, always the same ones, as if the set were changed so.

        Raises:
            RequestProblem: None can be drawn.
        """
        quiz = self._changed(changes)
        if not self.is_known:
            raise RequestProblem(f"This version has no exercises of kind “{quiz.kind}”.")
        if len(self._index.roles) < 2:
            raise RequestProblem("An exercise needs at least two positions.")
        scope = scope_of(self._index, quiz.roles, spares_from_all=quiz.spares == "office")
        shape = Shape(quiz.duties, quiz.positions, quiz.reuse)
        exercises = KINDS[quiz.kind].draw(self._index, scope, shape, _SEED, _SEED)
        return tuple(islice(exercises, count))

    def place(self, *keys: str) -> Place:
        """Return the first of some keys that the file has, else the file as a whole."""
        return next(((key,) for key in keys if key in self.notes.document.data), ())

    def _changed(self, changes: Mapping[str, Any]) -> QuizSet:
        return replace(self.quiz, **changes)
