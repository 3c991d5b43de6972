"""A pair to try the keys on; nothing of it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.errors import RequestProblem
from medtrainer.exercises.kinds import KINDS
from medtrainer.exercises.scope import Shape
from medtrainer.services.draws import draw_from

if TYPE_CHECKING:
    from medtrainer.model.attempt import Sheet
    from medtrainer.model.exercise import Exercise, Mark
    from medtrainer.model.office import Office

_SEED = "welcome"


def judge_sample(sheet: Sheet) -> Mark:
    """Return the sample's one row judged."""
    return KINDS[sheet.exercise.kind].grade(sheet.exercise, sheet.answers)[0]


def sample_exercise(office: Office) -> Exercise | None:
    """Return a small exercise of this office, None if the office has none to give."""
    shape = Shape(duties=1, positions=3, reuse=False)
    try:
        return next(draw_from(office.catalogue, _SEED, shape=shape, kind="match").exercises)
    except RequestProblem:
        return None
