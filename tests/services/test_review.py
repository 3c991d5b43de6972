"""An attempt looked at afterwards: from its record alone, and whatever the record holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.journal import events, fold
from medtrainer.model.attempt import Attempt, Dispute, Finish, Sheet
from medtrainer.services.review import (
    outcome_words,
    review_of,
    review_of_sitting,
    unknown_kind,
)
from tests.journal.world import ATTEMPT, START, exercise, new_id, opening
from tests.services.world import begin, reread

WRONG_BILL = {"vitals": "ma", "bill": "rn"}
VISIT = {
    "type": "exercise",
    "attempt": ATTEMPT,
    "index": 0,
    "kind": "visit",
    "premises": [{"id": "in", "text": "Greets"}, {"id": "out", "text": "Bills"}],
    "before": [["in", "out"]],
}


def attempt(*sheets, finish=None, **changes):
    return Attempt(opening(**changes), START, sheets, START, finish)


def submitted(index=0, answers=None):
    return Sheet(exercise(index), WRONG_BILL if answers is None else answers, submitted=True)


def test_a_sitting_and_its_record_are_reviewed_alike(path, watch):
    sitting = begin(path, watch, pass_mark=0.75)
    for premise, option in WRONG_BILL.items():
        sitting.answer(premise, option)
    sitting.submit()
    sitting.go_on()
    sitting.answer("vitals", "ma")
    sitting.submit()
    after, later = review_of_sitting(sitting), review_of(reread(path), START)
    assert timeless(after) == timeless(later)
    assert (after.title, after.exercises, after.is_finished) == (
        "Front desk, coding, billing",
        2,
        True,
    )
    assert outcome_words(later) == "2 of 4 right (50 %). Not passed yet: 3 needed."
    assert [page.number for page in later.pages] == [1, 2]
    assert all(page.sheet.submitted for page in later.pages)
    assert later.result.marks == sitting.result().marks


def timeless(review):
    """A review without what the clock alone decides."""
    pages = (replace(page, sheet=replace(page.sheet, at=None, turn=0)) for page in review.pages)
    return replace(review, started=START, pages=tuple(pages))


def test_empty_rows_of_what_was_submitted_are_marked_wrong():
    (page,) = review_of(attempt(submitted(answers={})), START).pages
    assert [mark.is_right for mark in page.marks.values()] == [False, False]
    assert page.first == "vitals"


def test_the_first_wrong_row_is_looked_at_first():
    assert review_of(attempt(submitted()), START).pages[0].first == "bill"
    right = submitted(answers={"vitals": "ma", "bill": "biller"})
    assert review_of(attempt(right), START).pages[0].first == "vitals"


def test_of_what_was_left_only_what_was_answered_is_judged():
    left = Sheet(exercise(1), {"bill": "biller", "vitals": None})
    review = review_of(
        attempt(submitted(), left, Sheet(exercise(2)), purpose="preview", exercises=3), START
    )
    assert [page.number for page in review.pages] == [1, 2]
    assert (review.exercises, review.is_finished) == (3, False)
    assert list(review.pages[1].marks) == ["bill"]
    assert review.pages[1].sheet.submitted  # nothing more can be answered
    assert review.pair(1, "vitals") is None
    assert outcome_words(review) == "Left before its end: 2 of 3 answers right."
    assert review.title == "Front desk, coding, billing (preview)"


def test_nothing_answered_is_nothing_to_see():
    review = review_of(attempt(Sheet(exercise()), purpose="practice", quiz=None), START)
    assert review.pages == ()
    assert outcome_words(review) == "Left before its end: 0 of 0 answers right."


def test_the_recorded_end_is_what_counted():
    end = Finish(START, 3, 5, 0.6, passed=True, ms=1)
    review = review_of(attempt(submitted(), finish=end, pass_mark=0.5), START)
    assert outcome_words(review) == "3 of 5 right (60 %). Passed: 3 needed."


def test_a_kind_of_a_newer_version_is_said_and_the_rest_is_shown():
    started = events.attempt_started(opening())
    shown = events.exercise_shown(ATTEMPT, exercise(1))
    told = (started, VISIT, shown, events.submitted(ATTEMPT, 0, 1, 2))
    (folded,) = fold.attempts(events.stamp(event, new_id(), START) for event in told)
    sheets = (folded.sheets[0], replace(folded.sheets[1], answers=WRONG_BILL, submitted=True))
    end = Finish(START, 2, 4, 0.5, passed=False, ms=1)
    review = review_of(replace(folded, sheets=sheets, finish=end), START)
    assert [page.is_known for page in review.pages] == [False, True]
    assert review.pair(0, "in") is None
    assert review.pages[0].first == "in"
    assert review.result.total == 4
    assert "kind “visit”" in unknown_kind(review.pages[0].sheet.exercise)


def test_a_known_kind_without_a_key_cannot_be_judged():
    torn = replace(exercise(), key={})
    (page,) = review_of(attempt(Sheet(torn, WRONG_BILL, submitted=True)), START).pages
    assert not page.is_known
    said = unknown_kind(torn)
    assert "lacks its right answers" in said
    assert "version" not in said


@pytest.mark.parametrize(("index", "premise"), [(0, "vitals"), (1, "bill")])
def test_a_pair_has_its_latest_dispute(index, premise):
    first, second = (Dispute(START, index, premise, text) for text in ("One.", "Two."))
    review = review_of(attempt(submitted(), submitted(1)), START)
    assert review.pair(index, premise).dispute is None
    review = review.with_dispute(first).with_dispute(second)
    assert review.pair(index, premise).dispute == second
    others = [(i, p) for i in (0, 1) for p in ("vitals", "bill") if (i, p) != (index, premise)]
    assert all(review.pair(*other).dispute is None for other in others)
    pair = review.pair(index, premise)
    assert (pair.attempt, pair.exercise.index, pair.mark.premise) == (ATTEMPT, index, premise)
