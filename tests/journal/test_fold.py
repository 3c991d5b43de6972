"""Attempts from events: what counts, what does not."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.journal import events, fold
from medtrainer.model.attempt import Dispute, Finish
from tests.journal.story import FIRST, SECOND, STARTED, answer, doubt, finish, folded, submit
from tests.journal.world import ATTEMPT, START, exercise, new_id, opening


def one(*bare):
    (attempt,) = folded(STARTED, FIRST, SECOND, *bare)
    return attempt


def test_an_attempt_comes_back_as_it_was_opened():
    attempt = one()
    assert attempt.opening == opening()
    assert attempt.started == START
    assert attempt.last_at == START + timedelta(seconds=2)
    assert [sheet.exercise for sheet in attempt.sheets] == [exercise(0), exercise(1)]
    assert [(dict(sheet.answers), sheet.submitted) for sheet in attempt.sheets] == [
        ({}, False),
        ({}, False),
    ]
    assert attempt.finish is None


def test_practice_comes_back_as_it_was_opened():
    practice = opening(purpose="practice", quiz=None, pass_mark=None, exercises=None, due=None)
    (attempt,) = folded(events.attempt_started(practice), FIRST)
    assert attempt.opening == practice


def test_the_last_answer_before_submission_counts():
    attempt = one(
        answer(option="rn"), answer(), answer("bill", "rn"), submit(), answer(option="rn")
    )
    assert attempt.sheets[0].answers == {"vitals": "ma", "bill": "rn"}
    assert [sheet.submitted for sheet in attempt.sheets] == [True, False]
    assert attempt.current == 1


def test_the_time_of_every_answer_is_counted_once():
    twice = {**answer(ms=400), "id": "same"}
    late = answer(ms=9000)
    assert one(answer(option="rn", ms=30), twice, twice, submit(), late).answer_ms == 430


def test_a_sheet_knows_when_it_was_last_answered_or_submitted():
    assert [sheet.at for sheet in one().sheets] == [None, None]
    assert one(answer(), answer(option="rn")).sheets[0].at == START + timedelta(seconds=4)
    first, second = one(answer(), submit(), answer(option="rn"), submit(), answer(index=1)).sheets
    assert first.at == START + timedelta(seconds=4)  # what comes after it does not count
    assert second.at == START + timedelta(seconds=7)


def test_an_answer_can_be_taken_back():
    sheet = one(answer(), answer(option=None)).sheets[0]
    assert sheet.answers == {"vitals": None}
    assert sheet.answered == 0


def test_the_first_end_counts():
    assert one(finish(1), finish(2)).finish == Finish(
        at=START + timedelta(seconds=3), right=1, total=2, score=0.5, passed=False, ms=900
    )


def test_an_end_without_a_pass_mark_is_neither_passed_nor_failed():
    assert one({**finish(), "passed": None}).finish.passed is None


@pytest.mark.parametrize(
    "event",
    [
        answer(premise="unknown"),
        answer(option="unknown"),
        answer(index=7),
        answer(index=-1),
        answer(index=True),
        answer(index="0"),
        answer(index=[0]),
        {**answer(), "id": ["a"]},
        {**answer(), "id": {}},
        answer(ms="fast"),
        answer(ms=2**64),
        answer(premise=["vitals"]),
        answer(option={"ma": 1}),
        {key: value for key, value in answer().items() if key != "option"},
        {key: value for key, value in answer().items() if key != "index"},
        answer(attempt="b" * 32),
        answer(attempt=None),
        answer(attempt=[]),
        {**submit(7)},
        {**submit(), "right": "many"},
        {**finish(), "right": -1},
        {**finish(), "score": "0.5"},
        {**finish(), "score": True},
        {**finish(), "score": 10**400},
        {**finish(), "score": -0.01},
        {**finish(), "score": 1.01},
        {**finish(), "passed": 1},
        doubt(premise="unknown"),
        doubt(index=7),
        doubt(comment=""),
        doubt(comment=None),
        doubt(comment=["Why?"]),
        {**doubt(), "id": 7},
        {key: value for key, value in doubt().items() if key != "premise"},
        {**answer(), "type": ["answered"]},
        {**answer(), "type": None},
        {**answer(), "type": "answered-later"},
        {**events.exercise_shown(ATTEMPT, exercise(2)), "premises": "none"},
    ],
)
def test_what_is_unknown_or_misshapen_changes_no_sheet_and_no_end(event):
    attempt = one(event)
    assert attempt.sheets == one().sheets
    assert attempt.finish is None
    assert attempt.disputes == ()


def test_an_infinite_score_is_no_score():
    stamped = events.stamp({**finish(), "score": float("inf")}, new_id(), START)
    start = [events.stamp(event, new_id(), START) for event in (STARTED, FIRST, SECOND)]
    assert fold.attempts([*start, stamped])[0].finish is None


def test_disputes_are_kept_in_order_and_change_no_mark():
    told = (answer(option="rn"), submit(), finish(), doubt(), doubt("bill", comment="Nor this."))
    attempt = one(*told)
    assert attempt.disputes == (
        Dispute(START + timedelta(seconds=6), 0, "vitals", "Here the RN does it."),
        Dispute(START + timedelta(seconds=7), 0, "bill", "Nor this."),
    )
    plain = one(*told[:3])
    assert (attempt.sheets, attempt.finish) == (plain.sheets, plain.finish)


def test_a_pair_can_be_disputed_twice_and_an_event_met_twice_is_one_dispute():
    same = {**doubt(), "id": "same"}
    assert len(one(doubt(), doubt(), same, same).disputes) == 3


def test_unknown_events_of_an_attempt_still_tell_when_it_was_last_worked_on():
    attempt = one({"type": "regraded", "attempt": ATTEMPT, "index": 0, "comment": "Why?"})
    assert attempt.last_at == START + timedelta(seconds=3)


def test_misshapen_events_tell_nothing():
    assert one(answer(premise=7)).last_at == START + timedelta(seconds=2)


def test_a_start_cut_short_was_never_seen():
    assert folded(STARTED, FIRST) == ()
    assert folded(STARTED) == ()


def test_a_start_cut_short_and_tried_again_is_one_attempt():
    (attempt,) = folded(STARTED, FIRST, STARTED, FIRST, SECOND)
    assert len(attempt.sheets) == 2
    assert attempt.started == START


@pytest.mark.parametrize("event", [answer(), submit(), finish()])
def test_an_attempt_that_was_worked_on_was_seen_whatever_is_missing(event):
    (attempt,) = folded(STARTED, FIRST, event)
    assert len(attempt.sheets) == 1


def test_without_a_number_whatever_was_shown_was_shown():
    start = {key: value for key, value in STARTED.items() if key != "exercises"}
    assert len(folded(start, FIRST)[0].sheets) == 1
    assert folded(start) == ()


def test_an_attempt_with_an_end_and_nothing_else_is_kept():
    (attempt,) = folded(STARTED, finish())
    assert attempt.sheets == ()
    assert attempt.finish.right == 1


def test_the_exercise_first_shown_stands():
    other = {**FIRST, "premises": [{"id": "other", "text": "Other"}], "key": {"other": "ma"}}
    assert one(other).sheets[0].exercise == exercise(0)


def test_exercises_are_in_the_order_of_their_index():
    (attempt,) = folded(STARTED, SECOND, FIRST)
    assert [sheet.exercise.index for sheet in attempt.sheets] == [0, 1]


@given(st.permutations([STARTED, FIRST, SECOND, answer(), submit(1), doubt()]))
def test_clocks_that_disagree_lose_no_answer(order):
    (attempt,) = folded(*order)
    assert attempt.sheets[0].answers == {"vitals": "ma"}
    assert [sheet.submitted for sheet in attempt.sheets] == [False, True]
    assert len(attempt.disputes) == 1


def begin(attempt, purpose="set"):
    start = events.attempt_started(opening(attempt=attempt, purpose=purpose, exercises=1))
    return [start, events.exercise_shown(attempt, exercise())]


def test_attempts_are_in_the_order_of_their_starts():
    assert [attempt.id for attempt in folded(*begin("c"), *begin("a"), *begin("b"))] == [
        "c",
        "a",
        "b",
    ]


def test_the_newest_open_attempt_is_resumed_first_and_practice_never():
    everything = [
        begin("one", "set"),
        begin("two", "assigned"),
        begin("three", "practice"),
        begin("four", "preview"),
        begin("five", "set"),
        [finish(attempt="five")],
        begin("six", "set"),
    ]
    found = fold.unfinished(folded(*itertools.chain.from_iterable(everything)))
    assert [attempt.id for attempt in found] == ["six", "two", "one"]


@pytest.mark.parametrize("exercises", [None, 1, 2, 3])
@pytest.mark.parametrize("shown", [(0,), (1,), (0, 1), (0, 2)])
def test_an_attempt_that_lacks_an_exercise_is_not_resumed(exercises, shown):
    start = events.attempt_started(opening(exercises=exercises))
    sheets = [events.exercise_shown(ATTEMPT, exercise(index)) for index in shown]
    found = folded(start, *sheets, answer(index=shown[0]))
    is_whole = shown == tuple(range(exercises or len(shown)))
    assert fold.unfinished(found) == (found if is_whole else ())


STAMPED = [
    events.stamp(event, new_id(), START)
    for event in (STARTED, FIRST, SECOND, answer(), submit(), finish(), doubt())
]


@given(st.lists(st.sampled_from(STAMPED), max_size=12))
def test_folding_events_twice_changes_nothing(some):
    assert fold.attempts(some) == fold.attempts([*some, *some])
