"""The guess meter: how likely a set is passed by somebody who knows nothing.

The formulas are those of assessment.md, section 2. That critical duties must be right to pass is
left out: the true chance of a set with critical duties is smaller still.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, expm1, factorial, fsum, log1p, perm
from typing import TYPE_CHECKING

from medtrainer.exercises.grading import needed_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medtrainer.model.exercise import Exercise

UNLIMITED = 10
"""Attempts that a set without a limit counts as."""


@dataclass(frozen=True, slots=True)
class Guess:
    """How likely guessing passes a set.

    Attributes:
        one: Chance to pass one attempt, 0 to 1.
        every: Chance to pass one or more of all allowed attempts, 0 to 1.
    """

    one: float
    every: float


def guess_of(exercises: Sequence[Exercise], pass_mark: float | None, attempts: int) -> Guess | None:
    """Return the chances of guessing, None where nothing has to be passed or chosen.

    Args:
        exercises: The exercises of one attempt.
        pass_mark: 0 to 1; None or 0 if nothing has to be passed.
        attempts: How often the set may be sat; 0 means without limit.
    """
    needed = needed_rows(pass_mark, sum(len(exercise.premises) for exercise in exercises))
    if needed is None or not all(exercise.options for exercise in exercises):
        return None
    spread = _summed(
        rows_right(len(exercise.premises), len(exercise.options), reuse=exercise.reuse)
        for exercise in exercises
    )
    one = min(1.0, fsum(spread[needed:]))
    return Guess(one, over_attempts(one, attempts))


def rows_right(rows: int, options: int, *, reuse: bool) -> tuple[float, ...]:
    """Return the chances that guessing gets 0, 1, … all rows of one exercise right.

    With reuse, R ~ Bin(n, 1/m). One-to-one, n of m options are dealt out, and P(R=k) =
    C(n,k)/(m)_n · Σ_{j=0}^{n-k} (-1)^j C(n-k,j) · (m-k-j)!/(m-n)!.

    Args:
        rows: n, at least 0.
        options: m, at least 1, and at least n without reuse.
        reuse: Whether an option may be chosen for several rows.
    """
    if reuse:
        ways = [comb(rows, k) * (options - 1) ** (rows - k) for k in range(rows + 1)]
        return tuple(number / options**rows for number in ways)
    return tuple(
        comb(rows, k) * _all_wrong(rows, options, k) / perm(options, rows) for k in range(rows + 1)
    )


def over_attempts(one: float, attempts: int) -> float:
    """Return the chance to pass at least one of several attempts, 1 - (1 - p)^a.

    Args:
        one: Chance to pass one, 0 to 1.
        attempts: How many; 0 means without limit and counts as `UNLIMITED`.
    """
    # In this form a chance of 1e-20 does not drown in the 1.
    return 1.0 if one >= 1 else -expm1((attempts or UNLIMITED) * log1p(-one))


def per_cent(chance: float) -> str:
    """Return a chance, 0 to 1, in per cent, with as many digits as it takes to see something."""
    share = chance * 100
    if 0 < share < 0.005:
        return "< 0.01 %"
    if 99.95 <= share < 100:  # nothing is certain that is not
        return "> 99.9 %"
    return f"{share:.2f} %" if 0 < share < 0.995 else f"{share:.1f} %".replace(".0 %", " %")


def _all_wrong(rows: int, options: int, right: int) -> int:
    """Return in how many ways the rows beside some right ones can all be wrong."""
    left = rows - right
    ways = 0
    for j in range(left + 1):
        term = comb(left, j) * factorial(options - right - j)
        ways += -term if j % 2 else term
    return ways // factorial(options - rows)


def _summed(spreads: Iterable[Sequence[float]]) -> list[float]:
    """Return the distribution of a sum of independent counts."""
    total = [1.0]
    for spread in spreads:
        longer = [0.0] * (len(total) + len(spread) - 1)
        for had, chance in enumerate(total):
            for more, other in enumerate(spread):
                longer[had + more] += chance * other
        total = longer
    return total
