"""Two sessions of one person on one attempt, and a sitting after its end."""

from __future__ import annotations

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
