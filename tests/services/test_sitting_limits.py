"""A sitting with limits: its end is handed in, and what was right is not told before its day."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta

import pytest

from medtrainer.errors import EnvironmentProblem
from medtrainer.services.attempts import resume_attempt, start_attempt
from medtrainer.services.record import my_record
from tests.journal.world import START
from tests.services.world import Clock, Stopwatch, bare, full_disk, lines, quiz_set, workspace

SET = replace(quiz_set("rn-or-ma"), minutes=20, exercises=2, duties=2)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ana(tmp_path, clock, watch):
    return replace(workspace(tmp_path / "data", watch=watch), now=clock)


def answer_one(sitting):
    """Answer the first row rightly; return its id and the position."""
    premise, right = next(iter(sitting.sheet.exercise.key.items()))
    sitting.answer(premise, right)
    return premise, right


def types(ana):
    return [event["type"] for event in lines(ana.place.path)]


def test_at_the_end_everything_is_handed_in_as_it_stands_in_one_append(
    ana, clock, watch, monkeypatch
):
    sitting = start_attempt(ana, SET)
    answer_one(sitting)
    assert not sitting.hand_in_if_over()
    clock.later(minutes=20)
    watch.later(90)
    writes, write = [], os.write
    monkeypatch.setattr(os, "write", lambda *a: writes.append(a) or write(*a))
    assert sitting.hand_in_if_over()
    assert len(writes) == 1
    attempt = sitting.opening.attempt
    assert bare(ana.place.path, "submitted", "finished") == [
        {"type": "submitted", "attempt": attempt, "index": 0, "right": 1, "total": 2},
        {"type": "submitted", "attempt": attempt, "index": 1, "right": 0, "total": 2},
        {
            "type": "finished",
            "attempt": attempt,
            "right": 1,
            "total": 4,
            "score": 0.25,
            "passed": False,
            "ms": 90_000,
        },
    ]
    assert sitting.is_finished
    assert sitting.ran_out
    assert not sitting.go_on()
    assert sitting.hand_in_if_over()
    sitting.leave()
    assert types(ana).count("finished") == 1
    (recorded,) = my_record(ana).attempts
    assert (recorded.finish.right, recorded.finish.total) == (1, 4)


def test_what_was_submitted_before_is_not_submitted_again(ana, clock):
    sitting = start_attempt(ana, SET)
    sitting.submit()
    sitting.go_on()
    clock.later(minutes=20)
    sitting.submit()
    assert [e["index"] for e in bare(ana.place.path, "submitted")] == [0, 1]
    assert sitting.is_finished
    sitting.leave()


def test_nothing_counts_after_the_end(ana, clock):
    sitting = start_attempt(ana, SET)
    premise, _ = answer_one(sitting)
    clock.later(minutes=19, seconds=59)
    assert sitting.can_answer(premise)
    clock.later(seconds=1)
    before = lines(ana.place.path)
    assert not sitting.can_answer(premise)
    sitting.answer(premise, None)
    assert sitting.undo() is None
    assert lines(ana.place.path) == before
    assert sitting.sheet.answered == 1
    sitting.leave()


def test_whoever_comes_back_after_the_end_has_the_result_at_once(ana, clock):
    sitting = start_attempt(ana, SET)
    answer_one(sitting)
    sitting.leave()
    (left,) = my_record(ana).unfinished
    clock.later(days=3)
    again = resume_attempt(ana, left)
    assert again.is_finished
    assert again.ran_out
    assert again.result().right == 1
    assert my_record(ana).unfinished == ()
    assert resume_attempt(ana, left).alone  # nothing is left to write, so nobody waits for it
    assert not resume_attempt(ana, left).ran_out


def test_an_attempt_begun_again_after_its_end_is_closed_and_not_begun_anew(ana, clock):
    start_attempt(ana, SET).leave()
    clock.later(minutes=20)
    over = start_attempt(ana, SET)
    assert over.is_finished
    assert over.ran_out
    assert types(ana).count("attempt-started") == 1


def test_one_without_a_limit_never_ends(ana, clock):
    sitting = start_attempt(ana, replace(SET, minutes=0))
    clock.later(days=400)
    assert sitting.time_left is None
    answer_one(sitting)
    assert sitting.sheet.answered == 1
    sitting.leave()


def test_a_preview_ends_too_and_counts_nothing(ana, clock):
    sitting = start_attempt(ana, SET, purpose="preview")
    clock.later(minutes=20)
    assert sitting.hand_in_if_over()
    assert sitting.is_finished
    sitting.leave()


@pytest.mark.parametrize("by_the_second_first", [False, True])
def test_two_sessions_hand_in_what_both_have_answered_once(ana, clock, by_the_second_first):
    first = start_attempt(ana, SET)
    second = resume_attempt(ana, *my_record(ana).unfinished)
    rows = list(first.sheet.exercise.key.items())
    first.answer(*rows[0])
    second.answer(*rows[1])
    clock.later(minutes=20)
    for sitting in (second, first) if by_the_second_first else (first, second):
        assert sitting.hand_in_if_over()
    assert first.result().right == second.result().right == 2
    assert first.is_finished
    assert second.is_finished
    assert first.ran_out  # both say why there is nothing to answer any more
    assert second.ran_out
    assert types(ana).count("finished") == 1
    assert [e["right"] for e in bare(ana.place.path, "submitted")] == [2, 0]
    first.leave()
    second.leave()


def test_a_full_disk_at_the_end_changes_nothing_and_it_can_be_tried_again(ana, clock):
    sitting = start_attempt(ana, SET)
    answer_one(sitting)
    clock.later(minutes=20)
    before = types(ana)
    with full_disk(), pytest.raises(EnvironmentProblem, match="Not saved"):
        sitting.hand_in_if_over()
    assert types(ana) == before
    assert not sitting.is_finished
    assert not sitting.ran_out
    assert not any(sheet.submitted for sheet in sitting.sheets)
    with full_disk(), pytest.raises(EnvironmentProblem):
        sitting.submit()
    assert sitting.hand_in_if_over()
    assert types(ana)[len(before) :] == ["submitted", "submitted", "finished"]
    sitting.leave()


def test_a_full_disk_at_a_resume_after_the_end_leaves_it_open(ana, clock):
    start_attempt(ana, SET).leave()
    (left,) = my_record(ana).unfinished
    clock.later(minutes=20)
    with full_disk(), pytest.raises(EnvironmentProblem):
        resume_attempt(ana, left)
    assert my_record(ana).unfinished == (left,)
    again = resume_attempt(ana, left)
    assert again.alone
    assert again.is_finished


def test_a_clock_set_back_between_two_sittings_grants_no_time(ana, clock):
    sitting = start_attempt(ana, SET)
    clock.later(minutes=15)
    answer_one(sitting)
    sitting.leave()
    clock.later(hours=-5)
    again = resume_attempt(ana, *my_record(ana).unfinished)
    assert again.time_left == timedelta(minutes=5)
    again.leave()


def test_undo_reaches_back_over_a_resume_step_by_step(ana):
    sitting = start_attempt(ana, SET)
    (one, right), (other, its_right) = sitting.sheet.exercise.key.items()
    wrong = next(o.id for o in sitting.sheet.exercise.options if o.id != right)
    sitting.answer(one, wrong)
    sitting.answer(other, its_right)
    sitting.answer(one, right)
    sitting.answer(other, None)
    assert sitting.undo() == other
    sitting.leave()
    again = resume_attempt(ana, *my_record(ana).unfinished)
    assert dict(again.sheet.answers) == {one: right, other: its_right}
    seen = []
    while again.undo():
        seen.append(dict(again.sheet.answers))
    assert seen == [
        {one: wrong, other: its_right},
        {one: wrong, other: None},
        {one: None, other: None},
    ]
    again.leave()


def test_what_was_cleared_can_be_brought_back(ana):
    sitting = start_attempt(ana, SET)
    premise, right = answer_one(sitting)
    sitting.answer(premise, None)
    assert sitting.undo() == premise
    assert sitting.sheet.answers == {premise: right}
    assert sitting.undo() == premise
    assert sitting.undo() is None
    sitting.leave()


def test_a_stopwatch_that_goes_back_harms_nobody(ana):
    watch = Stopwatch()
    sitting = start_attempt(replace(ana, stopwatch=watch), SET)
    watch.later(-500)
    assert sitting.time_left == timedelta(minutes=20)
    assert sitting.started == START
    sitting.leave()
