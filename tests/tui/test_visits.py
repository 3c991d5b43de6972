"""What holds on every screen, at every size and on every terminal."""

from __future__ import annotations

import pytest

from medtrainer.glyphs import ASCII_FORMS
from tests.tui.visits import VISITS


@pytest.mark.parametrize("name", VISITS)
async def test_every_screen_is_complete_at_60x20(visit, name):
    async with visit(VISITS[name], size=(60, 20)) as seat:
        assert len(seat.lines) == 20
        last = seat.app.screen.keys.hints[-1]
        assert seat.lines[-1].endswith(f"{last.key} {last.does}")
        assert "…" not in seat.lines[-1]


@pytest.mark.parametrize("name", VISITS)
async def test_every_screen_can_be_drawn_in_ascii_and_nothing_moves(visit, monkeypatch, name):
    async with visit(VISITS[name]) as seat:
        drawn = seat.lines
        monkeypatch.setenv("MEDTRAINER_ASCII", "1")
        for widget in seat.app.screen.query("*"):
            widget.refresh()
        await seat.pilot.pause()
        assert seat.text.isascii()
        assert [line.translate(str.maketrans(ASCII_FORMS)) for line in drawn] == seat.lines


@pytest.mark.parametrize("name", [name for name in VISITS if name != "help"])
async def test_nothing_parts_on_a_wide_terminal(visit, name):
    """Columns keep together; a text beside a list may reach a little further."""
    async with visit(VISITS[name], size=(200, 40)) as seat:
        assert len(seat.lines[0]) <= 100
        assert all(len(line.rstrip("↑↓ ")) <= 106 for line in seat.lines)
