"""Limits in figures and words: what is left, what is withheld, how often a set may be begun."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from medtrainer.errors import RequestProblem
from medtrainer.model.attempt import Attempt, Rules
from medtrainer.services.attempts import start_attempt
from medtrainer.services.limits import (
    Countdown,
    attempts_left,
    attempts_words,
    is_over,
    time_left,
    time_left_words,
    time_run,
    withheld_until,
    withheld_words,
)
from medtrainer.services.record import standing_in
from medtrainer.services.set_words import left_at, needed_words, set_facts, standing_words
from tests.journal.world import START, opening
from tests.services.world import Clock, Stopwatch, bare, lines, quiz_set, workspace

TWENTY = Rules("after-submit", minutes=20)
CLOSED = Rules("after-close")
FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def minutes(number):
    return timedelta(minutes=number)


def attempt(rules=TWENTY, *, started=START, last_at=START, ms=0, **changes):
    return Attempt(opening(rules=rules, **changes), started, (), last_at, answer_ms=ms)


@pytest.mark.parametrize(
    ("run", "left"), [(0, 20), (7.5, 12.5), (20, 0), (21, 0), (10**6, 0), (-30, 20)]
)
def test_what_is_left_is_never_below_nothing_nor_more_than_the_limit(run, left):
    assert time_left(opening(rules=TWENTY), minutes(run)) == minutes(left)


def test_without_a_limit_nothing_is_left_and_nothing_is_over():
    free = attempt(Rules("after-submit"))
    assert time_left(free.opening, minutes(10**6)) is None
    assert Countdown(free, lambda: LAST, Stopwatch()).left is None
    assert not is_over(free, LAST)


@pytest.mark.parametrize("minutes_of_a_hostile_record", [2**53, 10**7])
def test_a_limit_of_any_length_can_be_counted(minutes_of_a_hostile_record):
    long = attempt(Rules("after-submit", minutes=minutes_of_a_hostile_record))
    assert Countdown(long, lambda: START, Stopwatch()).left == timedelta(days=366)


@pytest.mark.parametrize(
    ("started", "last_at", "now"),
    [(FIRST, FIRST, LAST), (LAST, LAST, FIRST), (FIRST, LAST, START), (START, LAST, START)],
)
def test_no_time_in_a_record_is_too_early_or_too_late(started, last_at, now):
    odd = attempt(started=started, last_at=last_at, ms=2**60)
    watch = Stopwatch()
    countdown = Countdown(odd, lambda: now, watch)
    watch.later(5)
    assert countdown.left == minutes(0)
    assert is_over(odd, now)


def test_the_time_is_the_walls_and_runs_on_while_the_person_is_away():
    clock, watch = Clock(), Stopwatch()
    countdown = Countdown(attempt(), clock, watch)
    clock.later(minutes=8)  # the lid was closed: the stopwatch stood still
    assert countdown.left == minutes(12)
    clock.later(minutes=12)
    assert countdown.left == minutes(0)


def test_a_clock_set_back_during_a_sitting_gains_nothing():
    clock, watch = Clock(), Stopwatch()
    countdown = Countdown(attempt(), clock, watch)
    clock.later(minutes=5)
    watch.later(5 * 60)
    clock.later(hours=-3)
    assert countdown.left == minutes(15)
    watch.later(14 * 60)
    assert countdown.left == minutes(1)
    watch.later(60)
    assert countdown.left == minutes(0)


def test_a_clock_set_back_while_away_is_behind_what_the_record_knows():
    begun = attempt(last_at=START + minutes(15))
    assert time_run(begun, START + minutes(2)) == minutes(15)
    assert time_run(begun, START + minutes(16)) == minutes(16)


def test_a_clock_before_the_start_does_not_grant_the_whole_time_again_and_again():
    """The machine's clock was a day ahead at the start; every answer since lies before it."""
    begun = attempt(ms=19 * 60_000)
    yesterday = START - timedelta(days=1)
    assert time_run(begun, yesterday) == minutes(19)
    assert is_over(replace(begun, answer_ms=20 * 60_000), yesterday)
    assert not is_over(replace(begun, answer_ms=20 * 60_000), START)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "The time is over"),
        (1, "Less than a minute left"),
        (58, "Less than a minute left"),
        (60, "1 minute left"),
        (299.5, "5 minutes left"),
        (300, "5 minutes left"),
        (725, "12 minutes left"),
    ],
)
def test_time_is_said_in_whole_minutes(seconds, words):
    assert time_left_words(timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("offset", "last_moment"),
    [
        (60, datetime(2026, 12, 1, 22, 59, 59, tzinfo=UTC)),
        (-300, datetime(2026, 12, 2, 4, 59, 59, tzinfo=UTC)),
        (0, datetime(2026, 12, 1, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_what_is_right_is_open_after_the_learners_due_day(offset, last_moment):
    fixed = opening(rules=CLOSED, due="2026-12-01", utc_offset=offset)
    assert withheld_until(fixed, last_moment) == date(2026, 12, 2)
    assert withheld_until(fixed, last_moment + timedelta(seconds=1)) is None


@pytest.mark.parametrize("due", [None, "", "soon", "2026-13-01"])
def test_without_a_day_nothing_is_withheld(due):
    assert withheld_until(opening(rules=CLOSED, due=due), START) is None


@pytest.mark.parametrize("feedback", ["at-once", "after-submit"])
def test_only_after_close_withholds(feedback):
    assert withheld_until(opening(rules=Rules(feedback), due="2026-12-01"), START) is None


@pytest.mark.parametrize("offset", [-1439, 0, 1439])
@pytest.mark.parametrize(("due", "until"), [("9999-12-31", date.max), ("0001-01-01", None)])
def test_a_due_day_at_the_end_of_the_calendar_harms_nobody(due, until, offset):
    assert withheld_until(opening(rules=CLOSED, due=due, utc_offset=offset), START) == until


def test_the_day_is_said_in_full():
    said = withheld_words(date(2026, 12, 2))
    assert said == "You see what was right from Wednesday 2 December 2026 on."


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ana(tmp_path, clock):
    return replace(workspace(tmp_path / "data"), now=clock)


def limited(attempts, **changes):
    return replace(quiz_set("rn-or-ma"), attempts=attempts, **changes)


def sit_through(ana, quiz):
    sitting = start_attempt(ana, quiz)
    while sitting.go_on():
        sitting.submit()
    sitting.leave()


def test_attempts_are_counted_when_they_are_begun(ana):
    quiz = limited(2)
    assert attempts_words(standing_in(ana, quiz)) == "This would be attempt 1 of 2."
    sit_through(ana, quiz)
    standing = standing_in(ana, quiz)
    assert attempts_left(standing) == 1
    assert attempts_words(standing) == "This would be attempt 2 of 2, the last one."
    assert needed_words(standing) != "no attempts left"
    start_attempt(ana, quiz).leave()
    standing = standing_in(ana, quiz)
    assert (attempts_left(standing), standing_words(standing, ana.now())) == (0, "begun")
    assert needed_words(standing) != "no attempts left"


def test_the_last_attempt_that_is_open_goes_on_and_then_none_is_left(ana):
    quiz = limited(1)
    first = start_attempt(ana, quiz)
    first.leave()
    again = start_attempt(ana, quiz)
    assert again.opening.attempt == first.opening.attempt
    while again.go_on():
        again.submit()
    again.leave()
    before = lines(ana.place.path)
    with pytest.raises(RequestProblem, match=r"No attempts at “.*” are left: the only one is used"):
        start_attempt(ana, quiz)
    assert lines(ana.place.path) == before
    standing = standing_in(ana, quiz)
    assert needed_words(standing) == "no attempts left"
    assert "No attempts are left: the only one is used." in set_facts(
        standing, ana.place, ana.person, ana.now()
    )


def test_previews_and_practice_use_up_no_attempt(ana):
    quiz = limited(1)
    for _ in range(2):
        start_attempt(ana, quiz, purpose="preview").leave()
    assert attempts_left(standing_in(ana, quiz)) == 1
    sit_through(ana, quiz)
    start_attempt(ana, quiz, purpose="preview").leave()
    assert [e["purpose"] for e in bare(ana.place.path, "attempt-started")] == [
        "preview",
        "preview",
        "set",
        "preview",
    ]


def test_without_a_limit_nothing_is_said_of_attempts(ana):
    standing = standing_in(ana, limited(0))
    assert (attempts_left(standing), attempts_words(standing)) == (None, "")


def test_an_open_attempt_is_not_offered_as_if_time_were_left(ana, clock):
    quiz = limited(0, minutes=20)
    start_attempt(ana, quiz).leave()
    standing = standing_in(ana, quiz)
    clock.later(minutes=19)
    assert standing_words(standing, clock()) == "begun"
    assert left_at(standing.open, clock()) == "exercise 1 of 3, 0 answered"
    clock.later(minutes=1)
    assert standing_words(standing, clock()) == "time is over"
    assert left_at(standing.open, clock()) == "time is over, see the result"


def test_the_card_says_what_the_limits_mean(ana):
    quiz = limited(3, minutes=1, feedback="after-close")
    facts = " ".join(set_facts(standing_in(ana, quiz), ana.place, ana.person, ana.now()))
    assert "You have 1 minute from the start, and it runs on while you are away." in facts
    assert "When it is over, what you have answered is handed in." in facts
    assert "then you see what was right" in facts
    assert "This would be attempt 1 of 3." in facts
