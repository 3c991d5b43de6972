"""Sitting a set in lines: nothing is said to count that does not, and an end is an end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.plain.console import Left
from medtrainer.plain.set_card import go_on, open_set
from medtrainer.services.attempts import resume_attempt
from medtrainer.services.errands import SitSet
from medtrainer.services.record import my_record
from tests.plain.talk import Talk
from tests.services.test_sitting_withheld import closed_until
from tests.services.world import quiz_set, workspace

SHORT = replace(quiz_set("front-desk"), exercises=1, duties=2)


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


def test_back_from_the_last_marks_leads_to_the_result(ana):
    said = Talk("", "1", "1", "", "b")
    ana = replace(ana, office=replace(ana.office, sets=(SHORT,)))
    with pytest.raises(Left):
        open_set(said.console, ana, SitSet(SHORT))
    assert "Result." in said.text
    assert "You can go on later" not in said.text


def test_what_was_not_answered_is_not_taken_back(ana):
    said = Talk("", "0", "1", "b", "0", "q")
    ana = replace(ana, office=replace(ana.office, sets=(SHORT,)))
    with pytest.raises(Left):
        open_set(said.console, ana, SitSet(SHORT))
    assert said.text.count("This question has no answer to take back.") == 1
    assert said.text.count("Your answer is taken back.") == 1


def test_an_answer_is_not_called_saved_after_another_session_has_submitted(ana):
    closed_until(ana, exercises=2).leave()
    (attempt,) = my_record(ana).unfinished
    said = Talk("1")
    typed = said.console._read

    def after_the_other():
        other = resume_attempt(ana, attempt)
        if not other.sheets[0].submitted:
            other.submit()
        other.leave()
        return typed()

    said.console._read = after_the_other
    with pytest.raises(Left):
        go_on(said.console, ana, attempt)
    assert "Saved" not in said.text
    assert "Exercise 2 of 2." in said.text


def test_a_dispute_after_the_result_is_told_when_the_pairs_are_heard_once_more(ana):
    said = Talk("", "1", "1", "", "", *("1", "d", "1", "I doubt it", ""), *("1", "", ""))
    ana = replace(ana, office=replace(ana.office, sets=(SHORT,)))
    open_set(said.console, ana, SitSet(SHORT))
    assert not said.left_over
    assert said.text.count("“I doubt it”") == 2  # after it was made, and heard anew
