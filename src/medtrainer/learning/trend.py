"""Right and all answers, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from medtrainer.learning.progress import CardAnswer


class Count(NamedTuple):
    """Some answers.

    Attributes:
        right: How many were right.
        answers: How many there were.
    """

    right: int
    answers: int

    @property
    def share(self) -> float | None:
        """Share right, 0 to 1, None without answers."""
        return self.right / self.answers if self.answers else None


def count(answers: Iterable[CardAnswer]) -> Count:
    """Count answers."""
    judged = [answer.right for answer in answers]
    return Count(sum(judged), len(judged))


def trend(answers: Iterable[CardAnswer], today: date, days: int) -> tuple[Count, ...]:
    """Count the answers of each of the last learning days, the oldest first, today last.

    Args:
        answers: In any order; those of other days are left out.
        today: The learning day that is on.
        days: How many days.
    """
    first = today.toordinal() - days + 1
    right, total = [0] * days, [0] * days
    for answer in answers:
        place = answer.day.toordinal() - first
        if 0 <= place < days:
            total[place] += 1
            right[place] += answer.right
    return tuple(map(Count, right, total))


def added(counts: Iterable[Count]) -> Count:
    """Add counts up."""
    counts = tuple(counts)
    return Count(sum(c.right for c in counts), sum(c.answers for c in counts))
