"""A quiz set tried out: attempts drawn as learners would get them, and some exercises more."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from medtrainer.errors import RequestProblem
from medtrainer.exercises.kinds import KINDS
from medtrainer.exercises.scope import Shape, scope_of
from medtrainer.statistics.guess import Guess, guess_of, over_attempts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medtrainer.content.faults import Faults
    from medtrainer.content.places import Place
    from medtrainer.exercises.index import Index
    from medtrainer.model.exercise import Exercise
    from medtrainer.model.quiz import QuizSet

_SEED = "check"
_TRIED = 6
"""Exercises drawn at least: one attempt may be short and fit by luck."""

_ATTEMPTS = 12
"""Most attempts that the guess meter looks at: where sizes differ, a single one says too little."""

_ENOUGH = 12
"""Exercises after which no smaller one is expected any more."""


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
        self._attempts: tuple[tuple[Exercise, ...], ...] | None = None
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
        return self.guess_with(self.attempts) if self.exercises and self.quiz.pass_mark else None

    @property
    def attempts(self) -> tuple[tuple[Exercise, ...], ...]:
        """Several attempts at the set as it is, drawn when they are first asked for."""
        if self._attempts is None:
            self._attempts = self.attempts_with(self.quiz.exercises)
        return self._attempts

    def attempts_with(self, count: int, **changes: int) -> tuple[tuple[Exercise, ...], ...]:
        """Draw several attempts of so many exercises, as if the set were changed so.

        Raises:
            RequestProblem: None can be drawn.
        """
        attempts: list[tuple[Exercise, ...]] = []
        while len(attempts) < _ATTEMPTS:
            seed = f"{_SEED} {len(attempts)}" if attempts else _SEED
            attempts.append(self._drawn(count, seed, changes))
            is_even = not any(e.shortfall for attempt in attempts for e in attempt)
            if is_even and len(attempts) * count >= _ENOUGH:
                break  # all have the size that the set asks for, and so will others
        return tuple(attempts)

    def guess_with(
        self, attempts: Sequence[tuple[Exercise, ...]], /, **changes: float
    ) -> Guess | None:
        """Return how likely guessing passes, were the set changed and drawn so."""
        quiz = self._changed(changes)
        # Attempts mostly have the same sizes: what counts alike is counted once.
        drawn = [attempt[: quiz.exercises] for attempt in attempts]
        one_of = {_sizes(attempt): attempt for attempt in drawn}
        total = 0.0
        for sizes, times in Counter(map(_sizes, drawn)).items():
            guess = guess_of(one_of[sizes], quiz.pass_mark, 1)
            if guess is None:
                return None
            total += times * guess.one
        one = total / len(drawn)
        return Guess(one, over_attempts(one, quiz.attempts))

    def drawn(self, count: int, **changes: int) -> tuple[Exercise, ...]:
        """Draw exercises, always the same ones, as if the set were changed so.

        Raises:
            RequestProblem: None can be drawn.
        """
        return self._drawn(count, _SEED, changes)

    def _drawn(self, count: int, seed: str, changes: Mapping[str, int]) -> tuple[Exercise, ...]:
        quiz = self._changed(changes)
        if not self.is_known:
            raise RequestProblem(f"This version has no exercises of kind “{quiz.kind}”.")
        if len(self._index.roles) < 2:
            raise RequestProblem("An exercise needs at least two positions.")
        scope = scope_of(self._index, quiz.roles, spares_from_all=quiz.spares == "office")
        shape = Shape(quiz.duties, quiz.positions, quiz.reuse)
        exercises = KINDS[quiz.kind].draw(self._index, scope, shape, _SEED, seed)
        return tuple(islice(exercises, count))

    def place(self, *keys: str) -> Place:
        """Return the first of some keys that the file has, else the file as a whole."""
        return next(((key,) for key in keys if key in self.notes.document.data), ())

    def _changed(self, changes: Mapping[str, Any]) -> QuizSet:
        return replace(self.quiz, **changes)


def _sizes(attempt: Sequence[Exercise]) -> tuple[tuple[int, int, bool], ...]:
    """Return the sizes of an attempt's exercises; their order means nothing to the chances."""
    return tuple(sorted((len(e.premises), len(e.options), e.reuse) for e in attempt))
