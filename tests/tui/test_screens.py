"""Home, welcome, set card, result, positions, scores and help."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from medtrainer.model.roles import Catalogue
from medtrainer.services.draws import find_set
from medtrainer.services.preferences import Preferences, load_preferences, save_preferences
from medtrainer.tui.screens.exercise import ExerciseScreen
from medtrainer.tui.screens.home import HomeScreen
from medtrainer.tui.screens.positions import PositionsScreen
from medtrainer.tui.screens.result import ResultScreen
from medtrainer.tui.screens.review import ReviewScreen
from medtrainer.tui.screens.scores import ScoresScreen
from medtrainer.tui.screens.set_card import SetCard
from medtrainer.tui.screens.welcome import WelcomeScreen
from tests.tui.test_exercise_screen import events, letters, wrong

KEYS = [(), ("1",), ("1", "enter"), ("b",), ("b", "c"), ("b", "c", "enter"), ("w",), ("v",), ("s",)]
"""Keys that lead from the start to each screen."""


async def finish(seat, mistakes=0):
    """Answer all exercises that are left, the first rows of the first one wrongly."""
    while isinstance(seat.app.screen, ExerciseScreen):
        right = letters(seat)
        given = [wrong(letter) if n < mistakes else letter for n, letter in enumerate(right)]
        mistakes = 0
        submit = () if seat.app.screen._sitting.at_once else ("enter",)
        await seat.press(*given, *submit, "enter")


@pytest.fixture
def finished(sit, workspace):
    """Run the app up to the result of a set, with some mistakes."""

    @asynccontextmanager
    async def run(mistakes=2):
        quiz = find_set(workspace.office, "front-desk")
        async with sit(quiz=quiz, seed="7") as seat:
            await seat.press("enter")
            await finish(seat, mistakes)
            assert isinstance(seat.app.screen, ResultScreen)
            yield seat

    return run


async def test_home_lists_every_set_with_what_is_needed(sit, workspace):
    async with sit() as seat:
        assert seat.lines[0].endswith("Ana Reyes · Medical office")
        for quiz in workspace.office.sets:
            assert "needed" in seat.row(quiz.title)
        assert "12 of 15 needed" in seat.row("Front desk")
        assert "9 positions" in seat.row("Positions: read and compare")
        assert "no trainer sees it" in seat.text


async def test_each_set_opens_with_its_number(sit, workspace):
    async with sit() as seat:
        for number, quiz in enumerate(workspace.office.sets, 1):
            await seat.press(str(number))
            assert isinstance(seat.app.screen, SetCard)
            assert quiz.title in seat.lines[0]
            await seat.press("escape")
            assert isinstance(seat.app.screen, HomeScreen)


async def test_a_second_key_typed_ahead_opens_nothing_twice(sit):
    async with sit() as seat:
        await seat.pilot.press("b", "b", "b")
        await seat.pilot.pause()
        assert len([s for s in seat.app.screen_stack if isinstance(s, PositionsScreen)]) == 1


async def test_q_leaves_with_0_and_ctrl_c_with_130_from_every_screen(sit):
    async with sit() as seat:
        await seat.press("q")
    assert seat.app.return_code == 0
    for keys in ((), ("1",), ("1", "enter"), ("b",), ("s",), ("question_mark",)):
        async with sit() as seat:
            await seat.press(*keys, "ctrl+c")
        assert seat.app.return_code == 130


async def test_home_says_why_nothing_can_be_recorded(sit, workspace):
    workspace.place.path.parent.mkdir(parents=True, exist_ok=True)
    workspace.place.path.mkdir()  # a folder where the journal should be
    async with sit() as seat:
        assert "Not saved" in seat.text
        await seat.press("1", "enter")
        assert isinstance(seat.app.screen, SetCard)
        assert not isinstance(seat.app.screen, ExerciseScreen)


async def test_a_record_of_a_newer_version_is_left_alone(sit, workspace):
    workspace.place.path.parent.mkdir(parents=True, exist_ok=True)
    newer = json.dumps({"v": 2, "id": "0" * 32, "at": "2026-11-22T09:00:00.000Z", "type": "new"})
    workspace.place.path.write_text(newer + "\n")
    async with sit() as seat:
        await seat.press("1", "enter")
        assert isinstance(seat.app.screen, SetCard)
        assert "newer version" in seat.text
    assert workspace.place.path.read_text() == newer + "\n"


async def test_the_welcome_comes_once_and_records_nothing(sit, workspace):
    save_preferences(workspace.data, Preferences(welcomed=False))
    async with sit() as seat:
        assert isinstance(seat.app.screen, WelcomeScreen)
        await seat.press("a")
        assert "Press Enter to go on." in seat.text
        await seat.press("enter")
        assert isinstance(seat.app.screen, HomeScreen)
    assert load_preferences(workspace.data).welcomed
    assert not events(workspace, "answered")
    async with sit() as seat:
        assert isinstance(seat.app.screen, HomeScreen)


async def test_the_card_says_what_counts_before_one_begins(sit):
    async with sit() as seat:
        await seat.press("2")
        assert "To pass you need 18 of 20 right" in seat.text
        assert "the last attempt counts" in seat.text


async def test_a_preview_is_recorded_as_one_and_does_not_count(sit, workspace):
    quiz = find_set(workspace.office, "front-desk")
    async with sit(quiz=quiz, preview=True) as seat:
        assert "it does not count" in seat.text
        await seat.press("enter")
        await finish(seat)
        await seat.press("escape")
        assert "not begun" in seat.row("Front desk")
    (event,) = events(workspace, "attempt-started")
    assert event["purpose"] == "preview"


async def test_the_result_shows_score_pass_mark_pairs_and_what_to_read(finished):
    async with finished(mistakes=2) as seat:
        assert "13 of 15 right (86 %). Passed: 12 needed." in seat.text
        assert "Read next:" in seat.text
        assert seat.text.count("✗ ") == 2
        assert "Wrong: you chose the" in seat.text


async def test_wrong_pairs_are_practised_alone_and_do_not_count(finished, workspace):
    async with finished(mistakes=2) as seat:
        missed = [m.premise for m in seat.app.screen._sitting.marks(0) if not m.is_right]
        await seat.press("r")
        practice = events(workspace, "exercise")[-1]
        assert [premise["id"] for premise in practice["premises"]] == missed
        await finish(seat)
        assert "2 of 2 right" in seat.text
        assert "Practice, not counted." in seat.text
        await seat.press("escape", "escape")
        assert "best 13 of 15, passed" in seat.row("Front desk")
    started = [event["purpose"] for event in events(workspace, "attempt-started")]
    assert started == ["set", "practice"]


async def test_the_position_of_a_pair_is_one_key_away(finished):
    async with finished(mistakes=1) as seat:
        pair = seat.app.screen.pair()
        await seat.press("b")
        assert seat.app.screen.query_one("Menu").current.id == pair.mark.right
        await seat.press("escape")
        assert isinstance(seat.app.screen, ResultScreen)


async def test_scores_list_attempts_newest_first(finished):
    async with finished(mistakes=15) as seat:
        await seat.press("escape", "s")
        assert isinstance(seat.app.screen, ScoresScreen)
        assert "10 of 15" in seat.row("Front desk")
        assert "not passed" in seat.row("Front desk")


async def test_an_empty_office_is_no_crash(sit, workspace):
    office = replace(workspace.office, catalogue=Catalogue(), sets=())
    async with sit(replace(workspace, office=office)) as seat:
        assert "no quiz sets yet" in seat.text
        await seat.press("b", "c", "enter", "slash", "x")
        assert "Nothing fits" in seat.text
        await seat.press("escape", "escape", "w", "x", "enter")
        assert "No duty holds these words" in seat.text


@pytest.mark.parametrize("keys", KEYS)
async def test_help_explains_every_screen_and_closes_again(sit, keys):
    async with sit() as seat:
        await seat.press(*keys)
        before = seat.lines
        await seat.press("question_mark")
        assert "Whom to ask" in seat.text
        await seat.press("question_mark")
        assert seat.lines == before


@pytest.mark.parametrize("keys", [*KEYS, ("question_mark",)])
async def test_every_key_on_show_does_something(sit, keys):
    """What the last line offers is bound, on the screen or on what has the focus."""
    names = {"?": "question_mark", "esc": "escape", "↑↓": "up", "/": "slash", "a-g": "a"}
    names["bksp"] = "backspace"
    async with sit() as seat:
        await seat.press(*keys)
        bound = {binding.key for _, binding, *_ in seat.app.screen.active_bindings.values()}
        for hint in seat.app.screen.keys.hints:
            key = names.get(hint.key, hint.key if "-" not in hint.key else hint.key[0])
            assert key in bound, hint


async def test_keys_typed_ahead_on_the_result_open_nothing_twice(finished):
    async with finished() as seat:
        menu = seat.app.screen.query_one("Menu")
        for _ in range(3):
            menu.action_choose()  # all three are under way before the first is handled
        await seat.pilot.pause()
        assert isinstance(seat.app.screen, ReviewScreen)
        await seat.press("escape")
        assert isinstance(seat.app.screen, ResultScreen)
        await seat.press("escape")
        assert isinstance(seat.app.screen, HomeScreen)


async def test_ctrl_c_in_practice_ends_it(finished, workspace):
    async with finished(mistakes=2) as seat:
        await seat.press("r", "ctrl+c")
    assert [event["total"] for event in events(workspace, "finished")] == [15, 0]


async def test_a_held_enter_hands_in_nothing_empty(sit, workspace):
    held = replace(workspace, stopwatch=lambda: 1.0)
    async with sit(held, quiz=find_set(workspace.office, "front-desk")) as seat:
        await seat.press("enter", "enter", "enter", "enter", "enter")
        assert "5 duties are still empty" in seat.text
    assert not events(workspace, "submitted")


async def test_ctrl_l_sends_everything_again(sit):
    async with sit() as seat:
        before = seat.lines
        seat.app._shown.take(0, 0, [("x", None)])
        await seat.press("ctrl+l")
        assert seat.app._shown._rows == {}
        assert seat.lines == before


async def test_the_attempt_that_counts_is_the_one_on_show(sit, workspace):
    """Clinical scope counts the last attempt, not the best."""
    quiz = find_set(workspace.office, "clinical-scope")
    for mistakes in (0, 5):
        async with sit(quiz=quiz, seed="7") as seat:
            await seat.press("enter")
            await finish(seat, mistakes)
    async with sit() as seat:
        assert "last 15 of 20" in seat.row("Clinical scope")
