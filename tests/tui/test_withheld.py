"""Before the due day is over no screen tells which pairs were right; after it, each does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from medtrainer.glyphs import RIGHT, WRONG
from medtrainer.services.progress_words import NO_ANSWERS
from medtrainer.tui.screens.exercise import ExerciseScreen
from medtrainer.tui.screens.result import ResultScreen
from medtrainer.tui.screens.review import ReviewScreen
from tests.services.test_sitting_withheld import closed_until
from tests.services.world import Clock, Stopwatch
from tests.tui.conftest import START
from tests.tui.test_exercise_screen import events

FROM_2_DEC = "You see what was right from Wednesday 2 December 2026 on."
LEAKS = ("Right:", "Wrong:", "it is the", "Read next", "retry", "dispute", "read up", RIGHT, WRONG)


@pytest.fixture
def clock():
    return Clock(START)


@pytest.fixture
def ana(workspace, clock):
    """Ana, with an assigned attempt that is open and whose key opens on 2 December."""
    ana = replace(workspace, now=clock, stopwatch=Stopwatch())
    closed_until(ana, exercises=2).leave()
    return ana


def leaks(seat):
    """Return what tells too much on the screen, in one line whatever its size is."""
    text = " ".join(seat.text.split())
    return [leak for leak in LEAKS if leak in text]


def said(seat):
    return " ".join(seat.text.split())


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_no_screen_tells_which_pairs_were_right(sit, ana, clock, size):
    async with sit(ana, size=size) as seat:
        await seat.press("c", "a", "a", "enter")
        assert isinstance(seat.app.screen, ExerciseScreen)
        assert FROM_2_DEC in said(seat)
        for key in ("1", "2", "d", "u", "down"):
            await seat.press(key)
            assert isinstance(seat.app.screen, ExerciseScreen)
            assert not leaks(seat)
        await seat.press("enter", "a", "a", "enter", "enter")
        assert isinstance(seat.app.screen, ResultScreen)
        assert "2 of 4 right (50 %). Passed: 1 needed." in said(seat)
        assert FROM_2_DEC in said(seat)
        for key in ("down", "r", "d", "b", "up"):
            await seat.press(key)
            assert isinstance(seat.app.screen, ResultScreen)
            assert not leaks(seat)
        assert "You chose the Medical Assistant." in said(seat)
        await seat.press("enter")
        await look_over(seat)
        await seat.press("escape", "escape", "s", "enter")
        await look_over(seat)
        await seat.press("escape", "escape", "g")
        assert NO_ANSWERS in said(seat)
    assert events(ana, "disputed") == []
    assert len(events(ana, "attempt-started")) == 1


async def look_over(seat):
    """Turn through a review, press all that is pressed elsewhere, and see nothing."""
    assert isinstance(seat.app.screen, ReviewScreen)
    for key in ("1", "2", "d", "b", "right", "1", "2"):
        await seat.press(key)
        assert isinstance(seat.app.screen, ReviewScreen)
        assert not leaks(seat)
        assert FROM_2_DEC in said(seat)


async def test_after_the_due_day_everything_is_told(sit, ana, clock):
    async with sit(ana) as seat:
        await seat.press("c", "a", "a", "enter", "enter", "a", "a", "enter", "enter")
        assert isinstance(seat.app.screen, ResultScreen)
    clock.time = datetime(2026, 12, 1, 23, tzinfo=UTC)
    async with sit(ana) as seat:
        await seat.press("s", "enter", "2")
        assert "Wrong:" in seat.text
        assert FROM_2_DEC not in said(seat)


async def test_the_day_may_come_while_the_result_is_on_the_screen(sit, ana, clock):
    """What stands there stays as it is: nothing redraws by itself; what is opened next tells."""
    async with sit(ana) as seat:
        await seat.press("c", "a", "a", "enter", "enter", "a", "a", "enter", "enter")
        clock.time = datetime(2026, 12, 1, 23, tzinfo=UTC)
        await seat.press("down", "up")
        assert not leaks(seat)
        await seat.press("escape", "s", "enter")
        assert "Wrong:" in seat.text
