"""Two sessions of one person on one attempt, and a sitting after its end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.errors import RequestProblem
from medtrainer.journal.reader import read
from medtrainer.services import attempts
from medtrainer.services.attempts import resume_attempt, start_attempt
from medtrainer.services.disputes import dispute
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


def test_nothing_is_undone_in_an_exercise_that_the_other_session_has_submitted(ana):
    first = start_attempt(ana, quiz_set("rn-or-ma"))
    second = resume_attempt(ana, *my_record(ana).unfinished)
    premise = first.sheet.exercise.premises[0].id
    option = first.sheet.exercise.options[0].id
    first.answer(premise, option)
    second.submit()
    assert first.can_undo  # as far as it knows
    assert first.undo() is None
    assert first.sheet.submitted
    assert first.sheet.answers[premise] == option
    first.leave()
    second.leave()


def test_undoing_keeps_what_the_other_session_has_answered(ana):
    first = start_attempt(ana, quiz_set("rn-or-ma"))
    second = resume_attempt(ana, *my_record(ana).unfinished)
    one, other = (row.id for row in first.sheet.exercise.premises[:2])
    option = first.sheet.exercise.options[0].id
    first.answer(one, option)
    second.answer(other, option)
    assert first.undo() == one
    (folded,) = my_record(ana).attempts
    assert dict(first.sheet.answers) == {one: None, other: option} == dict(folded.sheets[0].answers)
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


@pytest.mark.parametrize("seed", [None, "chosen"])
def test_a_set_begun_in_another_session_goes_on_in_this_one(ana, seed):
    first = start_attempt(ana, quiz_set("rn-or-ma"))
    premise, right = next(iter(first.sheet.exercise.key.items()))
    first.answer(premise, right)
    other = start_attempt(ana, quiz_set("front-desk"))
    second = start_attempt(ana, quiz_set("rn-or-ma"), seed=seed)
    tried = start_attempt(ana, quiz_set("rn-or-ma"), purpose="preview")
    assert second.opening == first.opening
    assert second.sheet.answers == {premise: right}
    assert len({s.opening.attempt for s in (first, other, tried)}) == 3
    assert len(my_record(ana).attempts) == 3
    for sitting in (first, other, second, tried):
        sitting.leave()
    while not second.is_finished:
        second = resume_attempt(ana, *_open(ana, "rn-or-ma"))
        second.submit()
        second.leave()
    anew = start_attempt(ana, quiz_set("rn-or-ma"))
    assert anew.opening.attempt != first.opening.attempt
    anew.leave()


def _open(ana, name):
    return [a for a in my_record(ana).unfinished if a.opening.quiz.id == name]


def test_what_another_session_did_since_shows_when_an_attempt_is_resumed(ana):
    first = start_attempt(ana, quiz_set("rn-or-ma"))
    (stale,) = my_record(ana).unfinished
    premise, right = next(iter(first.sheet.exercise.key.items()))
    first.answer(premise, right)
    second = resume_attempt(ana, stale)
    assert second.sheet.answers == {premise: right}
    second.leave()
    for _ in first.sheets:
        first.submit()
        first.go_on()
    first.leave()
    over = resume_attempt(ana, stale)
    assert over.is_finished
    assert over.result() == first.result()
    assert resume_attempt(ana, stale).alone  # an attempt that is over holds no journal


def test_each_session_hears_of_the_other(ana):
    first = start_attempt(ana, quiz_set("rn-or-ma"))
    (attempt,) = my_record(ana).unfinished
    second = resume_attempt(ana, attempt)
    assert (first.alone, second.alone) == (True, False)
    (one, right), (other, its_right), *_ = first.sheet.exercise.key.items()
    second.answer(one, right)
    first.answer(other, its_right)
    assert not first.alone
    assert first.sheet.answers == {one: right, other: its_right}
    first.leave()
    second.leave()


def test_a_dispute_of_ones_own_is_no_other_session(ana):
    only = start_attempt(ana, quiz_set("rn-or-ma"))
    only.submit()
    premise = only.sheet.exercise.premises[0].id
    dispute(ana, only.opening.attempt, 0, premise, "Not here")
    only.go_on()
    only.answer(*next(iter(only.sheet.exercise.key.items())))
    assert only.alone
    only.leave()


def test_an_attempt_that_is_gone_from_the_record_is_not_gone_on_with(ana):
    start_attempt(ana, quiz_set("rn-or-ma")).leave()
    (stale,) = my_record(ana).unfinished
    ana.place.path.write_bytes(b"")
    with pytest.raises(RequestProblem, match="damaged"):
        resume_attempt(ana, stale)
    assert ana.place.path.read_bytes() == b""


def test_a_record_is_read_anew_only_where_others_have_written(ana, monkeypatch):
    reads = []
    monkeypatch.setattr(attempts, "my_record", lambda w: reads.append(w) or my_record(w))
    quiz = quiz_set("first-week")
    sitting = start_attempt(ana, quiz)
    rows = list(sitting.sheet.exercise.key.items())
    reads.clear()
    for premise, right in rows[:-1]:
        sitting.answer(premise, right)
    assert reads == []
    other = start_attempt(ana, quiz_set("front-desk"))
    reads.clear()
    sitting.answer(*rows[-1])  # it submits the exercise, too
    assert len(reads) == 1
    assert sitting.sheet.submitted
    sitting.leave()
    other.leave()
    sitting = resume_attempt(ana, *_open(ana, "first-week"))
    reads.clear()
    sitting.answer(*next(iter(sitting.sheet.exercise.key.items())))
    assert reads == []
    sitting.leave()


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
    assert not again.sheet.answers
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
