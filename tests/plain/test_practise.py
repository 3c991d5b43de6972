"""Choosing what to practise in lines, and ending it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.plain.console import Left
from medtrainer.plain.practise import choose_practice
from tests.plain.talk import Talk
from tests.services.world import bare, builtin, full_disk, workspace


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


def left(ana, *typed):
    said = Talk(*typed)
    with pytest.raises(Left):
        choose_practice(said.console, ana)
    assert said.left_over == 0
    return said.text


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("", "Practice: all positions."),
        ("7 8", "Practice: Medical Coder, Medical Biller."),
        ("7,8", "Practice: Medical Coder, Medical Biller."),
        ("rn, medical assistant", "Practice: Registered Nurse, Medical Assistant."),
    ],
)
def test_positions_are_chosen_by_numbers_or_names(ana, typed, title):
    assert title in left(ana, typed, "q")
    (begun,) = bare(ana.place.path, "attempt-started")
    assert (begun["purpose"], begun["mode"]) == ("practice", "plain")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("99", "There are 9 positions to choose from."),
        ("1 99", "There are 9 positions to choose from."),
        ("zebra", "There is no position “zebra”."),
    ],
)
def test_what_is_no_position_is_said_and_asked_again(ana, typed, told):
    assert told in left(ana, typed, "?", "q")
    assert not ana.place.path.exists()


def test_back_ends_it_and_says_how_it_went(ana):
    said = Talk("", "1", "b", "")
    choose_practice(said.console, ana)
    assert said.left_over == 0
    assert "b to end" in said.text
    assert "of 1 right" in said.text.split("Result.")[1]
    assert "Practice, not counted." in said.text


def test_leaving_the_program_ends_it_and_says_how_it_went(ana):
    for end in (["q"], []):
        said = left(ana, "", "1", *end)
        assert "Practice is over. " in said
        assert " of 1 right" in said.split("Practice is over. ")[1]
    assert [event["total"] for event in bare(ana.place.path, "finished")] == [1, 1]


def test_nothing_answered_is_nothing_to_tell(ana):
    said = Talk("", "b")
    choose_practice(said.console, ana)
    assert "Practice is over. Nothing was answered." in said.text
    assert "Practice is over" not in left(ana, "", "q")


def test_without_a_place_on_the_disk_it_does_not_begin(ana):
    with full_disk():
        said = left(ana, "", "q")
    assert "Not saved" in said
    assert "Question 1" not in said


def test_an_office_without_duties_says_so(ana):
    roles = tuple(replace(role, duties=()) for role in builtin().catalogue.roles)
    catalogue = replace(builtin().catalogue, roles=roles)
    bare_office = replace(ana, office=replace(builtin(), catalogue=catalogue, sets=()))
    assert "There is nothing to practise" in left(bare_office, "", "q")
