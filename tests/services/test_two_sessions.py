"""Two sessions of one person on one attempt, and a sitting after its end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.journal.reader import read
from medtrainer.services.attempts import resume_attempt, start_attempt
from medtrainer.services.record import my_record
from tests.services.world import quiz_set, workspace


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


def test_two_sessions_close_an_exercise_with_the_marks_of_the_record(ana):
    """What the other session answered last counts, and both say so (formats.md, section 5)."""
    first = start_attempt(ana, quiz_set("rn-or-ma"))
    (attempt,) = my_record(ana).unfinished
    second = resume_attempt(ana, attempt)
    premise = first.sheet.exercise.premises[0].id
    right = first.sheet.exercise.key[premise]
    wrong = next(o.id for o in first.sheet.exercise.options if o.id != right)
    first.answer(premise, right)
    second.answer(premise, wrong)
    first.submit()
    second.submit()
    (folded,) = my_record(ana).attempts
    assert folded.sheets[0].answers[premise] == wrong
    assert first.sheet.answers == second.sheet.answers == folded.sheets[0].answers
    submissions = [e for e in read(ana.place.sources).events if e["type"] == "submitted"]
    assert [event["right"] for event in submissions] == [0]
    first.leave()
    second.leave()


def test_a_last_answer_judged_at_once_ends_with_the_marks_of_the_record(ana):
    quiz = replace(quiz_set("rn-or-ma"), feedback="at-once", exercises=1, duties=2)
    first = start_attempt(ana, quiz)
    second = resume_attempt(ana, *my_record(ana).unfinished)
    (one, right), (other, its_right) = first.sheet.exercise.key.items()
    wrong = next(o.id for o in first.sheet.exercise.options if o.id != right)
    first.answer(one, wrong)
    second.answer(one, right)
    first.answer(other, its_right)
    ends = {e["type"]: e["right"] for e in read(ana.place.sources).events if "right" in e}
    assert ends == {"submitted": 1, "finished": 1}
    assert first.result().right == 1
    first.leave()
    second.leave()


def test_an_attempt_that_the_other_session_ended_is_over_here_too(ana):
    first = start_attempt(ana, quiz_set("rn-or-ma"))
    second = resume_attempt(ana, *my_record(ana).unfinished)
    for _ in second.sheets:
        second.submit()
        second.go_on()
    second.leave()
    before = ana.place.path.read_bytes()
    assert not first.is_finished
    first.submit()
    assert first.is_finished
    assert not first.go_on()
    first.leave()
    assert ana.place.path.read_bytes() == before


def test_nothing_can_be_answered_after_leaving(ana):
    sitting = start_attempt(ana, quiz_set("rn-or-ma"))
    premise = sitting.sheet.exercise.premises[0].id
    sitting.leave()
    sitting.answer(premise, sitting.sheet.exercise.key[premise])
    sitting.submit()
    assert sitting.undo() is None
    assert {event["type"] for event in read(ana.place.sources).events} == {
        "attempt-started",
        "exercise",
    }
    again = start_attempt(ana, quiz_set("rn-or-ma"))
    assert again.alone
    again.leave()


def test_an_answer_judged_in_one_session_is_final_in_the_other(ana):
    """Otherwise the second terminal could put right what the first has shown to be wrong."""
    first = start_attempt(ana, quiz_set("first-week"))
    (attempt,) = my_record(ana).unfinished
    second = resume_attempt(ana, attempt)
    exercise = first.sheet.exercise
    premise = exercise.premises[0].id
    wrong = next(o.id for o in exercise.options if o.id != exercise.key[premise])
    first.answer(premise, wrong)
    second.answer(premise, exercise.key[premise])
    (folded,) = my_record(ana).attempts
    assert folded.sheets[0].answers == second.sheet.answers == {premise: wrong}
    first.leave()
    second.leave()
