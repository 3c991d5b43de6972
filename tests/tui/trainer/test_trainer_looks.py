"""How the trainer's screens look, and what holds on all of them."""

from __future__ import annotations

import pytest

from medtrainer.glyphs import ASCII_FORMS
from medtrainer.services.preferences import Preferences, save_preferences
from medtrainer.tui.app import MedTrainerApp
from medtrainer.tui.themes import DARK
from tests.tui.test_themes import TERMINALS, check, drawn
from tests.tui.trainer.visits import VISITS

SIZES = [(80, 24), (60, 20)]


@pytest.fixture
async def visit(sit, dana):
    """Return a function that goes to a screen and waits until everything is collected."""

    async def go(seat, name):
        for key in VISITS[name]:
            await seat.press(key)
            await seat.app.workers.wait_for_complete()
            await seat.pilot.pause()
        return seat

    return go


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", VISITS)
def test_it_looks_as_before(dana, snap_compare, name, size):
    save_preferences(dana.data, Preferences(welcomed=True))

    async def go(pilot):
        for key in VISITS[name]:
            await pilot.press(key)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

    assert snap_compare(MedTrainerApp(dana), terminal_size=size, run_before=go)


@pytest.mark.parametrize("name", VISITS)
async def test_every_screen_is_complete_at_60x20(sit, dana, visit, name):
    async with sit(dana, (60, 20)) as seat:
        await visit(seat, name)
        assert len(seat.lines) == 20
        last = seat.app.screen.keys.hints[-1]
        assert seat.lines[-1].endswith(f"{last.key} {last.does}")
        assert "…" not in seat.lines[-1]


@pytest.mark.parametrize("name", VISITS)
async def test_everything_can_be_read(sit, dana, visit, name):
    async with sit(dana) as seat:
        await visit(seat, name)
        pieces = [(text, style) for text, style in drawn(seat.app) if text.strip()]
        check(pieces, TERMINALS[DARK.name])


@pytest.mark.parametrize("name", VISITS)
async def test_every_screen_can_be_drawn_in_ascii(sit, dana, visit, monkeypatch, name):
    async with sit(dana) as seat:
        await visit(seat, name)
        before = seat.lines
        monkeypatch.setenv("MEDTRAINER_ASCII", "1")
        for widget in seat.app.screen.query("*"):
            widget.refresh()
        await seat.pilot.pause()
        assert seat.text.isascii()
        assert [line.translate(str.maketrans(ASCII_FORMS)) for line in before] == seat.lines
