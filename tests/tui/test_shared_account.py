"""Learners who share an account: each is named, and has screens and choices of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.model.attempt import Person
from medtrainer.services.preferences import Preferences, save_preferences
from medtrainer.tui.screens.exercise import ExerciseScreen
from medtrainer.tui.screens.home import HomeScreen
from medtrainer.tui.screens.welcome import WelcomeScreen


@pytest.fixture
def learner(workspace):
    """Return the workspace of a learner who has been here before, or is new."""

    def of(name, *, welcomed=True):
        if welcomed:
            save_preferences(workspace.data, Preferences(welcomed=True), name)
        person = Person(1007, f"clinic/{name}", name, identified="forced-command")
        return replace(workspace, person=person, crowded=True)

    return of


async def test_the_longest_name_leaves_room_for_who_sees_the_record(sit, learner):
    async with sit(learner("x" * 32), size=(60, 20)) as seat:
        assert "no trainer sees it." in seat.text
    async with sit(learner("y" * 32, welcomed=False), size=(60, 20)) as seat:
        assert "no trainer sees it." in seat.text


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_every_screen_that_names_the_learner_says_unverified(sit, learner, size):
    async with sit(learner("bo"), size=size) as seat:
        assert "bo (unverified) · Medical office" in seat.lines[0]
        assert "Recorded as bo (unverified) in" in seat.text
        await seat.press("s")
        assert seat.lines[0].rstrip().endswith("bo (unverified) · 0 attempts")
        await seat.press("escape", "g")
        assert "bo (unverified) · " in seat.lines[0]


async def test_an_account_of_ones_own_is_not_called_so(sit):
    async with sit() as seat:
        for key in ("s", "g"):
            assert "unverified" not in seat.text
            await seat.press(key)
            assert "unverified" not in seat.text
            await seat.press("escape")


async def test_a_set_that_one_has_begun_is_not_offered_to_the_other(sit, learner):
    async with sit(learner("bo")) as seat:
        await seat.press("5", "enter")
        assert isinstance(seat.app.screen, ExerciseScreen)
        await seat.press("a", "escape")
        assert "Continue" in seat.text
    async with sit(learner("cy")) as seat:
        assert "Continue" not in seat.text
        assert "begun" not in seat.text.replace("not begun", "")
        await seat.press("s")
        assert "Nothing recorded yet" in seat.text


async def test_who_is_new_is_welcomed_and_keeps_a_theme_of_their_own(sit, learner):
    async with sit(learner("bo")) as seat:
        await seat.press("t")
        light = seat.app.theme
    async with sit(learner("cy", welcomed=False)) as seat:
        assert isinstance(seat.app.screen, WelcomeScreen)
        assert "Recorded as cy (unverified)" in " ".join(seat.text.split())
        assert seat.app.theme != light
        await seat.press("enter")
        assert isinstance(seat.app.screen, HomeScreen)
    async with sit(learner("cy", welcomed=False)) as seat:
        assert isinstance(seat.app.screen, HomeScreen)
    async with sit(learner("bo", welcomed=False)) as seat:
        assert seat.app.theme == light


async def test_the_other_learner_at_work_is_not_taken_for_oneself(sit, learner):
    async with sit(learner("bo", welcomed=False)) as first:
        await first.press("5", "enter")
        async with sit(learner("cy")) as second:
            await second.press("5", "enter")
            assert isinstance(second.app.screen, ExerciseScreen)
            assert "open elsewhere" not in second.text
