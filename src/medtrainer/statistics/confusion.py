"""Which position is taken for which (assessment.md, section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.exercises.wilson import wilson_interval

if TYPE_CHECKING:
    from collections.abc import Mapping

FEWEST = 5
"""From how many chances on a pair is told at all."""


@dataclass(frozen=True, slots=True)
class Pair:
    """How often one position was chosen where another was right.

    Attributes:
        right: Id of the position that was right.
        chosen: Id of the position that was chosen, "" where the row was left empty.
        times: How often.
        shown: How often it could have been.
    """

    right: str
    chosen: str
    times: int
    shown: int

    @property
    def share(self) -> float:
        """Times as a share of chances, 0 to 1."""
        return self.times / self.shown if self.shown else 0.0

    @property
    def low(self) -> float:
        """Lower end of Wilson's interval of the share, 95 %."""
        return wilson_interval(self.times, self.shown)[0] if self.shown else 0.0


def pairs_of(counts: Mapping[tuple[str, str], tuple[int, int]]) -> tuple[Pair, ...]:
    """Return all pairs that happened, by the position that was right and the one chosen.

    Args:
        counts: Times and chances, by right and chosen.
    """
    return tuple(
        Pair(right, chosen, times, shown)
        for (right, chosen), (times, shown) in sorted(counts.items())
        if times
    )


def top_pairs(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """Return the mix-ups, those that are most certain to be frequent first."""
    mixed = (pair for pair in pairs if pair.chosen not in ("", pair.right) and pair.shown >= FEWEST)
    return tuple(sorted(mixed, key=lambda pair: (-pair.low, -pair.times, pair.right, pair.chosen)))
