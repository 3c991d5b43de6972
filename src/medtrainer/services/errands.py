"""What a person comes for, in words that every front end understands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medtrainer.model.quiz import QuizSet
    from medtrainer.services.sitting import Sitting


@dataclass(frozen=True, slots=True)
class SitSet:
    """To sit a set: to go on with its open attempt, else to see what it is and begin.

    Attributes:
        quiz: The set.
        preview: Whether it is only tried and does not count.
        seed: What to draw with in place of person and session, None for those.
    """

    quiz: QuizSet
    preview: bool = False
    seed: str | None = None


@dataclass(frozen=True, slots=True)
class GoOn:
    """To go on with a sitting that has begun.

    Attributes:
        sitting: The sitting.
        title: What is practised, where it belongs to no set.
    """

    sitting: Sitting
    title: str = ""


Errand = SitSet | GoOn
