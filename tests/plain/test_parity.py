"""The same set, the same seed, the same answers: both front ends record the same."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import pytest

from medtrainer.plain.console import Left
from medtrainer.plain.set_card import open_set
from medtrainer.plain.sitting import sit as sit_in_lines
from medtrainer.services.attempts import start_attempt
from medtrainer.services.errands import GoOn, SitSet
from medtrainer.services.practice import start_practice
from medtrainer.tui.app import MedTrainerApp
from tests.plain.talk import Talk
from tests.services.world import quiz_set, workspace

if TYPE_CHECKING:
    from pathlib import Path

OWN = ("id", "at", "ms", "attempt", "mode")
"""What may differ: ids, times, and the front end itself."""


def recorded(data: Path) -> list[dict[str, object]]:
    """Return all events of a record without what may differ."""
    (path,) = (data / "journal").iterdir()
    events = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [{key: value for key, value in event.items() if key not in OWN} for event in events]


def at(data: Path):
    """Return a workspace of its own; its stopwatch goes on, or every key would look held."""
    numbers, ticks = count(1), count()
    return replace(
        workspace(data),
        new_id=lambda: f"{next(numbers):032x}",
        stopwatch=lambda: float(next(ticks)),
    )


async def on_the_screen(own, quiz, *keys):
    """Sit a set with seed 7 on the screen."""
    app = MedTrainerApp(own, SitSet(quiz, seed="7"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        for key in keys:
            await pilot.press(key)
        await pilot.pause()


def in_lines(own, quiz, *typed):
    """Sit a set with seed 7 in lines; everything that is typed must be asked for."""
    talk = Talk("", *typed)
    open_set(talk.console, own, SitSet(quiz, seed="7"))
    assert not talk.left_over
    return talk


ROUNDS = (
    # what a person wants to do in each exercise: option numbers, 0 to skip, u to undo
    ((1, 2, 3, 4, 5), (2, 2, 2, 2, 2), (1, 0, 3, 0, 1)),
    ((5, 4, 3, 2, 1), (0, 0, 0, 0, 0), (6, 6, 1, 1, 2)),
)


@pytest.mark.parametrize("rounds", ROUNDS)
async def test_a_set_is_recorded_alike(tmp_path, rounds):
    quiz = quiz_set("front-desk")
    keys, typed = [], []
    for answers in rounds:
        for answer in answers:
            keys.append("abcdef"[answer - 1] if answer else "down")
            typed.append(str(answer) if answer else "")
        keys += ["enter", "enter", "enter"] if 0 in answers else ["enter", "enter"]
        typed += ["", ""]
    await on_the_screen(at(tmp_path / "one"), quiz, *keys)
    talk = in_lines(at(tmp_path / "two"), quiz, *typed, "")
    one, two = recorded(tmp_path / "one"), recorded(tmp_path / "two")
    assert [event["type"] for event in one].count("submitted") == 3
    assert one[-1]["type"] == "finished"
    assert one == two
    assert f"{one[-1]['right']} of 15 right" in talk.text


async def test_a_set_that_is_judged_at_once_is_recorded_alike(tmp_path):
    quiz = quiz_set("first-week")
    assert quiz.feedback == "at-once"
    answers = (1, 2, 0, 3, 4, 2)  # what is skipped is asked again after the others
    rounds = [answers[: quiz.duties + 1]] * quiz.exercises
    keys, typed = [], []
    for given in rounds:
        keys += ["abcdef"[answer - 1] if answer else "down" for answer in given] + ["enter"]
        typed += [str(answer) if answer else "" for answer in given[:-1]]
        typed += ["b", str(given[-1]), ""]
    await on_the_screen(at(tmp_path / "one"), quiz, *keys)
    talk = in_lines(at(tmp_path / "two"), quiz, *typed, "")
    one, two = recorded(tmp_path / "one"), recorded(tmp_path / "two")
    assert one[-1]["type"] == "finished"
    assert one == two
    assert f"{one[-1]['right']} of {one[-1]['total']} right" in talk.text


async def test_undo_and_second_thoughts_are_recorded_alike(tmp_path):
    quiz = quiz_set("front-desk")
    await on_the_screen(
        at(tmp_path / "one"), quiz, "a", "b", "u", "c", "1", "d", "2", "backspace", "escape"
    )
    own = at(tmp_path / "two")
    talk = Talk("", "1", "2", "u", "3", "b", "b", "4", "0", "q")
    with pytest.raises(Left):
        open_set(talk.console, own, SitSet(quiz, seed="7"))
    assert recorded(tmp_path / "one") == recorded(tmp_path / "two")


async def test_what_one_front_end_left_the_other_goes_on_with(tmp_path):
    quiz = quiz_set("front-desk")
    await on_the_screen(at(tmp_path), quiz, "a", "b", "escape")
    talk = Talk("3", "4", "5", "", "", "b")
    sit_in_lines(talk.console, at(tmp_path), start_attempt(at(tmp_path), quiz, mode="plain"))
    assert "Question 3 of 5." in talk.text
    assert "Question 2 of 5." not in talk.text.split("Submitted")[0]
    events = recorded(tmp_path)
    assert [event["type"] for event in events].count("attempt-started") == 1
    assert [event["option"] is not None for event in events if event["type"] == "answered"] == [
        True
    ] * 5


async def test_practice_is_recorded_alike(tmp_path):
    roles = ["medical-coder", "medical-biller"]
    one = at(tmp_path / "one")

    app = MedTrainerApp(one, GoOn(start_practice(one, roles, seed="7"), "Practice"))
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("a", "b", "a", "escape"):
            await pilot.press(key)
        await pilot.pause()
    two = at(tmp_path / "two")
    talk = Talk("1", "2", "1", "b", "")
    sit_in_lines(talk.console, two, start_practice(two, roles, seed="7", mode="plain"))
    assert recorded(tmp_path / "one") == recorded(tmp_path / "two")
    assert "Practice, not counted." in talk.text
