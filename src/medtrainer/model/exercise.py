"""One generated exercise: what is on show and what is right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Premise:
    """The left side of a pairing: a duty.

    Attributes:
        id: Id of the duty.
        text: The duty as shown.
        why: Why the key's position does it, or "".
        critical: Whether it must be right to pass.
    """

    id: str
    text: str
    why: str = ""
    critical: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """The right side of a pairing: a position.

    Attributes:
        id: Id of the role.
        text: The position's title as shown.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One instance that a learner works on; graded from its own key alone.

    Attributes:
        index: Place in the attempt, from 0.
        kind: Kind of exercise, such as "match".
        reuse: Whether an option may be right for several premises.
        premises: The rows, in the order shown.
        options: The choices, sorted by title.
        key: Premise id to the one right option id, for every premise.
        seed: What it was drawn with, "" where that is not known.
        shortfall: Why it is smaller than asked for, or None.
    """

    index: int
    kind: str
    reuse: bool
    premises: tuple[Premise, ...]
    options: tuple[Option, ...]
    key: Mapping[str, str]
    seed: str = ""
    shortfall: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """One premise judged.

    Attributes:
        premise: Id of the premise.
        right: Id of the right option.
        chosen: Id of the option chosen, None where the row was left empty.
        critical: Whether the row must be right to pass.
    """

    premise: str
    right: str
    chosen: str | None
    critical: bool = False

    @property
    def is_right(self) -> bool:
        """Whether the answer is the right one; an empty row is wrong."""
        return self.chosen == self.right


@dataclass(frozen=True, slots=True)
class Result:
    """How an attempt came out.

    Attributes:
        right: Rows answered rightly.
        total: All rows.
        needed: Rows that must be right to pass, None where nothing has to be passed.
        passed: Whether it was passed, None where nothing has to be passed.
        missed_critical: Ids of critical premises that were wrong or empty.
        beyond_chance: Score corrected for guessing, unclamped (assessment.md, section 2).
        marks: Every row, exercise by exercise.
    """

    right: int
    total: int
    needed: int | None
    passed: bool | None
    missed_critical: tuple[str, ...] = ()
    beyond_chance: float = 0.0
    marks: tuple[tuple[Mark, ...], ...] = field(default=())

    @property
    def score(self) -> float:
        """Share of rows right, 0 to 1; 0 for an attempt without rows."""
        return self.right / self.total if self.total else 0.0
