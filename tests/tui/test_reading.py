"""The terminal's own cursor, where braille displays and screen readers look, is at the marker."""

from __future__ import annotations

import pytest
from textual.geometry import Offset

from medtrainer.glyphs import MARKER
from medtrainer.tui.widgets.typed_line import TypedLine
from tests.tui.visits import VISITS


def at_cursor(seat):
    """Return what stands under the cursor."""
    x, y = seat.app.cursor_position
    return seat.lines[y][x : x + 1]


@pytest.mark.parametrize("name", VISITS)
async def test_on_every_screen_it_stands_at_the_marker_or_where_one_types(visit, name):
    async with visit(VISITS[name], size=(60, 20)) as seat:
        focused, place = seat.app.screen.focused, seat.app.cursor_position
        if at_cursor(seat) == MARKER:
            return
        if isinstance(focused, TypedLine):
            assert place == focused.cursor_screen_offset
        else:  # a text to read, or a list of nothing
            assert MARKER not in seat.text
            assert place == focused.region.offset


async def test_it_goes_with_the_marker_over_duties_and_positions(visit):
    async with visit(VISITS["exercise"]) as seat:
        seen = []
        for key in ("up", "down", "down", "tab", "down", "left", "end", "pageup"):
            await seat.press(key)
            assert at_cursor(seat) == MARKER
            seen.append(seat.app.cursor_position)
        assert len(set(seen)) >= 5


@pytest.mark.parametrize(("way", "more"), [("who", "e"), ("positions-filtered", "s")])
async def test_where_one_types_it_is_with_the_arrows_until_a_letter_comes(visit, way, more):
    async with visit(VISITS[way]) as seat:
        field = seat.app.screen.query_one(TypedLine)
        await seat.press("up", "down")
        assert at_cursor(seat) == MARKER
        await seat.press(more)
        assert seat.app.cursor_position == field.cursor_screen_offset
        await seat.press("down", "home" if way == "positions-filtered" else "down")
        await seat.press("backspace", more)
        assert seat.app.cursor_position == field.cursor_screen_offset


async def test_nothing_is_marked_on_a_terminal_that_is_too_small(visit):
    async with visit(VISITS["exercise"]) as seat:
        await seat.pilot.resize_terminal(40, 12)
        await seat.pilot.pause()
        assert seat.app.cursor_position == Offset(0, 0)
