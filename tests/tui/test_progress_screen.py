"""The screen of one's own progress, and the line of it on the home screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from medtrainer.content.catalogue import load_catalogue
from medtrainer.glyphs import EMPTY, FULL
from medtrainer.model.roles import Catalogue
from medtrainer.services.attempts import start_attempt
from medtrainer.services.draws import find_set
from medtrainer.tui.screens.home import HomeScreen
from medtrainer.tui.screens.positions import PositionsScreen
from medtrainer.tui.screens.progress import ProgressScreen
from medtrainer.tui.screens.scores import ScoresScreen
from tests.exercises.oracle import OFFICES
from tests.tui.conftest import START

KEYS = {"?": "question_mark", "esc": "escape", "↑↓": "up"}


def sat(workspace, *, days_ago=0, mistakes=0, quiz="front-desk", seed="7"):
    """Record a whole attempt of a set on an earlier day; the first rows are wrong."""
    then = replace(workspace, now=lambda: START - timedelta(days=days_ago))
    sitting = start_attempt(then, find_set(workspace.office, quiz), seed=seed)
    for place, sheet in enumerate(sitting.sheets):
        sitting.place = place
        for premise, right in sheet.exercise.key.items():
            wrong = next(o.id for o in sheet.exercise.options if o.id != right)
            sitting.answer(premise, wrong if mistakes > 0 else right)
            mistakes -= 1
        sitting.submit()
    sitting.leave()
    return sitting


def marked(seat):
    return seat.app.screen.query_one("Menu").current


async def test_without_answers_it_says_what_to_do(sit):
    async with sit() as seat:
        assert "no answers yet" in seat.row("My progress")
        await seat.press("g")
        assert isinstance(seat.app.screen, ProgressScreen)
        assert "No answers yet. Sit a quiz set" in seat.text
        assert seat.text.count("not begun") == len(seat.workspace.office.catalogue.roles)
        assert "0 of 9 positions mastered" in seat.lines[0]
        assert FULL not in seat.text


async def test_home_says_how_many_positions_are_mastered_with_a_bar(sit, workspace):
    sat(workspace)
    async with sit() as seat:
        assert "0 of 9 positions mastered" in seat.row("My progress")
        assert seat.row("My progress").endswith(EMPTY * 9)


async def test_every_picture_has_its_sentence(sit, workspace):
    sat(workspace, days_ago=8, mistakes=5)
    sat(workspace, days_ago=1)
    sat(workspace)
    async with sit() as seat:
        await seat.press("g")
        assert "·····▆······██  Last 7 days: 30 of 30 right (100 %);" in seat.text
        assert "the 7 days before: 10 of 15 (66 %)." in seat.text


async def test_begun_positions_come_first_with_bar_numbers_and_a_word(sit, workspace):
    sitting = sat(workspace, days_ago=1)
    sat(workspace)
    asked = {role for sheet in sitting.sheets for role in sheet.exercise.key.values()}
    async with sit() as seat:
        await seat.press("g")
        rows = [row for row in seat.lines if row.endswith(("learning", "not begun"))]
        begun = ["learning" in row for row in rows]
        assert begun == [True] * len(asked) + [False] * (9 - len(asked))
        assert all("100 %" in row and FULL in row for row in rows[: len(asked)])
        assert all("–  not begun" in row and FULL not in row for row in rows[len(asked) :])
        assert len({row.index(" of ") for row in rows}) == 1


async def test_the_marked_position_is_told_in_words_with_its_latest_mistake(sit, workspace):
    sitting = sat(workspace, mistakes=1)
    exercise = sitting.sheets[0].exercise
    premise, right = next(iter(exercise.key.items()))
    chosen = next(option.text for option in exercise.options if option.id != right)
    text = next(row.text for row in exercise.premises if row.id == premise)
    async with sit() as seat:
        await seat.press("g")
        while marked(seat).id != right:
            await seat.press("down")
        words = " ".join(seat.text.split())
        assert "duties known. Each has to be right on two different days." in words
        assert "last answered today." in words
        assert f"Next {text} (last taken for the {chosen})" in words
        assert "Then " in words
        await seat.press("end")
        assert "Not begun:" in seat.text


@pytest.mark.parametrize("key", ["enter", "b"])
async def test_the_marked_position_is_one_key_away(sit, key):
    async with sit() as seat:
        await seat.press("g", "down", "down")
        here = marked(seat).id
        await seat.press(key)
        assert isinstance(seat.app.screen, PositionsScreen)
        assert marked(seat).id == here
        await seat.press("escape")
        assert isinstance(seat.app.screen, ProgressScreen)
        assert marked(seat).id == here


async def test_s_opens_the_scores_and_esc_comes_back(sit):
    async with sit() as seat:
        await seat.press("g", "s")
        assert isinstance(seat.app.screen, ScoresScreen)
        await seat.press("escape", "escape")
        assert isinstance(seat.app.screen, HomeScreen)


async def test_new_answers_show_when_one_comes_back(sit, workspace):
    async with sit() as seat:
        await seat.press("g", "s")
        sat(workspace)
        await seat.press("escape")
        assert "Last 7 days: 15 of 15 right (100 %);" in seat.text


async def test_a_second_key_typed_ahead_opens_nothing_twice(sit):
    async with sit() as seat:
        await seat.press("g")
        before, screen = len(seat.app.screen_stack), seat.app.screen
        for _ in range(3):
            screen.action_browse()
            screen.action_scores()
        await seat.pilot.pause()
        assert len(seat.app.screen_stack) == before + 1


async def test_damage_of_the_record_is_told(sit, workspace):
    sat(workspace)
    with workspace.place.path.open("ab") as file:
        file.write(b"no JSON\n")
    async with sit() as seat:
        await seat.press("g")
        assert "Last 7 days" in seat.text
        assert "is damaged and was left out" in seat.text


async def test_an_office_without_positions_is_no_crash(sit, workspace):
    office = replace(workspace.office, catalogue=Catalogue(), sets=())
    async with sit(replace(workspace, office=office)) as seat:
        await seat.press("g")
        assert "No positions yet." in seat.text
        await seat.press("enter", "b")
        assert isinstance(seat.app.screen, ProgressScreen)
        assert "read up" not in seat.lines[-1]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("days", [(), (0, 1)])
async def test_it_is_complete_at_every_size(sit, workspace, size, days):
    for day in days:
        sat(workspace, days_ago=day, mistakes=3)
    async with sit(size=size) as seat:
        await seat.press("g")
        for _ in workspace.office.catalogue.roles:
            assert len(seat.lines) == size[1]
            assert all(len(line) <= size[0] for line in seat.lines)
            assert "? help" in seat.lines[-1]
            assert not seat.lines[-2].endswith("↓")  # what stands there cannot be scrolled
            await seat.press("down")


async def test_bars_take_the_room_there_is(sit, workspace):
    async with sit(size=(60, 20)) as seat:
        await seat.press("g")
        assert EMPTY * 7 not in seat.text
        await seat.pilot.resize_terminal(80, 24)
        await seat.pilot.pause()
        assert EMPTY * 12 in seat.text


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_it_works_with_923_positions(sit, workspace, size):
    if not OFFICES["all"].is_file():
        pytest.skip("the office of 923 positions is not here: it lies beside the project")
    office = replace(workspace.office, catalogue=load_catalogue(OFFICES["all"])[0])
    async with sit(replace(workspace, office=office), size=size) as seat:
        await seat.press("g")
        assert "0 of 923 positions mastered" in seat.lines[0]
        await seat.press("end")
        last = office.catalogue.roles[-1]
        assert marked(seat).id == last.id
        assert "Not begun:" in seat.text
        assert not seat.lines[-2].endswith("↓")


async def test_it_can_be_drawn_in_ascii(sit, workspace, monkeypatch):
    monkeypatch.setenv("MEDTRAINER_ASCII", "1")
    sat(workspace, mistakes=4)
    async with sit() as seat:
        await seat.press("g")
        assert seat.text.isascii()


async def test_every_key_on_show_does_something_and_help_explains(sit):
    async with sit() as seat:
        await seat.press("g")
        bound = {binding.key for _, binding, *_ in seat.app.screen.active_bindings.values()}
        assert {KEYS.get(hint.key, hint.key) for hint in seat.app.screen.keys.hints} <= bound
        before = seat.lines
        await seat.press("question_mark")
        assert "A duty is known once" in seat.text
        await seat.press("question_mark")
        assert seat.lines == before
