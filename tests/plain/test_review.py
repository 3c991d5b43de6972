"""An attempt heard again in lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.plain.console import Left
from medtrainer.plain.review import hear_again
from medtrainer.services.attempts import start_attempt
from medtrainer.services.record import my_record
from medtrainer.services.review import NOTHING_ANSWERED, review_of
from tests.plain.talk import Talk
from tests.services.world import START, bare, builtin, quiz_set, workspace

SET = replace(quiz_set("front-desk"), exercises=2, duties=2)


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


@pytest.fixture
def attempt(ana):
    """An attempt at two exercises: the first pair right, the second wrong, two left empty."""
    sitting = start_attempt(ana, SET, seed="7", mode="plain")
    exercise = sitting.sheet.exercise
    one, two = exercise.premises
    wrong = next(o.id for o in exercise.options if o.id != exercise.key[two.id])
    sitting.answer(one.id, exercise.key[one.id])
    sitting.answer(two.id, wrong)
    sitting.submit()
    sitting.go_on()
    sitting.submit()
    sitting.leave()
    (attempt,) = my_record(ana).attempts
    return attempt


def heard(ana, attempt, *typed):
    said = Talk(*typed)
    hear_again(said.console, ana, review_of(attempt, START))
    assert said.left_over == 0
    return said.text


def test_every_pair_is_said_with_its_verdict_exercise_by_exercise(ana, attempt):
    said = heard(ana, attempt, "", "")
    assert "Front desk, 22 Nov. 1 of 4 right (25 %)." in said
    one, two = said.split("Exercise 2 of 2.")
    assert "Question 1." in one
    assert one.count("Right: the ") == 1
    assert one.count("Wrong: you chose the ") == 1
    assert two.count("Wrong: left empty; it is the ") == 2
    assert "Enter for the next exercise" in one
    assert "Enter to finish" in two


def test_back_goes_to_the_exercise_before_and_from_the_first_out(ana, attempt):
    said = heard(ana, attempt, "", "b", "b")
    assert said.count("Exercise 1 of 2.") == 2
    assert said.count("Exercise 2 of 2.") == 1


def test_a_position_can_be_read_up_and_a_pair_disputed(ana, attempt):
    right = attempt.sheets[0].exercise.key[attempt.sheets[0].exercise.premises[1].id]
    title = builtin().catalogue.role(right).title
    said = heard(ana, attempt, "r", "2", "b", "d", "2", "why?", "b")
    assert f"{title}, " in said
    assert "You disputed this on 22 Nov: “why?”" in said
    assert [event["comment"] for event in bare(ana.place.path, "disputed")] == ["why?"]


def test_a_position_that_the_office_no_longer_has_is_said(ana, attempt):
    catalogue = replace(builtin().catalogue, roles=(), visit=())
    gone = replace(ana, office=replace(builtin(), catalogue=catalogue, sets=()))
    assert "This office no longer has that position." in heard(gone, attempt, "r", "1", "b")


def test_what_was_left_at_once_has_nothing_to_hear(ana):
    start_attempt(ana, SET, mode="plain").leave()
    (attempt,) = my_record(ana).attempts
    assert NOTHING_ANSWERED in heard(ana, attempt)


def test_q_leaves(ana, attempt):
    with pytest.raises(Left):
        hear_again(Talk("q").console, ana, review_of(attempt, START))
