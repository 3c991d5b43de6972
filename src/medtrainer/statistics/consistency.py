"""How far the parts of a set measure the same (assessment.md, section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from medtrainer.statistics.moments import together, variance

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST_ITEMS = 2
FEWEST_LEARNERS = 10


@dataclass(frozen=True, slots=True)
class Consistency:
    """The coefficient of internal consistency, and what follows from it.

    Attributes:
        alpha: Cronbach's α as a share; it may be negative. None where there is too little.
        error_ratio: 100·√(1 - α), in per cent.
        standard_error: SD·√(1 - α), in raw marks.
        why: Why they are None, "" where they are not.
    """

    alpha: float | None
    error_ratio: float | None
    standard_error: float | None
    why: str = ""


def consistency_of(forms: Sequence[Sequence[int]], *, fixed: bool) -> Consistency:
    """Return the consistency of complete forms.

    α = P/(P-1)·(1 - ΣV(x_p)/V(T)). KR-20 is the same number: it is α with the population variance
    throughout, and in ΣV(x_p)/V(T) the divisors cancel.

    Args:
        forms: For each learner the mark of each item, in the same order for everybody.
        fixed: Whether everybody had the same items.
    """
    if not fixed:
        return _none("Not everybody had the same exercises.")
    learners, items = len(forms), len(forms[0]) if forms else 0
    if learners < FEWEST_LEARNERS:
        return _none(f"Too few learners: {learners} of {FEWEST_LEARNERS}.")
    if items < FEWEST_ITEMS:
        return _none(f"Too few items: {items} of {FEWEST_ITEMS}.")
    alpha = alpha_of(forms)
    if alpha is None:
        return _none("Everybody has the same score.")
    rest = sqrt(1 - alpha)
    sd = sqrt(variance([sum(form) for form in forms]))
    return Consistency(alpha, 100 * rest, sd * rest)


def alpha_of(forms: Sequence[Sequence[int]]) -> float | None:
    """Return α, at most 1; None where all totals are the same or there is one item only."""
    items, totals = len(forms[0]), [sum(form) for form in forms]
    whole = together(totals, totals)
    if not whole or items < FEWEST_ITEMS:
        return None
    parts = sum(together(column, column) for column in zip(*forms, strict=True))
    return items * (whole - parts) / ((items - 1) * whole)


def _none(why: str) -> Consistency:
    return Consistency(None, None, None, why)
