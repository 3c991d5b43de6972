"""Which positions are easily taken for one another: the near misses of an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.exercises.words import rarity, tokens

if TYPE_CHECKING:
    from medtrainer.model.roles import Role

NEAREST = 24
"""How many neighbours of a position are kept."""

SAME_AREA = 0.1
"""What the same area adds to a similarity."""


class Neighbours:
    """The nearest positions of each position, worked out when first asked for.

    Nearness is s(p, q) of assessment.md, section 1: half the Jaccard index of the duties both own,
    half the rarity-weighted Jaccard index of their words, and `SAME_AREA` for the same area.
    """

    __slots__ = (
        "_bags",
        "_duties",
        "_holders",
        "_known",
        "_owners",
        "_roles",
        "_totals",
        "_weights",
    )

    def __init__(
        self,
        roles: tuple[Role, ...],
        duties_of: tuple[tuple[int, ...], ...],
        owners: tuple[tuple[int, ...], ...],
    ) -> None:
        """Keep what is needed; all work waits until a position is asked about."""
        self._roles = roles
        self._duties = duties_of
        self._owners = owners
        self._known: dict[int, tuple[int, ...]] = {}
        self._bags: list[frozenset[str]] = []
        self._weights: dict[str, float] = {}
        self._totals: list[float] = []
        self._holders: dict[str, list[int]] = {}

    def of(self, position: int) -> tuple[int, ...]:
        """Return up to `NEAREST` other positions, the nearest first."""
        if position not in self._known:
            self._known[position] = tuple(self.nearness(position))[:NEAREST]
        return self._known[position]

    def nearness(self, position: int) -> dict[int, float]:
        """Return how near every other position is, from 0 to 1.1, the nearest first."""
        if not self._bags:
            self._read_words()
        shared_words = self._shared_words(position)
        shared_duties = self._shared_duties(position)
        nearness = {
            other: self._nearness(
                position, other, shared_words.get(other, 0.0), shared_duties.get(other, 0)
            )
            for other in range(len(self._roles))
            if other != position
        }
        nearest = sorted(nearness, key=lambda other: (-nearness[other], other))
        return {other: nearness[other] for other in nearest}

    def _nearness(self, one: int, other: int, words: float, duties: int) -> float:
        all_duties = len(self._duties[one]) + len(self._duties[other]) - duties
        all_words = self._totals[one] + self._totals[other] - words
        by_duties = duties / all_duties if all_duties else 0.0
        by_words = words / all_words if all_words > 0 else 0.0
        area = self._roles[one].area
        same = bool(area) and area.casefold() == self._roles[other].area.casefold()
        # Rounded, because sums of floats may differ in the last place with the order of summing.
        return round(by_duties / 2 + by_words / 2 + (SAME_AREA if same else 0.0), 9)

    def _shared_words(self, position: int) -> dict[int, float]:
        shared: dict[int, float] = {}
        for token in sorted(self._bags[position]):
            weight = self._weights[token]
            for other in self._holders[token]:
                shared[other] = shared.get(other, 0.0) + weight
        return shared

    def _shared_duties(self, position: int) -> dict[int, int]:
        shared: dict[int, int] = {}
        for duty in self._duties[position]:
            for other in self._owners[duty]:
                shared[other] = shared.get(other, 0) + 1
        return shared

    def _read_words(self) -> None:
        self._bags = [_words_of(role) for role in self._roles]
        self._weights = rarity(self._bags)
        self._totals = [sum(self._weights[t] for t in sorted(bag)) for bag in self._bags]
        for position, bag in enumerate(self._bags):
            for token in bag:
                self._holders.setdefault(token, []).append(position)


def _words_of(role: Role) -> frozenset[str]:
    texts = [duty.text for duty in role.duties] + [skill.text for skill in role.skills]
    return tokens(" ".join(texts))
