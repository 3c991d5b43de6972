"""What trainers decide about results; learners cannot read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided, when and why: what every decision has.

    Attributes:
        stem: The file's name without its ending.
        by: The trainer's login.
        at: When, in UTC.
        reason: Why, in the trainer's words; "" where none was asked for.
    """

    stem: str
    by: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A trainer's answer to a dispute.

    Attributes:
        decided: Who, when and why.
        dispute: Id of the dispute.
        accepted: Whether the learner was right to doubt the pair.
    """

    decided: Decided
    dispute: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Regrade:
    """A mended key: it changes what answers are worth, and never what was answered.

    Attributes:
        decided: Who, when and why.
        quiz: Id of the set whose attempts are judged anew.
        duty: Id of the duty.
        was: Id of the position that was right by the recorded key.
        right: Ids of the positions that are right now.
    """

    decided: Decided
    quiz: str
    duty: str
    was: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Accepted:
    """Notices of collecting that a trainer has looked at and let stand.

    Attributes:
        decided: Who, when and why.
        login: Whose journal they were about.
        notices: What they said.
    """

    decided: Decided
    login: str
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OverrideReason:
    """Why one person got other terms.

    Attributes:
        decided: Who, when and why.
        override: Stem of the override's file in assignments/.
    """

    decided: Decided
    override: str


@dataclass(frozen=True, slots=True)
class Purge:
    """Old results that were taken out of the gradebook for good.

    Attributes:
        decided: Who, when and why.
        before: The day before which everything went.
        attempts: How many attempts went.
        lines: How many collected lines went.
    """

    decided: Decided
    before: date
    attempts: int
    lines: int


Decision = Answer | Regrade | Accepted | OverrideReason | Purge
