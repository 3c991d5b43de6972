"""Feedback in words: exact, and the same on every front end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.exercises.grading import result_of
from medtrainer.exercises.kinds import KINDS
from medtrainer.model.exercise import Mark, Result
from medtrainer.services.feedback import (
    beyond_guessing,
    directions,
    premise_of,
    progress,
    read_next,
    still_empty,
    summary,
    title_of,
    verdict,
)
from tests.journal.world import exercise

EXERCISE = exercise()
CRITICAL_ROW = "This one has to be right to pass."


def mark(premise, chosen):
    row = premise_of(EXERCISE, premise)
    return Mark(premise, EXERCISE.key[premise], chosen, row.critical)


def test_directions_say_whether_a_position_may_be_used_again():
    basis = "Match each duty to the position that does it in this office. "
    assert directions(EXERCISE) == (
        f"{basis}A position may be used once, several times or not at all."
    )
    assert directions(replace(EXERCISE, reuse=False)) == (
        f"{basis}A position is used at most once."
    )


@pytest.mark.parametrize(
    ("premise", "chosen", "said"),
    [
        ("bill", "biller", "Right: the Biller."),
        ("bill", "rn", "Wrong: you chose the RN; it is the Biller."),
        ("bill", None, "Wrong: left empty; it is the Biller."),
        ("vitals", "ma", "Right: the Medical Assistant."),
        (
            "vitals",
            "rn",
            f"Wrong: you chose the RN; it is the Medical Assistant. {CRITICAL_ROW}",
        ),
    ],
)
def test_a_verdict_says_what_was_chosen_and_what_is_right(premise, chosen, said):
    assert verdict(EXERCISE, mark(premise, chosen)) == said


def test_titles_and_premises_are_found_by_id():
    assert title_of(EXERCISE, "ma") == "Medical Assistant"
    assert title_of(EXERCISE, "nobody") == title_of(EXERCISE, None) == ""
    assert premise_of(EXERCISE, "bill").text == "Bill"


def test_progress_and_the_question_before_submitting():
    assert progress(3, 5) == "3 of 5 answered"
    end = "still empty and would count as wrong."
    assert still_empty(1) == f"1 duty is {end}"
    assert still_empty(4) == f"4 duties are {end}"


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (Result(12, 15, 12, passed=True), "12 of 15 right (80 %). Passed: 12 needed."),
        (Result(11, 15, 12, passed=False), "11 of 15 right (73 %). Not passed yet: 12 needed."),
        (Result(3, 4, None, None), "3 of 4 right (75 %)."),
        (Result(0, 0, None, None), "0 of 0 right (0 %)."),
        (Result(29, 100, None, None), "29 of 100 right (29 %)."),
        (
            Result(14, 15, 12, passed=False, missed_critical=("vitals",)),
            "14 of 15 right (93 %). Not passed: 1 critical duty was wrong.",
        ),
        (
            Result(13, 15, 12, passed=False, missed_critical=("a", "b")),
            "13 of 15 right (86 %). Not passed: 2 critical duties were wrong.",
        ),
        (Result(13, 15, 12, passed=False), "13 of 15 right (86 %). Not passed."),
        (
            Result(1, 15, 12, passed=False, missed_critical=("a",)),
            "1 of 15 right (6 %). Not passed yet: 12 needed.",
        ),
    ],
)
def test_the_summary_of_an_attempt(result, said):
    assert summary(result) == said


@pytest.mark.parametrize(("share", "shown"), [(1.0, 100), (0.7666, 76), (0.0, 0), (-0.2, 0)])
def test_what_is_left_without_lucky_guesses_is_never_below_nothing(share, shown):
    result = Result(1, 4, None, None, beyond_chance=share)
    assert beyond_guessing(result) == f"About {shown} % if lucky guesses are left out."


def test_what_to_read_next_begins_with_the_most_missed():
    exercises = [exercise(0), exercise(1), exercise(2)]
    answers = [{"bill": "biller"}, {"bill": "rn", "vitals": "rn"}, {"vitals": "ma"}]
    marks = [KINDS["match"].grade(e, given) for e, given in zip(exercises, answers, strict=True)]
    result = result_of(exercises, marks, 0.8)
    assert read_next(exercises, result) == ("Biller", "Medical Assistant")
    only = result_of(exercises[:1], marks[:1], 0.8)
    assert read_next(exercises[:1], only) == ("Medical Assistant",)


def test_after_a_perfect_attempt_there_is_nothing_to_read():
    perfect = [KINDS["match"].grade(EXERCISE, EXERCISE.key)]
    assert read_next([EXERCISE], result_of([EXERCISE], perfect, 0.8)) == ()
