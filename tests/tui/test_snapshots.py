"""How every screen looks. After a change that is meant: look, then `pytest --snapshot-update`."""

from __future__ import annotations

import pytest

from medtrainer.services.preferences import Preferences, save_preferences
from medtrainer.tui.app import MedTrainerApp
from tests.tui.visits import VISITS

SIZES = [(80, 24), (60, 20)]
LIGHT = ("home", "exercise")


def drawn(workspace, snap_compare, name, size, theme="dark"):
    """Compare a screen with its picture."""
    way = VISITS[name]
    save_preferences(workspace.data, Preferences(welcomed=way.welcomed, theme=theme))

    async def go(pilot):
        for key in way.keys:
            await pilot.press(key)
            await pilot.pause()

    return snap_compare(MedTrainerApp(workspace), terminal_size=size, run_before=go)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", VISITS)
def test_it_looks_as_before(workspace, snap_compare, name, size):
    assert drawn(workspace, snap_compare, name, size)


@pytest.mark.parametrize("name", LIGHT)
def test_it_looks_as_before_in_the_light_theme(workspace, snap_compare, name):
    assert drawn(workspace, snap_compare, name, SIZES[0], "light")
