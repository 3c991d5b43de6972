"""Doubting a pair in lines: only what is meant as a comment is recorded as one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.plain.console import Left
from medtrainer.plain.set_card import open_set
from medtrainer.services.disputes import LONGEST
from medtrainer.services.errands import SitSet
from tests.plain.talk import Talk
from tests.services.world import bare, builtin, full_disk, quiz_set, workspace

SET = replace(quiz_set("front-desk"), exercises=1, duties=2)
SUBMITTED = ("", "1", "1", "")
"""What leads to the marks of the only exercise."""


@pytest.fixture
def ana(tmp_path):
    office = replace(builtin(), sets=(SET,))
    return replace(workspace(tmp_path / "data"), office=office)


def talk(ana, *typed):
    """Sit the set, submit it and type; return what was said until the end."""
    said = Talk(*SUBMITTED, *typed)
    with pytest.raises(Left):
        open_set(said.console, ana, SitSet(SET))
    assert said.left_over == 0
    return said.text


def comments(ana):
    return [event["comment"] for event in bare(ana.place.path, "disputed")]


def test_a_comment_is_recorded_with_its_pair_and_told_when_it_is_heard_again(ana):
    said = talk(ana, "d", "2", "the biller does", "", "1")
    assert comments(ana) == ["the biller does"]
    assert "Recorded." in said
    told = said.split("Result.")[1]
    assert told.count("You disputed this on 22 Nov: “the biller does”") == 1
    assert told.index("Question 2.") < told.index("You disputed this")


@pytest.mark.parametrize("typed", ["", "b", "B"])
def test_back_and_enter_send_nothing(ana, typed):
    said = talk(ana, "d", "2", typed, "")
    assert comments(ana) == []
    assert "Nothing was sent." in said
    assert "Result." in said


def test_q_leaves_and_help_helps_wherever_one_is_in_it(ana):
    said = talk(ana, "d", "?", "zz", "0", "2", "?", "q")
    assert comments(ana) == []
    assert said.count("q leaves the program") == 2
    assert "here the coder does this" in said
    assert "Result." not in said


@pytest.mark.parametrize("typed", ["", "b"])
def test_no_pair_need_be_named_after_all(ana, typed):
    said = talk(ana, "d", typed, "")
    assert "What is wrong" not in said
    assert "Result." in said


def test_one_that_is_too_long_can_be_said_again_shorter(ana):
    said = talk(ana, "d", "1", "x" * (LONGEST + 1), "short")
    assert "at most 500 characters" in said
    assert comments(ana) == ["short"]


def test_one_that_cannot_be_saved_is_not_called_recorded(ana):
    said = Talk(*SUBMITTED, "d", "1", "doubt")
    read = said.console._read

    def full_from_then_on():
        line = read()
        if line != "doubt\n":
            return line
        disk.__enter__()
        return line

    disk = full_disk()
    said.console._read = full_from_then_on
    try:
        with pytest.raises(Left):
            open_set(said.console, ana, SitSet(SET))
    finally:
        disk.__exit__(None, None, None)
    assert "Not saved" in said.text
    assert "Recorded." not in said.text
    assert comments(ana) == []
