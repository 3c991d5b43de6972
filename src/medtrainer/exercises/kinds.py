"""The kinds of exercise there are: one module a kind, one line here (see CONTRIBUTING.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.exercises import match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from medtrainer.exercises.index import Index
    from medtrainer.exercises.scope import Scope, Shape
    from medtrainer.model.exercise import Exercise, Mark


@dataclass(frozen=True, slots=True)
class Kind:
    """What the program must know of a kind of exercise.

    Attributes:
        draw: Yields exercises without end, from the office, the scope, the shape, the content's
            fingerprint and the seed.
        grade: Judges the rows of an exercise.
    """

    draw: Callable[[Index, Scope, Shape, str, str], Iterator[Exercise]]
    grade: Callable[[Exercise, Mapping[str, str | None]], tuple[Mark, ...]]


KINDS: Mapping[str, Kind] = {
    "match": Kind(draw=match.draw, grade=match.grade),
}


def can_judge(exercise: Exercise) -> bool:
    """Tell whether this version knows the exercise's kind and has a key for each of its rows."""
    return exercise.kind in KINDS and all(row.id in exercise.key for row in exercise.premises)
