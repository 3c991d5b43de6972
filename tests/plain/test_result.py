"""How an attempt came out, in lines, and what follows."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from medtrainer.plain.console import Left
from medtrainer.plain.set_card import open_set
from medtrainer.services.attempts import start_attempt
from medtrainer.services.errands import SitSet
from tests.plain.talk import Talk
from tests.services.world import bare, builtin, full_disk, quiz_set, workspace

SET = replace(quiz_set("front-desk"), exercises=1, duties=2)


@pytest.fixture
def ana(tmp_path):
    office = replace(builtin(), sets=(SET,))
    return replace(workspace(tmp_path / "data"), office=office)


def numbers(ana, *, right):
    """Return what to type to answer the whole set, seed 7, right or wrong."""
    sitting = start_attempt(ana, SET, seed="7", purpose="preview", mode="plain")
    exercise = sitting.sheet.exercise
    sitting.leave()
    ids = [option.id for option in exercise.options]
    key = [ids.index(exercise.key[row.id]) for row in exercise.premises]
    return [str((place + (not right)) % len(ids) + 1) for place in key]


def heard(ana, *typed, right):
    answers = numbers(ana, right=right)
    said = Talk("", *answers, "", "", *typed)
    open_set(said.console, ana, SitSet(SET, seed="7"))
    assert said.left_over == 0
    return said.text


def test_a_passed_one_says_so_and_has_nothing_to_mend(ana):
    said = heard(ana, "", right=True).split("Result.")[1]
    assert "2 of 2 right (100 %). Passed: 2 needed." in said
    assert "Every pair was right." in said
    assert "Read about" not in said
    assert "again" not in said


def test_a_failed_one_leads_to_the_positions_that_were_missed(ana):
    said = heard(ana, "2", "b", "", right=False).split("Result.")[1]
    assert "0 of 2 right (0 %). Not passed yet: 2 needed." in said
    (title,) = {line.split(".")[0] for line in said.split("Read about the ")[1:2]}
    position = title.rsplit(" ", 1)[0]
    assert f"Read next: {position}" in said
    assert f"{position}, " in said.split("Type a number")[1]


def test_wrong_pairs_are_practised_as_often_as_one_likes(ana):
    wrong = numbers(ana, right=False)
    deep, console = [], Talk().console
    say = type(console).say

    def measured(self, text=""):
        if text == "Result.":
            deep.append(depth())
        say(self, text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(console), "say", measured)
        heard(ana, *(["practise the", *wrong, ""] * 3), "", right=False)
    assert len(deep) == 4
    assert len(set(deep)) == 1, "each retry sits in the one before: some hundreds are too many"
    begun = bare(ana.place.path, "attempt-started")
    assert [event["mode"] for event in begun if event["purpose"] == "practice"] == ["plain"] * 3


def depth():
    frame, found = sys._getframe(), 0
    while frame:
        frame, found = frame.f_back, found + 1
    return found


def test_a_retry_whose_end_cannot_be_saved_says_so_and_goes_on(ana):
    answers = numbers(ana, right=False)
    said = Talk("", *answers, "", "", "practise the", "1", "b", "", "")
    read, disk = said.console._read, full_disk()

    def full_at_the_end():
        line = read()
        if line == "b\n":
            disk.__enter__()
        return line

    said.console._read = full_at_the_end
    try:
        open_set(said.console, ana, SitSet(SET, seed="7"))
    finally:
        disk.__exit__(None, None, None)
    assert "Not saved" in said.text
    assert "Practice, not counted." in said.text
    assert said.console.unsaved


def test_q_at_the_result_leaves(ana):
    said = Talk("", *numbers(ana, right=True), "", "", "q")
    with pytest.raises(Left):
        open_set(said.console, ana, SitSet(SET, seed="7"))
    assert len(bare(ana.place.path, "finished")) == 1
