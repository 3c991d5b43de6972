"""A pair to try the keys on; nothing of it is recorded."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from medtrainer.errors import RequestProblem
from medtrainer.exercises.kinds import KINDS
from medtrainer.exercises.scope import Shape
from medtrainer.services.draws import draw_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medtrainer.model.attempt import Sheet
    from medtrainer.model.exercise import Exercise, Mark
    from medtrainer.model.office import Office

_SEED = "welcome"
_LOOKED_AT = 60
"""Exercises of which the easiest is taken."""


def judge_sample(sheet: Sheet) -> Mark:
    """Return the sample's one row judged."""
    return KINDS[sheet.exercise.kind].grade(sheet.exercise, sheet.answers)[0]


def sample_exercise(office: Office) -> Exercise | None:
    """Return a small and easy exercise of this office, None if the office has none to give.

    It is there to try the keys on: a short duty, and positions that have little to do with it.
    """
    shape = Shape(duties=1, positions=3, reuse=False, near=0.0)
    areas = {role.id: role.area for role in office.catalogue.roles}
    try:
        drawn = draw_from(office.catalogue, _SEED, shape=shape, kind="match").exercises
        return min(islice(drawn, _LOOKED_AT), key=lambda exercise: _ease(areas, exercise))
    except RequestProblem:
        return None


def _ease(areas: Mapping[str, str], exercise: Exercise) -> tuple[int, int]:
    """Rank by how many of the other positions are from the right one's area, then by length."""
    (right,) = exercise.key.values()
    kin = sum(areas[option.id] == areas[right] for option in exercise.options) - 1
    return kin, len(exercise.premises[0].text)
