"""Sitting a set on the screen: keys, mouse, feedback, and what the journal holds afterwards."""

from __future__ import annotations

import errno
import json
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from medtrainer.content.office import load_office
from medtrainer.errors import EnvironmentProblem
from medtrainer.services.draws import find_set
from medtrainer.tui.exercise_views.match import MatchView
from medtrainer.tui.screens.exercise import ExerciseScreen
from medtrainer.tui.screens.result import ResultScreen

AFTER_SUBMIT, AT_ONCE = "front-desk", "first-week"
ROWS = 5


def events(workspace, kind):
    """Return the recorded events of a type."""
    if not workspace.place.path.exists():
        return []
    lines = workspace.place.path.read_text().splitlines()
    return [event for event in map(json.loads, lines) if event["type"] == kind]


def letters(seat):
    """Return the right letters of the exercise on show, row by row."""
    exercise = seat.app.screen._sitting.sheet.exercise
    letter = {option.id: "abcdefghij"[n] for n, option in enumerate(exercise.options)}
    return [letter[exercise.key[premise.id]] for premise in exercise.premises]


def wrong(letter):
    """Return another letter."""
    return "b" if letter == "a" else "a"


@pytest.fixture
def start(sit, workspace):
    """Run the app on a set and begin it."""

    @asynccontextmanager
    async def run(name=AFTER_SUBMIT, size=(80, 24)):
        quiz = find_set(workspace.office, name)
        async with sit(quiz=quiz, seed="7", size=size) as seat:
            await seat.press("enter")
            assert isinstance(seat.app.screen, ExerciseScreen)
            yield seat

    return run


async def test_a_letter_answers_and_the_marker_goes_on(start, workspace):
    async with start() as seat:
        await seat.press("b")
        assert "1 of 5 answered" in seat.text
        (event,) = events(workspace, "answered")
        exercise = events(workspace, "exercise")[0]
        assert event["premise"] == exercise["premises"][0]["id"]
        assert event["option"] == exercise["options"][1]["id"]
        assert seat.app.screen.query_one(MatchView).premise == exercise["premises"][1]["id"]


async def test_answers_change_freely_until_they_are_submitted(start, workspace):
    async with start() as seat:
        await seat.press("a", "up", "b", "1", "backspace")
        options = [event["option"] for event in events(workspace, "answered")]
        exercise = events(workspace, "exercise")[0]
        assert options == [exercise["options"][0]["id"], exercise["options"][1]["id"], None]
        assert "0 of 5 answered" in seat.text


async def test_undo_takes_back_one_answer_after_the_other(start):
    async with start() as seat:
        await seat.press("a", "b", "u")
        assert "1 of 5 answered" in seat.text
        await seat.press("u", "u")
        assert "0 of 5 answered" in seat.text


async def test_arrows_and_enter_choose_a_position(start, workspace):
    async with start() as seat:
        await seat.press("right", "down", "down", "enter")
        (event,) = events(workspace, "answered")
        assert event["option"] == events(workspace, "exercise")[0]["options"][2]["id"]
        assert "1 of 5 answered" in seat.text


async def test_the_mouse_works_too(start, workspace):
    async with start() as seat:
        view = seat.app.screen.query_one(MatchView)
        exercise = events(workspace, "exercise")[0]
        third = next(n for n, line in enumerate(seat.lines) if line.startswith("    3 "))
        await seat.pilot.click(view, offset=(10, third - view.region.y))
        await seat.pilot.click(view, offset=(60, 1))  # the first position
        await seat.pilot.pause()
        (event,) = events(workspace, "answered")
        assert event["premise"] == exercise["premises"][2]["id"]
        assert event["option"] == exercise["options"][0]["id"]


async def test_use_is_counted_in_words(start):
    async with start() as seat:
        await seat.press("a", "a", "a", "b")
        assert seat.lines[5].endswith("3 times")
        assert seat.lines[6].endswith("once")
        assert not seat.lines[7].endswith(("once", "times"))


async def test_submitting_asks_once_with_the_number_empty(start, workspace):
    async with start() as seat:
        await seat.press("a", "b", "enter")
        assert "3 duties are still empty" in seat.text
        assert not events(workspace, "submitted")
        await seat.press("escape")
        assert "2 of 5 answered" in seat.text
        await seat.press("enter", "enter")
        (event,) = events(workspace, "submitted")
        assert event["total"] == ROWS


async def test_a_full_exercise_is_submitted_without_a_question(start, workspace):
    async with start() as seat:
        await seat.press(*letters(seat), "enter")
        (event,) = events(workspace, "submitted")
        assert (event["index"], event["right"], event["total"]) == (0, ROWS, ROWS)


async def test_feedback_comes_with_sign_words_and_reason_and_nothing_jumps(start):
    async with start() as seat:
        right = letters(seat)
        await seat.press(wrong(right[0]), *right[1:], "1")
        before = seat.lines[5:18]
        await seat.press("enter")
        exercise = seat.app.screen._sitting.sheet.exercise
        premise = exercise.premises[0]
        assert f"✗ {wrong(right[0])}→{right[0]}" in seat.text
        assert "Wrong: you chose the" in seat.text
        assert premise.why.split()[0] in seat.text
        assert [line[:30] for line in seat.lines[5:18]] == [line[:30] for line in before]
        await seat.press("2")
        assert "Right: the" in seat.text


async def test_at_once_an_answer_is_judged_and_final(start, workspace):
    async with start(AT_ONCE) as seat:
        right = letters(seat)
        await seat.press(wrong(right[0]))
        assert "Wrong: you chose the" in seat.text
        await seat.press("1", right[0], "u", "backspace")
        assert len(events(workspace, "answered")) == 1
        await seat.press("2", *right[1:])
        (event,) = events(workspace, "submitted")
        assert event["right"] == ROWS - 1


async def test_the_last_exercise_ends_in_the_result(start, workspace):
    async with start() as seat:
        for _ in range(3):
            await seat.press(*letters(seat), "enter", "enter")
        assert isinstance(seat.app.screen, ResultScreen)
        (event,) = events(workspace, "finished")
        assert (event["right"], event["total"], event["passed"]) == (15, 15, True)
        assert "15 of 15 right (100 %). Passed: 12 needed." in seat.text


async def test_leaving_keeps_everything_and_home_goes_on_there(start, workspace):
    async with start() as seat:
        await seat.press("a", "b")
        before = seat.lines[4:18]
        await seat.press("escape")
        assert "Front desk" in seat.row("exercise 1 of 3, 2 answered")
        await seat.press("c")
        assert seat.lines[4:18] == before
        assert not events(workspace, "finished")


async def test_what_cannot_be_saved_is_not_shown_as_answered(start, monkeypatch):
    async with start() as seat:
        sitting = seat.app.screen._sitting
        full = EnvironmentProblem("Not saved: the disk is full.", "Free some space.")

        def refuse(*_):
            raise full from OSError(errno.ENOSPC, "full")

        with monkeypatch.context() as patch:
            patch.setattr(sitting._journal, "append", refuse)
            await seat.press("a")
            assert "Not saved: the disk is full. Free some space." in seat.text
            assert "answered" not in seat.text
            assert not any(line.endswith("once") for line in seat.lines[5:])
        await seat.press("a")
        assert "1 of 5 answered" in seat.text


async def test_a_critical_duty_says_so_before_it_is_answered(sit, workspace):
    quiz = find_set(workspace.office, "clinical-scope")
    async with sit(quiz=quiz, seed="1") as seat:
        await seat.press("enter")
        exercise = seat.app.screen._sitting.sheet.exercise
        for number, premise in enumerate(exercise.premises, 1):
            await seat.press(str(number))
            said = "This duty is critical: it has to be right to pass." in seat.text
            assert said == premise.critical


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (132, 43)])
async def test_every_position_and_the_keys_are_on_show(start, size):
    async with start(size=size) as seat:
        for option in seat.app.screen._sitting.sheet.exercise.options:
            assert option.text.split()[0] in seat.text
        assert "? help" in seat.lines[-1]
        assert all(len(line) <= size[0] for line in seat.lines)


LONG_WHY = " ".join(f"because{number}" for number in range(70))


@pytest.fixture
def long_set(sit, workspace, tmp_path):
    """Run the app on a set of duties and reasons as long as they may be."""
    office = tmp_path / "office"
    (office / "quizzes").mkdir(parents=True)
    duty = '[[role.duty]]\nid = "d{0}"\ntext = "{1}"\nwhy = "{2}"\n'
    (office / "roles.toml").write_text(
        "".join(
            f'[[role]]\nid = "r{role}"\ntitle = "Position {role}"\nsummary = "s"\n'
            + duty.format(role, " ".join(f"w{role}x{n}" for n in range(70)), LONG_WHY)
            for role in range(4)
        )
    )
    (office / "quizzes" / "one.toml").write_text("exercises = 1\nduties = 2\npositions = 4\n")
    own = replace(workspace, office=load_office(office))

    @asynccontextmanager
    async def run():
        async with sit(own, quiz=own.office.sets[0], size=(60, 20)) as seat:
            await seat.press("enter")
            yield seat

    return run


async def read(seat, key):
    """Press a key until nothing new comes; return every word seen."""
    seen: set[str] = set()
    while not set(seat.text.split()) <= seen:
        seen |= set(seat.text.split())
        await seat.press(key)
    return seen


def first_duty(seat):
    """Return the words of the first duty on show."""
    return set(seat.app.screen._sitting.sheet.exercise.premises[0].text.split())


async def test_a_duty_taller_than_the_view_is_read_with_the_page_keys(long_set):
    async with long_set() as seat:
        words = first_duty(seat)
        assert not words <= set(seat.text.split())
        assert "↓" in seat.text
        assert words <= await read(seat, "pagedown")
        for option in seat.app.screen._sitting.sheet.exercise.options:
            assert option.text in seat.text
        await seat.press("2", "1")
        assert "▶ 1" in seat.text  # from its beginning again
        assert words <= await read(seat, "pagedown")


async def test_a_reason_longer_than_its_room_is_read_with_space(long_set):
    async with long_set() as seat:
        assert "space" not in seat.lines[-1]
        await seat.press("a", "a", "enter")
        assert "space more" in seat.lines[-1]
        before = seat.lines[-6:]
        assert set(LONG_WHY.split()) <= await read(seat, "space")
        seen = []
        for _ in range(20):
            await seat.press("space")
            seen.append(seat.lines[-6:])
        assert before in seen  # after its end comes its beginning
