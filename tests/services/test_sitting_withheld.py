"""A sitting whose key opens after its due day: the score shows at once, what was right does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from medtrainer.journal import events
from medtrainer.journal.writer import Journal
from medtrainer.model.attempt import Rules
from medtrainer.services.attempts import resume_attempt, start_attempt
from medtrainer.services.practice import practise_wrong
from medtrainer.services.progress import known_in_all, my_progress
from medtrainer.services.record import my_record
from medtrainer.services.review import outcome_words, review_of, review_of_sitting
from medtrainer.services.sitting_words import judged
from tests.journal.world import ATTEMPT, exercise, opening
from tests.services.world import Clock, quiz_set, workspace


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ana(tmp_path, clock):
    return replace(workspace(tmp_path / "data"), now=clock)


def closed_until(ana, due="2026-12-01", **changes):
    """Return a sitting at an assigned attempt that is recorded as assigning will record it."""
    fixed = opening(
        rules=Rules("after-close"),
        due=due,
        purpose="assigned",
        pass_mark=0.25,
        **changes,
    )
    shown = [events.exercise_shown(ATTEMPT, exercise(n)) for n in range(2)]
    with Journal(ana.place, ana.new_id, ana.now) as journal:
        journal.append(events.attempt_started(fixed), *shown)
    return resume_attempt(ana, *my_record(ana).unfinished)


def sit_it(sitting):
    for vitals in ("ma", "rn"):
        sitting.answer("vitals", vitals)
        sitting.submit()
        assert judged(sitting) == {}
        sitting.go_on()
    sitting.leave()


def test_before_the_due_day_is_over_the_score_shows_and_no_mark(ana, clock):
    sitting = closed_until(ana)
    sit_it(sitting)
    (attempt,) = my_record(ana).attempts
    for review in (review_of_sitting(sitting), review_of(attempt, clock())):
        assert review.withheld_until == date(2026, 12, 2)
        assert (review.result.right, review.result.total) == (1, 4)
        assert [dict(page.marks) for page in review.pages] == [{}, {}]
        assert review.result.marks == ()
        assert outcome_words(review) == "1 of 4 right (25 %). Not passed."
        assert review.pair(0, "vitals") is None
    assert practise_wrong(ana, sitting) is None
    progress = my_progress(ana)
    assert progress.answered.answers == 0
    assert known_in_all(ana, my_record(ana)) == 0
    clock.time = datetime(2026, 12, 1, 23, tzinfo=UTC)  # midnight an hour east of Greenwich
    assert len(judged(sitting)) == 2
    assert len(review_of(attempt, clock()).pages[0].marks) == 2
    assert outcome_words(review_of(attempt, clock())).endswith("1 critical duty was wrong.")
    again = practise_wrong(ana, sitting)
    assert again is not None
    again.leave()


def test_an_attempt_left_before_its_end_tells_nothing_either(ana, clock):
    sitting = closed_until(ana)
    sitting.answer("vitals", "ma")
    sitting.leave()
    (attempt,) = my_record(ana).attempts
    assert outcome_words(review_of(attempt, clock())) == "Left before its end."


def test_an_unassigned_set_that_is_never_closed_shows_its_marks_on_submitting(ana):
    sitting = start_attempt(ana, replace(quiz_set("rn-or-ma"), feedback="after-close", duties=2))
    sitting.submit()
    assert sitting.withheld_until is None
    assert len(judged(sitting)) == 2
    sitting.leave()
