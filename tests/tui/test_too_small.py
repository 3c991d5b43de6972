"""A terminal too small for any screen says what is needed, and leaves everything as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Size

from medtrainer.tui.screens.exercise import ExerciseScreen
from medtrainer.tui.screens.home import HomeScreen
from medtrainer.tui.screens.positions import PositionsScreen
from medtrainer.tui.too_small import LEAST, at_least, curtain, sentence, suffices
from tests.tui.visits import VISITS

WHOLE = (
    "MedTrainer needs 60 columns and 20 lines; this terminal has 40 by 12. Make the window larger;"
    " everything is kept. q leaves."
)

sides = st.integers(1, 300)


@given(sides, sides)
def test_the_sentence_fits_whatever_the_size(width, height):
    rows = sentence(Size(width, height))
    assert 0 < len(rows) <= height
    assert all(cell_len(row) <= width for row in rows)
    lines = curtain(Size(width, height), Style()).strips
    assert [[strip.cell_length for strip in line] for line in lines] == [[width]] * height


@given(sides, sides)
def test_what_suffices_is_taken_as_it_is(width, height):
    size = Size(width, height)
    assert suffices(size) == (at_least(size) == size) == (width >= 60 and height >= 20)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (
            (40, 12),
            WHOLE,
        ),
        ((20, 5), "MedTrainer needs 60 columns and 20 lines. Make it larger; all is kept."),
        ((14, 3), "Needs 60 columns, 20 lines"),
        ((10, 2), "Needs 60 by 20"),
        ((5, 1), "60x20"),
        ((1, 1), "6"),
    ],
)
def test_it_says_as_much_as_there_is_room_for(size, words):
    assert " ".join(row.strip() for row in sentence(Size(*size))) == words


def covered(app):
    """Return what the terminal shows in place of the screen, None if the screen itself."""
    return None if suffices(app.terminal) else sentence(app.terminal)


@pytest.mark.parametrize("name", [name for name in VISITS if name != "welcome"])
async def test_every_screen_is_exactly_as_it_was_when_there_is_room_again(sit, name):
    async with sit() as seat:
        await seat.press(*VISITS[name].keys)
        screen, before, stack = seat.app.screen, seat.lines, seat.app.screen_stack
        for size in ((59, 24), (80, 19), (20, 5), (1, 1)):
            await seat.pilot.resize_terminal(*size)
            assert covered(seat.app)
            await seat.press("a", "enter", "down", "t", "escape", "question_mark", "tab", "space")
        await seat.pilot.resize_terminal(80, 24)
        assert covered(seat.app) is None
        await seat.pilot.pause()
        assert seat.app.screen is screen
        assert seat.app.screen_stack == stack
        assert seat.lines == before


async def test_a_key_typed_unseen_answers_nothing(sit, workspace):
    async with sit() as seat:
        await seat.press("5", "enter", "a")
        await seat.pilot.resize_terminal(40, 12)
        await seat.press("b", "c", "u")
        await seat.pilot.resize_terminal(80, 24)
        await seat.press("d")
        assert "2 of 5 answered" in seat.text
    kinds = [json.loads(line)["type"] for line in workspace.place.path.read_text().splitlines()]
    assert kinds.count("answered") == 2


@pytest.mark.parametrize(("key", "code"), [("q", 0), ("ctrl+c", 130)])
async def test_only_the_keys_that_leave_act(sit, key, code):
    async with sit(size=(30, 8)) as seat:
        assert covered(seat.app)
        await seat.press("x", key)
    assert seat.app.return_code == code


async def test_it_is_there_from_the_start_and_screens_come_up_beneath_it(sit, workspace):
    async with sit(size=(30, 8)) as seat:
        assert covered(seat.app)
        assert seat.app.size == LEAST
        home = seat.app.screen
        assert isinstance(home, HomeScreen)
        seat.app.push_screen(PositionsScreen(workspace.office.catalogue))
        await seat.pilot.pause()
        assert covered(seat.app)
        await seat.pilot.resize_terminal(80, 24)
        await seat.pilot.pause()
        assert seat.app.size == Size(80, 24)
        assert isinstance(seat.app.screen, PositionsScreen)
        assert "Only this position" in seat.text
        await seat.press("escape")
        assert seat.app.screen is home
        assert "Quiz sets" in seat.text


async def test_a_set_opened_directly_on_a_small_terminal_waits_beneath(sit, workspace):
    async with sit(size=(1, 1), quiz=workspace.office.sets[0], seed="7") as seat:
        await seat.pilot.resize_terminal(60, 20)
        await seat.pilot.pause()
        await seat.press("enter")
        assert isinstance(seat.app.screen, ExerciseScreen)
        assert [len(line) <= 60 for line in seat.lines] == [True] * 20


async def test_other_sizes_go_to_the_screens(sit):
    async with sit() as seat:
        for size in ((100, 30), (40, 10), (60, 20), (59, 19), (132, 43)):
            await seat.pilot.resize_terminal(*size)
            await seat.pilot.pause()
            if suffices(Size(*size)):
                assert seat.app.screen.size == size
                assert len(seat.lines) == size[1]
        assert seat.app.screen.size == (132, 43)
