"""Mean, spread and shape of some numbers (assessment.md, section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, sqrt
from operator import mul
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Moments:
    """The shape of some numbers; None where there are too few, or all are the same.

    Attributes:
        mean: Their mean.
        median: Their median.
        sd: Their standard deviation, with n - 1.
        skewness: k3 / k2^1.5, from three numbers on.
        kurtosis: k4 / k2², from four numbers on.
    """

    mean: float | None
    median: float | None
    sd: float | None
    skewness: float | None
    kurtosis: float | None


def moments_of(numbers: Sequence[float]) -> Moments:
    """Return the shape of some numbers, by Fisher's k-statistics.

    m_r = Σ(T - mean)^r / n; k2 = n·m2/(n-1); k3 = n²·m3/((n-1)(n-2));
    k4 = n²·((n+1)·m4 - 3(n-1)·m2²)/((n-1)(n-2)(n-3)).
    """
    n = len(numbers)
    if not n:
        return Moments(None, None, None, None, None)
    mean = fsum(numbers) / n
    m2, m3, m4 = (fsum((x - mean) ** power for x in numbers) / n for power in (2, 3, 4))
    k2 = n * m2 / (n - 1) if n > 1 else 0.0
    k3 = n * n * m3 / ((n - 1) * (n - 2)) if n > 2 else 0.0
    top = n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2)
    k4 = top / ((n - 1) * (n - 2) * (n - 3)) if n > 3 else 0.0
    return Moments(
        mean=mean,
        median=float(median(numbers)),
        sd=sqrt(k2) if n > 1 else None,
        skewness=k3 / k2**1.5 if n > 2 and k2 else None,
        kurtosis=k4 / k2**2 if n > 3 and k2 else None,
    )


def covariance(xs: Sequence[int], ys: Sequence[int]) -> float:
    """Return how two lists of marks vary together, with n - 1; 0 for fewer than two pairs."""
    n = len(xs)
    return together(xs, ys) / (n * (n - 1)) if n > 1 else 0.0


def variance(xs: Sequence[int]) -> float:
    """Return how a list of marks varies, with n - 1; 0 for fewer than two."""
    return covariance(xs, xs)


def together(xs: Sequence[int], ys: Sequence[int]) -> int:
    """Return n·Σxy - Σx·Σy, which is n·(n-1) times the covariance.

    Marks are whole numbers, so this is exact. A sum of rounded products is not: what does not vary
    together at all would come out a little below 0, and that is what keys are suspected for.
    """
    products: int = sum(map(mul, xs, ys))
    return len(xs) * products - sum(xs) * sum(ys)
