"""A practice on the screen: exercises without end, and how it went."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager

import pytest

from medtrainer.services.errands import GoOn
from medtrainer.services.practice import start_practice
from medtrainer.tui.exercise_views.match import MatchView
from medtrainer.tui.screens.exercise import ExerciseScreen
from medtrainer.tui.screens.home import HomeScreen
from medtrainer.tui.screens.result import ResultScreen
from tests.tui.test_exercise_screen import events, letters, wrong

CODER, BILLER = "medical-coder", "medical-biller"


@pytest.fixture
def practising(sit, workspace):
    """Run the app in the midst of a practice."""

    @asynccontextmanager
    async def run(*roles, size=(80, 24), heading="Practice: all positions"):
        sitting = start_practice(workspace, roles, seed="7")
        async with sit(size=size, errand=GoOn(sitting, heading)) as seat:
            assert isinstance(seat.app.screen, ExerciseScreen)
            yield seat

    return run


async def answer(seat, mistakes=0):
    """Answer all rows, the first of them wrongly."""
    given = [wrong(letter) if n < mistakes else letter for n, letter in enumerate(letters(seat))]
    await seat.press(*given)


async def test_it_goes_on_without_end_and_each_answer_is_judged_at_once(practising, workspace):
    async with practising() as seat:
        for number in range(1, 8):
            assert seat.lines[0].endswith(f"exercise {number}")
            assert len(events(workspace, "exercise")) == number
            await seat.press(wrong(letters(seat)[0]))
            assert "Wrong: you chose the" in seat.text
            await seat.press(*letters(seat)[1:])
            assert "enter next exercise" in seat.lines[-1]
            assert "esc end" in seat.lines[-1]
            await seat.press("enter")
        assert not events(workspace, "finished")


async def test_the_reason_is_there_at_once(practising):
    async with practising(CODER, BILLER) as seat:
        first = seat.app.screen._sitting.sheet.exercise.premises[0]
        await seat.press(letters(seat)[0])
        assert "1  ✓  Right: the" in seat.text
        assert first.why.split()[0] in seat.text


async def test_esc_ends_it_and_shows_how_it_went(practising, workspace):
    async with practising() as seat:
        await answer(seat, mistakes=1)
        await seat.press("enter")
        await seat.press(letters(seat)[0], "escape")
        assert isinstance(seat.app.screen, ResultScreen)
        assert "4 of 5 right (80 %)." in seat.text
        assert "Read next: " in seat.text
        assert "Practice, not counted." in seat.text
        assert seat.text.count("✓ ") == 4
        await seat.press("escape")
        assert isinstance(seat.app.screen, HomeScreen)
        await seat.press("s")
        assert "4 of 5" in seat.row("Practice")
    (end,) = events(workspace, "finished")
    assert (end["right"], end["total"]) == (4, 5)


async def test_an_exercise_that_was_only_looked_at_is_not_in_the_result(practising):
    async with practising() as seat:
        await answer(seat)
        await seat.press("enter", "escape")
        assert "4 of 4 right (100 %)." in seat.text
        assert "Exercise 2" not in seat.text


async def test_wrong_pairs_are_retried_and_esc_comes_back_to_the_result(practising):
    async with practising() as seat:
        await answer(seat, mistakes=2)
        await seat.press("escape", "r")
        assert "Practice: the pairs that were wrong" in seat.lines[0]
        assert seat.lines[0].endswith("exercise 1 of 1")
        await seat.press("escape")
        assert "2 of 4 right" in seat.text
        await seat.press("r", letters(seat)[0], "escape")
        assert "1 of 1 right" in seat.text
        await seat.press("escape")
        assert "2 of 4 right" in seat.text


async def test_esc_leads_from_retry_to_retry_back_to_the_start(practising):
    async with practising() as seat:
        await answer(seat, mistakes=2)
        await seat.press("escape", "r")
        await answer(seat, mistakes=1)
        await seat.press("enter", "r")
        await answer(seat)
        await seat.press("enter")
        for said in ("1 of 1 right", "1 of 2 right"):
            assert said in seat.text
            await seat.press("escape")
        assert isinstance(seat.app.screen, ResultScreen)
        await seat.press("escape")
        assert isinstance(seat.app.screen, HomeScreen)


async def test_an_exercise_that_cannot_be_saved_is_not_shown(practising, monkeypatch):
    async with practising() as seat:
        await answer(seat)

        def refuse(descriptor, data):
            raise OSError(28, os.strerror(28))

        with monkeypatch.context() as patch:
            patch.setattr(os, "write", refuse)
            seat.app.screen.query_one(MatchView).action_enter()
        await seat.pilot.pause()
        assert "Not saved" in seat.text
        assert seat.lines[0].endswith("exercise 1")
        await seat.press("enter")
        assert seat.lines[0].endswith("exercise 2")


async def test_an_end_that_cannot_be_saved_is_said_before_anybody_leaves(practising, monkeypatch):
    async with practising() as seat:
        await answer(seat)

        def refuse(descriptor, data):
            raise OSError(28, os.strerror(28))

        with monkeypatch.context() as patch:
            patch.setattr(os, "write", refuse)
            seat.app.screen.action_leave()
            await seat.pilot.pause()
            assert "Not saved" in seat.text
            assert isinstance(seat.app.screen, ExerciseScreen)
        await seat.press("escape")
        assert isinstance(seat.app.screen, ResultScreen)


async def test_ctrl_c_ends_it_and_keeps_what_was_answered(practising, workspace):
    async with practising() as seat:
        await seat.press(letters(seat)[0], "ctrl+c")
    (end,) = events(workspace, "finished")
    assert (end["right"], end["total"]) == (1, 1)
