"""A patient's visit as a path: what comes after what, and what happens side by side."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medtrainer.model.roles import Catalogue, Step

NO_VISIT = "This office has not written down a patient's visit."
"""What is said where there is nothing to follow."""

SAME_NUMBER = "Steps with the same number happen side by side."
"""What the numbers of the stages mean."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Steps of which none waits for another.

    Attributes:
        number: Place in the visit, from 1: one more than the longest way that leads here.
        steps: The steps, in the file's order.
    """

    number: int
    steps: tuple[Step, ...]


def journey(catalogue: Catalogue) -> tuple[Stage, ...]:
    """Return the visit in stages, the first first; () for an office that has written none."""
    after = {step.id: step.after for step in catalogue.visit}
    level: dict[str, int] = {}
    for step_id in TopologicalSorter(after).static_order():
        level[step_id] = 1 + max((level[before] for before in after[step_id]), default=0)
    return tuple(
        Stage(number, tuple(step for step in catalogue.visit if level[step.id] == number))
        for number in sorted(set(level.values()))
    )


def waits_for(catalogue: Catalogue, step: Step) -> tuple[Step, ...]:
    """Return the steps directly before one, in the file's order."""
    return tuple(other for other in catalogue.visit if other.id in step.after)
