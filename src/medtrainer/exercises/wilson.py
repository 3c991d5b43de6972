"""Wilson's interval for a share: what few answers say about many.

E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.
"""

from __future__ import annotations

from math import sqrt

_ONE_SIDED = 1.6448536269514722  # the normal distribution's 95th percentile
_TWO_SIDED = 1.959963984540054  # its 97.5th


def wilson_low(right: int, answers: int) -> float:
    """Return the lower end of the interval, one-sided 95 %; 0 without answers."""
    return _ends(right, answers, _ONE_SIDED)[0] if answers else 0.0


def wilson_interval(right: int, answers: int) -> tuple[float, float]:
    """Return both ends of the interval, two-sided 95 %; 0 and 1 without answers."""
    return _ends(right, answers, _TWO_SIDED) if answers else (0.0, 1.0)


def _ends(right: int, answers: int, z: float) -> tuple[float, float]:
    share, zz = right / answers, z * z
    centre = share + zz / (2 * answers)
    spread = z * sqrt((share * (1 - share) + zz / (4 * answers)) / answers)
    low, high = (centre - spread) / (1 + zz / answers), (centre + spread) / (1 + zz / answers)
    return max(0.0, min(low, share)), min(1.0, max(high, share))  # rounding must not pass it
