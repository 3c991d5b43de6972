"""Item statistics of a set, from everybody's first attempt (assessment.md, section 4).

Where not everybody was asked the same, an item is looked at among those who were asked it, each
with their own total.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import fsum, sqrt
from typing import TYPE_CHECKING

from medtrainer.exercises.wilson import wilson_interval
from medtrainer.statistics.consistency import Consistency, consistency_of
from medtrainer.statistics.moments import Moments, covariance, moments_of, variance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medtrainer.model.exercise import Mark

FEWEST_ANSWERS = 5
"""From how many answers on it is told what was chosen."""

FEWEST_PAIRS = 20
"""From how many answers on it is told how an item parts people."""

_SUSPECT_SHARE = 0.4
_SUSPECT_FROM = 10


@dataclass(frozen=True, slots=True)
class Form:
    """One exercise of somebody's first attempt.

    Attributes:
        reuse: Whether its rows are independent: one-to-one, the last pair follows from the others.
        marks: Its rows.
    """

    reuse: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """How one duty was answered.

    Attributes:
        duty: Id of the duty.
        n: How often it was asked.
        facility: Share of right answers, 0 to 1.
        facility_low: Lower end of Wilson's interval, 95 %.
        facility_high: Its upper end.
        sd: Standard deviation of the mark, None for one answer.
        discrimination: Discrimination index, in per cent; None where there is too little.
        efficiency: Discriminative efficiency, in per cent; None where there is too little.
        weight: Effective weight, in per cent; None where there is too little, or it is imaginary.
        answers: How often each position was chosen, "" for rows left empty; empty below 5 answers.
        right: Id of the position that is right.
        suspect: Id of a wrong position that draws so many that the key wants a look, "" for none.
        why: Why something is None, "" where nothing is.
    """

    duty: str
    n: int
    facility: float
    facility_low: float
    facility_high: float
    sd: float | None
    discrimination: float | None
    efficiency: float | None
    weight: float | None
    answers: Mapping[str, int]
    right: str
    suspect: str
    why: str = ""

    @property
    def wants_a_look(self) -> bool:
        """Whether the key may be wrong (assessment.md, section 1: key checked by people)."""
        return bool(self.suspect) or (self.discrimination or 0.0) < 0


@dataclass(frozen=True, slots=True)
class SetStatistics:
    """How a set was answered by everybody, each by the first attempt.

    Attributes:
        learners: How many first attempts there are.
        totals: Shape of the totals, in raw marks.
        consistency: How far its items measure the same.
        items: Its items, by duty.
    """

    learners: int
    totals: Moments
    consistency: Consistency
    items: tuple[ItemStatistics, ...]


@dataclass(slots=True)
class _Item:
    marks: list[float] = field(default_factory=list)
    totals: list[float] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    right: str = ""


def statistics_of(attempts: Sequence[Sequence[Form]]) -> SetStatistics:
    """Return the statistics of first attempts, one for each learner."""
    items: dict[str, _Item] = {}
    totals: list[float] = []
    for forms in attempts:
        marks = [mark for form in forms for mark in form.marks]
        total = float(sum(mark.is_right for mark in marks))
        totals.append(total)
        for mark in marks:
            item = items.setdefault(mark.premise, _Item())
            item.marks.append(float(mark.is_right))
            item.totals.append(total)
            item.answers[mark.chosen or ""] += 1
            item.right = mark.right
    weights = effective_weights([(item.marks, item.totals) for item in items.values()])
    found = sorted(
        (
            _statistics(duty, item, weight)
            for (duty, item), weight in zip(items.items(), weights, strict=True)
        ),
        key=lambda item: item.duty,
    )
    return SetStatistics(len(attempts), moments_of(totals), _consistency(attempts), tuple(found))


def discrimination_index(marks: Sequence[float], totals: Sequence[float]) -> float | None:
    """Return DI = 100·C(x,X)/√(V(x)·V(X)), X the total without the item; None where that is 0."""
    rests = [total - mark for mark, total in zip(marks, totals, strict=True)]
    spread = sqrt(variance(marks) * variance(rests))
    return 100 * covariance(marks, rests) / spread if spread else None


def discriminative_efficiency(marks: Sequence[float], totals: Sequence[float]) -> float | None:
    """Return DE = 100·C(x,X)/C_max, None where C_max is 0.

    C_max is the covariance of both lists sorted: the most that these marks could have.
    """
    rests = [total - mark for mark, total in zip(marks, totals, strict=True)]
    most = covariance(sorted(marks), sorted(rests))
    return 100 * covariance(marks, rests) / most if most else None


def effective_weights(
    items: Sequence[tuple[Sequence[float], Sequence[float]]],
) -> list[float | None]:
    """Return 100·√C(x,T)/Σ_q √max(C(x_q,T),0) for each item's marks and totals; None if C < 0."""
    together = [covariance(marks, totals) for marks, totals in items]
    whole = fsum(sqrt(max(c, 0.0)) for c in together)
    return [None if c < 0 or not whole else 100 * sqrt(c) / whole for c in together]


def _statistics(duty: str, item: _Item, weight: float | None) -> ItemStatistics:
    n, rights = len(item.marks), round(fsum(item.marks))
    low, high = wilson_interval(rights, n)
    enough = n >= FEWEST_PAIRS
    return ItemStatistics(
        duty=duty,
        n=n,
        facility=rights / n,
        facility_low=low,
        facility_high=high,
        sd=sqrt(variance(item.marks)) if n > 1 else None,
        discrimination=discrimination_index(item.marks, item.totals) if enough else None,
        efficiency=discriminative_efficiency(item.marks, item.totals) if enough else None,
        weight=weight if enough else None,
        answers=dict(sorted(item.answers.items())) if n >= FEWEST_ANSWERS else {},
        right=item.right,
        suspect=_suspect(item, n),
        why="" if enough else f"Too few answers: {n} of {FEWEST_PAIRS}.",
    )


def _suspect(item: _Item, n: int) -> str:
    wrong = {role: times for role, times in item.answers.items() if role not in ("", item.right)}
    if n < _SUSPECT_FROM or not wrong:
        return ""
    most = max(sorted(wrong), key=wrong.__getitem__)
    return most if wrong[most] > _SUSPECT_SHARE * n else ""


def _consistency(attempts: Sequence[Sequence[Form]]) -> Consistency:
    asked = {tuple(sorted(m.premise for form in forms for m in form.marks)) for forms in attempts}
    fixed = (
        len(asked) <= 1 and len({tuple(form.reuse for form in forms) for forms in attempts}) <= 1
    )
    return consistency_of([_items_of(forms) for forms in attempts] if fixed else [], fixed=fixed)


def _items_of(forms: Sequence[Form]) -> list[float]:
    """Return the marks of a form in a fixed order; a one-to-one exercise is one item."""
    rows = sorted((m.premise, float(m.is_right)) for f in forms if f.reuse for m in f.marks)
    wholes = [float(sum(mark.is_right for mark in f.marks)) for f in forms if not f.reuse]
    return [mark for _, mark in rows] + wholes
