"""Mean, spread and shape of some numbers (assessment.md, section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, sqrt
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


def covariance(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Return how two lists vary together, with n - 1; 0 for fewer than two pairs."""
    n = len(xs)
    if n < 2:
        return 0.0
    mean_x, mean_y = fsum(xs) / n, fsum(ys) / n
    return fsum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / (n - 1)


def variance(xs: Sequence[float]) -> float:
    """Return how a list varies, with n - 1; 0 for fewer than two numbers."""
    return covariance(xs, xs)
