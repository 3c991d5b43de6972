"""What is sent of every screen draws that screen, on terminals that show little, too."""

from __future__ import annotations

import pyte
import pytest
from textual.app import App
from textual.widget import Widget

from medtrainer.glyphs import MARKER
from medtrainer.tui.widgets.typed_line import TypedLine
from tests.terminal.own_screen import sends_what_any_terminal_understands
from tests.tui.visits import VISITS

MOVES = ("down", "up", "right", "left", "slash")
"""Keys that go elsewhere on a screen, without a consequence."""


@pytest.fixture
def sent(monkeypatch):
    """Collect what a driver would be given to write."""
    pieces = []

    def display(app, _screen, renderable):
        if renderable is not None and not app._batch_count:
            x, y = app.cursor_position
            pieces.append(renderable.render_segments(app.console) + f"\x1b[{y + 1};{x + 1}H")
        app.post_display_hook()

    monkeypatch.setattr(App, "_display", display)
    return pieces


def picture(sent):
    """Return what a terminal shows after that was sent."""
    screen = pyte.Screen(80, 24)
    pyte.Stream(screen).feed("".join(sent))
    return screen


@pytest.mark.parametrize("term", ["xterm-256color", "linux", "vt100"])
@pytest.mark.parametrize("name", VISITS)
async def test_every_screen_arrives_as_it_is(visit, sent, monkeypatch, term, name):
    monkeypatch.setenv("TERM", term)
    async with visit(VISITS[name]) as seat:
        screen = picture(sent)
        assert [line.rstrip() for line in screen.display] == seat.lines
        assert (screen.cursor.x, screen.cursor.y) == seat.app.cursor_position
        few = term != "xterm-256color"
        assert seat.text.isascii() or not few
        data = "".join(sent).encode()
        sends_what_any_terminal_understands(data, few_colours=few)
        cells = [cell for row in screen.buffer.values() for cell in row.values()]
        assert not any(cell.blink for cell in cells)
        # Nothing would ever move by itself.
        assert not timers(seat.app)
        assert seat.app.animation_level == "none"
        assert not seat.app.animator._animations


@pytest.mark.parametrize("name", VISITS)
async def test_where_one_is_can_be_told_without_any_colour(visit, sent, monkeypatch, name):
    """Colours and backgrounds taken away, a screen still differs wherever one moves.

    But within what one types: there the cursor shows the place, reversed, as everywhere.
    """
    monkeypatch.setenv("NO_COLOR", "1")
    async with visit(VISITS[name]) as seat:
        for key in MOVES:
            before, focused, place = seat.text, seat.app.focused, seat.app.cursor_position
            await seat.press(key)
            moved = (seat.app.focused, seat.app.cursor_position) != (focused, place)
            in_typed = isinstance(seat.app.focused, TypedLine) and seat.app.focused is focused
            assert seat.text != before or not moved or in_typed, key
        # There is a marker, or one types or reads in the only place there is for it.
        assert MARKER in seat.text or len(focusable(seat)) <= 1


def focusable(seat):
    """Return where the focus could be."""
    return [widget for widget in seat.app.screen.query(Widget) if widget.focusable]


async def test_where_one_types_is_reversed_where_there_are_no_colours(visit, sent, monkeypatch):
    monkeypatch.setenv("TERM", "unknown")  # for Rich a terminal without colours
    async with visit(VISITS["who"]) as seat:
        await seat.press("left")
        x, y = seat.app.screen.query_one(TypedLine).cursor_screen_offset
        screen = picture(sent)
        reversed_cells = [
            (column, line)
            for line, row in screen.buffer.items()
            for column, cell in row.items()
            if cell.reverse
        ]
        assert reversed_cells == [(x, y)]
        assert any(cell.bold for row in screen.buffer.values() for cell in row.values())


def timers(app):
    """Return the timers that run: each would do something some time, unasked."""
    nodes = [app, *app.screen_stack, *(w for screen in app.screen_stack for w in screen.query("*"))]
    return [timer for node in nodes for timer in node._timers if timer._active.is_set()]


def test_the_bell_is_never_rung():
    """No screen asks for it; Textual's own line to type in does when it is full."""
    assert "restricted" in vars(TypedLine)
