"""Item statistics of a set, from everybody's first attempt (assessment.md, section 4).

Where not everybody was asked the same, an item is looked at among those who were asked it, each
with their own total. The weights of all items together are 100 even so, and only those of items
with answers enough are told.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import fsum, sqrt
from operator import itemgetter
from typing import TYPE_CHECKING

from medtrainer.exercises.wilson import wilson_interval
from medtrainer.statistics.consistency import Consistency, consistency_of
from medtrainer.statistics.moments import Moments, covariance, moments_of, together, variance

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
        rights: Ids of the positions that are right; a shared duty may be asked with either owner.
        suspect: Id of a wrong position that draws so many that the key wants a look, "" for none.
        drawn: How many it draws.
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
    rights: tuple[str, ...]
    suspect: str
    drawn: int
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
        rows: How many rows each of them has, None where they differ or there are none.
        totals: Shape of the totals, in raw marks.
        consistency: How far its items measure the same.
        items: Its items, by duty.
    """

    learners: int
    rows: int | None
    totals: Moments
    consistency: Consistency
    items: tuple[ItemStatistics, ...]


@dataclass(slots=True)
class _Item:
    marks: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    rights: set[str] = field(default_factory=set)

    def add(self, mark: Mark, total: int) -> None:
        self.marks.append(int(mark.is_right))
        self.totals.append(total)
        self.answers[mark.chosen or ""] += 1
        self.rights.add(mark.right)
        if mark.chosen and not mark.is_right:
            self.wrong[mark.chosen] += 1


def statistics_of(attempts: Sequence[Sequence[Form]]) -> SetStatistics:
    """Return the statistics of first attempts, one for each learner."""
    items: dict[str, _Item] = {}
    totals: list[int] = []
    lengths: set[int] = set()
    for forms in attempts:
        marks = [mark for form in forms for mark in form.marks]
        lengths.add(len(marks))
        totals.append(sum(mark.is_right for mark in marks))
        for mark in marks:
            items.setdefault(mark.premise, _Item()).add(mark, totals[-1])
    weights = effective_weights([(item.marks, item.totals) for item in items.values()])
    found = [
        _statistics(duty, item, weight)
        for (duty, item), weight in zip(items.items(), weights, strict=True)
    ]
    found.sort(key=lambda item: item.duty)
    return SetStatistics(
        learners=len(attempts),
        rows=lengths.pop() if len(lengths) == 1 else None,
        totals=moments_of(totals),
        consistency=_consistency(attempts),
        items=tuple(found),
    )


def discrimination_index(marks: Sequence[int], totals: Sequence[int]) -> float | None:
    """Return DI = 100·C(x,X)/√(V(x)·V(X)), X the total without the item; None where that is 0."""
    rests = _rests(marks, totals)
    spread = sqrt(together(marks, marks) * together(rests, rests))
    return 100 * together(marks, rests) / spread if spread else None


def discriminative_efficiency(marks: Sequence[int], totals: Sequence[int]) -> float | None:
    """Return DE = 100·C(x,X)/C_max, None where C_max is 0.

    C_max is the covariance of both lists sorted: the most that these marks could have.
    """
    rests = _rests(marks, totals)
    most = together(sorted(marks), sorted(rests))
    return 100 * together(marks, rests) / most if most else None


def effective_weights(
    items: Sequence[tuple[Sequence[int], Sequence[int]]],
) -> list[float | None]:
    """Return 100·√C(x,T)/Σ_q √max(C(x_q,T),0) for each item's marks and totals; None if C < 0."""
    covariances = [covariance(marks, totals) for marks, totals in items]
    whole = fsum(sqrt(max(c, 0.0)) for c in covariances)
    return [None if c < 0 or not whole else 100 * sqrt(c) / whole for c in covariances]


def _rests(marks: Sequence[int], totals: Sequence[int]) -> list[int]:
    return [total - mark for mark, total in zip(marks, totals, strict=True)]


def _statistics(duty: str, item: _Item, weight: float | None) -> ItemStatistics:
    n, rights = len(item.marks), sum(item.marks)
    low, high = wilson_interval(rights, n)
    enough = n >= FEWEST_PAIRS
    discrimination = discrimination_index(item.marks, item.totals) if enough else None
    suspect, drawn = _suspect(item.wrong, n)
    return ItemStatistics(
        duty=duty,
        n=n,
        facility=rights / n,
        facility_low=low,
        facility_high=high,
        sd=sqrt(variance(item.marks)) if n > 1 else None,
        discrimination=discrimination,
        efficiency=discriminative_efficiency(item.marks, item.totals) if enough else None,
        weight=weight if enough else None,
        answers=dict(sorted(item.answers.items())) if n >= FEWEST_ANSWERS else {},
        rights=tuple(sorted(item.rights)),
        suspect=suspect,
        drawn=drawn,
        why=_why(n, discrimination, weight),
    )


def _why(n: int, discrimination: float | None, weight: float | None) -> str:
    if n < FEWEST_PAIRS:
        return f"Too few answers: {n} of {FEWEST_PAIRS}."
    if discrimination is None:
        return "Everybody did the same in it, or in the rest."
    return "It goes against the rest, which is no weight." if weight is None else ""


def _suspect(wrong: Counter[str], n: int) -> tuple[str, int]:
    """Return the wrong position that draws too many, and how many; "" and 0 for none."""
    most = max(sorted(wrong), key=wrong.__getitem__, default="")
    if n < _SUSPECT_FROM or wrong[most] <= _SUSPECT_SHARE * n:
        return "", 0
    return most, wrong[most]


def _consistency(attempts: Sequence[Sequence[Form]]) -> Consistency:
    forms = [_items_of(forms) for forms in attempts]
    fixed = len({tuple(item for item, _ in form) for form in forms}) <= 1
    return consistency_of([[mark for _, mark in form] for form in forms], fixed=fixed)


def _items_of(forms: Sequence[Form]) -> list[tuple[tuple[str, ...], int]]:
    """Return the marks of a form by their items: a duty, or all duties of a one-to-one exercise."""
    found: list[tuple[tuple[str, ...], int]] = []
    for form in forms:
        if form.reuse:
            found += (((mark.premise,), int(mark.is_right)) for mark in form.marks)
        else:
            duties = tuple(sorted(mark.premise for mark in form.marks))
            found.append((duties, sum(mark.is_right for mark in form.marks)))
    # By the item alone: of a duty that was asked twice, the first time stays the first.
    return sorted(found, key=itemgetter(0))
