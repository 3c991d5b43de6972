"""Every kind of exercise can be asked in both front ends."""

from __future__ import annotations

import pytest

from medtrainer.exercises.kinds import KINDS
from medtrainer.plain.exercise_views.table import VIEWS as LINES
from medtrainer.tui.exercise_views.table import VIEWS as SCREENS


@pytest.mark.parametrize("views", [LINES, SCREENS], ids=["plain", "tui"])
def test_every_kind_has_its_view(views):
    assert set(views) == set(KINDS)
