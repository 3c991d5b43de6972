"""What counts as answered, and on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.learning.progress import card_answers, learning_day
from medtrainer.model.attempt import Sheet
from tests.journal.world import exercise
from tests.learning.world import DAY, NOON, attempt, sheet

HALF = {"vitals": "rn", "bill": None}


def brief(*attempts):
    return [(a.duty, a.role, a.right, a.chosen) for a in card_answers(attempts)]


def test_every_row_of_a_submitted_exercise_counts_the_empty_ones_as_wrong():
    assert brief(attempt(sheet({"vitals": "ma"}))) == [
        ("vitals", "ma", True, "ma"),
        ("bill", "biller", False, None),
    ]
    assert brief(attempt(sheet(HALF))) == [
        ("vitals", "ma", False, "rn"),
        ("bill", "biller", False, None),
    ]


def test_of_an_open_exercise_only_what_was_judged_at_once_counts():
    half = sheet(HALF, submitted=False)
    assert brief(attempt(half, feedback="at-once")) == [("vitals", "ma", False, "rn")]
    assert brief(attempt(half, feedback="after-submit")) == []
    assert brief(attempt(half, feedback="after-close")) == []
    untouched = Sheet(exercise())
    assert brief(attempt(untouched, feedback="at-once")) == []


@pytest.mark.parametrize(
    ("purpose", "counts"), [("set", 2), ("assigned", 2), ("practice", 2), ("preview", 0)]
)
def test_practice_counts_and_a_preview_does_not(purpose, counts):
    assert len(brief(attempt(sheet(HALF), purpose=purpose))) == counts


def test_what_this_version_cannot_judge_is_left_out():
    later = replace(sheet(HALF), exercise=replace(exercise(1), kind="riddle"))
    keyless = replace(sheet(HALF), exercise=replace(exercise(2), key={}))
    assert len(brief(attempt(later, keyless, sheet({})))) == 2


def test_an_answer_has_the_day_of_its_exercise_or_of_the_attempt():
    timed, bare = sheet({}), sheet({}, at=None)
    late = NOON + timedelta(hours=15, minutes=30)  # an hour before what the attempt was last at
    (first, _, second, _) = card_answers([attempt(timed, bare, start=late)])
    assert first.day == DAY
    assert second.day == DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("moment", "offset", "day"),
    [
        (datetime(2026, 11, 24, 3, 59, tzinfo=UTC), 0, DAY - timedelta(days=1)),
        (datetime(2026, 11, 24, 4, 0, tzinfo=UTC), 0, DAY),
        (datetime(2026, 11, 24, 3, 59, tzinfo=UTC), 60, DAY),
        (datetime(2026, 11, 25, 11, 59, tzinfo=UTC), -480, DAY),
        (datetime(2026, 11, 23, 16, 0, tzinfo=UTC), 720, DAY),
    ],
)
def test_a_learning_day_ends_at_four_in_the_morning_there(moment, offset, day):
    assert learning_day(moment, offset) == day


@pytest.mark.parametrize("moment", [datetime.min, datetime.max])
@given(offset=st.integers(-1439, 1439))
def test_the_ends_of_the_calendar_have_a_day(moment, offset):
    assert isinstance(learning_day(moment.replace(tzinfo=UTC), offset), date)


def test_the_day_is_that_of_the_attempts_own_zone():
    early = datetime(2026, 11, 24, 2, tzinfo=UTC)
    here, there = (
        card_answers([attempt(sheet({}, at=early), utc_offset=offset)]) for offset in (0, 300)
    )
    assert {a.day for a in here} == {DAY - timedelta(days=1)}
    assert {a.day for a in there} == {DAY}


MANY = [
    attempt(
        sheet({"vitals": "ma"}, at=NOON + timedelta(hours=n % 3), turn=6 - n),
        attempt=f"{n}" * 32,
        start=NOON - timedelta(hours=n),
    )
    for n in range(6)
]


@given(st.permutations(MANY))
def test_the_order_of_the_attempts_does_not_matter(attempts):
    found = card_answers(attempts)
    assert found == card_answers(MANY)
    assert [answer.turn for answer in found] == sorted(answer.turn for answer in found)


def test_the_record_tells_what_came_first_and_not_the_clock():
    ahead = sheet({"vitals": "rn"}, at=NOON + timedelta(days=365), turn=1)
    now = sheet({"vitals": "ma"}, turn=2)
    found = card_answers([attempt(now), attempt(ahead, start=NOON + timedelta(days=365))])
    assert [(a.right, a.day.year) for a in found if a.duty == "vitals"] == [
        (False, 2027),
        (True, 2026),
    ]
