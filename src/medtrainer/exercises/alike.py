"""Which texts are alike, by tokens that weigh the more the rarer they are.

Two duties that say nearly the same under different ids are the real danger of matching: marking by
id would fault a true answer. From `ALIKE` on, two duties count as near-duplicates (assessment.md,
"Undeclared sharing is the real danger").

The measure is the weighted Ochiai coefficient, shared / √(a·b). It is never below the weighted
Jaccard index of the same tokens, so it errs on the safe side: it doubts a little more.

Not all pairs are compared, and none is lost. Documents come by their weight, the lighter b before
the heavier a. Alike means shared ≥ t·√(a·b). That is at least t·b, and at least t²·a, as no more
than b can be shared. Let z be the rarest token that both hold. What they share lies from z on in
the order of rarity, so there the lighter one holds t·b or more, and the heavier one t²·a or more:
z is among the rarer tokens of both, and those alone are looked up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from medtrainer.exercises.words import rarity, weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ALIKE = 0.6
"""Similarity, 0 to 1, from which two duties count as near-duplicates."""

_SLACK = 1e-6
"""More than sums of floats can be off; what it lets through is compared exactly afterwards."""

_BITS = 509
"""Bits of a bag's sign; a prime far above the words of a duty, so that two seldom share a bit."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Which documents are alike.

    Attributes:
        groups: The documents of the very same tokens, by number, ascending; each is in one group.
        pairs: Every two groups that are alike, as (one, other, similarity), by number.
    """

    groups: tuple[tuple[int, ...], ...]
    pairs: tuple[tuple[int, int, float], ...]


def alike(documents: Sequence[frozenset[str]], threshold: float = ALIKE) -> Alike:
    """Return which documents are at least `threshold` alike."""
    weights = rarity(documents)
    groups: dict[frozenset[str], list[int]] = {}
    for number, document in enumerate(documents):
        groups.setdefault(document, []).append(number)
    pairs = _Comparison(list(groups), weights, threshold).pairs()
    return Alike(tuple(map(tuple, groups.values())), tuple(sorted(pairs)))


class _Comparison:
    """Distinct bags of tokens, compared one after the other with the lighter ones."""

    def __init__(
        self, bags: Sequence[frozenset[str]], weights: Mapping[str, float], threshold: float
    ) -> None:
        self._bags = bags
        self._weights = weights
        self._threshold = threshold
        self._totals = [weight(bag, weights) for bag in bags]
        rarest = sorted(weights, key=lambda token: (-weights[token], token))
        self._order = {token: rank for rank, token in enumerate(rarest)}
        self._signs = [self._sign(bag) for bag in bags]
        self._holders: dict[str, _Holders] = {}

    def pairs(self) -> Iterator[tuple[int, int, float]]:
        """Yield every pair that is alike."""
        for number in sorted(range(len(self._bags)), key=lambda n: (self._totals[n], n)):
            ranked = sorted(self._bags[number], key=self._order.__getitem__)
            yield from self._compared(number, ranked)
            total = self._totals[number]
            for token, left in self._rarer(ranked, total, self._threshold * total):
                self._holders.setdefault(token, _Holders()).add(number, total, left)

    def _sign(self, bag: frozenset[str]) -> int:
        """Return a bag as bits: two bags never have fewer of them in common than tokens."""
        sign = 0
        for token in bag:
            sign |= 1 << self._order[token] % _BITS
        return sign if sign.bit_count() == len(bag) else (1 << _BITS) - 1

    def _rarer(
        self, ranked: Sequence[str], total: float, needed: float
    ) -> Iterator[tuple[str, float]]:
        """Yield the rarest tokens, each with the weight from there on, down to a weight."""
        left = total
        for token in ranked:
            if left < needed - _SLACK:
                return
            yield token, left
            left -= self._weights[token]

    def _compared(self, number: int, ranked: Sequence[str]) -> Iterator[tuple[int, int, float]]:
        bag, total = self._bags[number], self._totals[number]
        for other in sorted(self._near(number, ranked)):
            bound = sqrt(self._totals[other] * total)
            shared = weight(bag & self._bags[other], self._weights)
            if shared >= self._threshold * bound - 1e-9:
                yield min(number, other), max(number, other), shared / bound

    def _near(self, number: int, ranked: Sequence[str]) -> set[int]:
        """Return the lighter bags that may be alike."""
        signs, totals = self._signs, self._totals
        sign, total = signs[number], totals[number]
        least = self._threshold * self._threshold * total
        near: set[int] = set()
        for token, left in self._rarer(ranked, total, least):
            if token not in self._holders:
                continue
            # In a pair that is alike, one of these tokens is the rarest that both hold, and then
            # none of the others weighs more: shared ≤ tokens shared · its weight.
            needed = least / (self._weights[token] * self._weights[token])
            near.update(
                other
                for other in self._holders[token].within(least, left)
                if (sign & signs[other]).bit_count() ** 2 >= needed * totals[other] - _SLACK
            )
        return near


class _Holders:
    """The bags that hold a token among their rarer ones, the lightest first."""

    __slots__ = ("_most", "_numbers", "_totals")

    def __init__(self) -> None:
        self._numbers: list[int] = []
        self._totals: list[float] = []
        self._most: list[float] = []

    def add(self, number: int, total: float, left: float) -> None:
        """Add a bag no lighter than those before; `left` is its weight from the token on."""
        self._numbers.append(number)
        self._totals.append(total)
        self._most.append(left * left / total)

    def within(self, least: float, left: float) -> list[int]:
        """Return the bags that may share enough with a heavier one.

        Neither shares more than it holds from the token on, and shared² must be t²·a·b or more.

        Args:
            least: t²·a of the heavier one.
            left: Its weight from the token on.
        """
        low = bisect_left(self._totals, least - _SLACK)
        high = bisect_right(self._totals, left * left / least + _SLACK)
        numbers, most = self._numbers, self._most
        return [numbers[place] for place in range(low, high) if most[place] >= least - _SLACK]
