"""When a duty is known, and when a position is mastered (assessment.md, section 3).

Mastery rests on two conditions here: every duty that can be asked is known, and few answers are
wrong. The third, that little has been forgotten since, needs a schedule of reviews.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.exercises.wilson import wilson_low

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from medtrainer.exercises.index import Index
    from medtrainer.learning.progress import CardAnswer

WINDOW = 40
"""How many of the latest first answers of a day are looked at."""

BOUND = 0.8
"""Share right, 0 to 1, that a position must be above with 95 % confidence."""

DAYS = 2
"""On how many days a duty must have been right to be known."""


@dataclass(frozen=True, slots=True)
class Mastery:
    """How well one position is known.

    Attributes:
        known: Ids of its duties that are known.
        askable: How many of its duties can be asked.
        rights_missing: Right answers in a row that would make the share right certain enough.
    """

    known: frozenset[str]
    askable: int
    rights_missing: int

    @property
    def is_mastered(self) -> bool:
        """Whether everything that can be asked is known and the share right is certain enough."""
        return 0 < self.askable == len(self.known) and not self.rights_missing


def mastery_of(answers: Sequence[CardAnswer], askable: Collection[str]) -> Mastery:
    """Return how well a position is known.

    Args:
        answers: Those to its duties, oldest first.
        askable: Ids of its duties that can be asked; others are never known.
    """
    known = known_duties(answers).intersection(askable)
    return Mastery(known, len(askable), rights_missing(first_of_day(answers)))


def askable_duties(index: Index) -> Mapping[str, frozenset[str]]:
    """Return the ids of the duties that can be asked where all may be shown, by position."""
    everybody = (1 << len(index.roles)) - 1
    can_be_asked = [index.askable(duty, everybody) for duty in range(len(index.duty_ids))]
    return {
        role.id: frozenset(index.duty_ids[duty] for duty in duties if can_be_asked[duty])
        for role, duties in zip(index.roles, index.duties_of, strict=True)
    }


def known_duties(answers: Iterable[CardAnswer]) -> frozenset[str]:
    """Return the ids of the duties that were right on two days, and right the last time.

    Args:
        answers: Those to one position's duties, oldest first.
    """
    right_on: dict[str, set[date]] = {}
    last: dict[str, bool] = {}
    for answer in answers:
        last[answer.duty] = answer.right
        if answer.right:
            right_on.setdefault(answer.duty, set()).add(answer.day)
    return frozenset(duty for duty, days in right_on.items() if len(days) >= DAYS and last[duty])


def first_of_day(answers: Iterable[CardAnswer]) -> tuple[bool, ...]:
    """Return whether the first answer to each card on each day was right, oldest first."""
    firsts: dict[tuple[str, str, date], bool] = {}
    for answer in answers:
        firsts.setdefault((answer.role, answer.duty, answer.day), answer.right)
    return tuple(firsts.values())


def rights_missing(firsts: Sequence[bool]) -> int:
    """Return how many right answers in a row bring the latest 40 above the bound, 0 if they are."""
    window = list(firsts[-WINDOW:])
    missing = 0
    while wilson_low(sum(window), len(window)) < BOUND:
        window = [*window, True][-WINDOW:]
        missing += 1
    return missing
