"""A run of exercises in which every duty that can be asked comes round."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from medtrainer.exercises.chance import Chance
from medtrainer.exercises.problems import NothingToAsk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from medtrainer.exercises.index import Index
    from medtrainer.exercises.scope import Scope


class Rounds:
    """Chooses the anchor of each exercise: a duty that has not come up in this round.

    A round ends when every duty that can be asked has been shown, so each appears within as many
    exercises as there are duties. Exercise i depends on the seed, i and the exercises before it.
    """

    def __init__(self, index: Index, scope: Scope, *words: object) -> None:
        """Prepare the rounds of one seed.

        Args:
            index: The office.
            scope: Which positions take part.
            words: What the seed is made of.

        Raises:
            NothingToAsk: No duty of the asked positions can be told apart by the others.
        """
        self._index = index
        self._asked = scope.asked.bits
        self._words = words
        self._round = 0
        self._waiting: list[int] = []
        self._seen: set[int] = set()
        bits = scope.shown.bits
        self._askable = sorted(
            {
                duty
                for position in scope.asked.numbers
                for duty in index.duties_of[position]
                if index.askable(duty, bits)
            }
        )
        if not self._askable:
            raise NothingToAsk(
                "None of these duties can be asked: all positions that could be shown do them too.",
                "Choose more positions, or give the positions duties of their own.",
            )

    def is_fresh(self, duty: int) -> bool:
        """Tell whether a duty has not come up in this round."""
        return duty not in self._seen

    def anchors(self) -> Iterator[tuple[int, tuple[int, int], Chance]]:
        """Yield number, anchor and chance of one exercise after the other, without end."""
        for number in count():
            chance = Chance(*self._words, number)
            duty = self._next_duty()
            owners = [p for p in self._index.owners[duty] if self._asked >> p & 1]
            yield number, (duty, chance.pick(owners)), chance

    def note(self, duties: Iterable[int]) -> None:
        """Remember duties that were shown."""
        self._seen.update(duties)

    def _next_duty(self) -> int:
        while self._waiting:
            duty = self._waiting.pop()
            if duty not in self._seen:
                return duty
        self._seen.clear()
        self._waiting = list(self._askable)
        Chance(*self._words, "round", self._round).shuffle(self._waiting)
        self._round += 1
        return self._waiting.pop()
