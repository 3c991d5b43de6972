"""Words for numbers, times and outcomes."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from medtrainer.journal.place import Place
from medtrainer.model.attempt import Attempt, Finish, Person, Sheet
from medtrainer.services.wording import (
    ago,
    attempt_title,
    count_of,
    day,
    ended,
    on_day,
    outcome,
    percent,
    record_place,
    score_in_words,
    sentences,
    signed,
    times,
    when,
    who_sits,
)
from tests.journal.world import START, exercise, opening

ANA = Person(1006, "areyes", "Ana Reyes")
NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)  # a Sunday


@pytest.fixture
def zone(monkeypatch):
    """Put this machine into a zone."""

    def move(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    move("UTC")
    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 sets"), (1, "1 set"), (2, "2 sets"), (1000, "1000 sets")]
)
def test_a_number_with_its_noun(number, said):
    assert count_of(number, "set") == said


def test_a_number_with_a_noun_of_its_own_plural():
    assert [count_of(n, "duty", "duties") for n in (1, 2)] == ["1 duty", "2 duties"]


def test_how_often():
    assert [times(number) for number in range(5)] == ["", "once", "twice", "3 times", "4 times"]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-22T14:30", "today 14:30"),
        ("2026-11-22T00:00", "today 00:00"),
        ("2026-11-21T23:59", "yesterday 23:59"),
        ("2026-11-21T00:00", "yesterday 00:00"),
        ("2026-11-20T23:59", "Fri 20 Nov"),
        ("2026-01-01T12:00", "Thu 1 Jan"),
        ("2025-12-31T23:59", "31 Dec 2025"),
        ("2026-11-24T09:00", "Tue 24 Nov"),  # a clock was set back
    ],
)
def test_when_something_was(zone, moment, said):
    assert when(datetime.fromisoformat(moment).replace(tzinfo=UTC), NOW) == said


@pytest.mark.parametrize("name", ["UTC", "Asia/Tokyo", "America/New_York"])
@pytest.mark.parametrize(
    ("moment", "said"), [(datetime.min, "1 Jan 0*1"), (datetime.max, "31 Dec 9999")]
)
def test_the_ends_of_the_calendar_have_words(zone, name, moment, said):
    zone(name)
    hostile = moment.replace(tzinfo=UTC)
    for words in (when(hostile, NOW), day(hostile, NOW)):
        assert re.fullmatch(said, words)
    assert re.fullmatch(f"{said}|just now", ago(hostile, NOW))


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-22T14:30", "22 Nov"),
        ("2026-01-01T00:00", "1 Jan"),
        ("2025-12-31T23:59", "31 Dec 2025"),
    ],
)
def test_the_day_of_something(zone, moment, said):
    assert day(datetime.fromisoformat(moment).replace(tzinfo=UTC), NOW) == said
    zone("Asia/Tokyo")
    later = {"22 Nov": "22 Nov", "1 Jan": "1 Jan", "31 Dec 2025": "1 Jan"}[said]
    assert day(datetime.fromisoformat(moment).replace(tzinfo=UTC), NOW) == later


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 20), "Fri 20 Nov"),
        (date(2025, 11, 22), "22 Nov 2025"),
    ],
)
def test_the_name_of_a_day(named, said):
    assert on_day(named, NOW.date()) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("UTC", "yesterday 23:30"),
        ("Europe/Berlin", "today 00:30"),
        ("America/New_York", "yesterday 18:30"),
        ("Asia/Kathmandu", "today 05:15"),
        ("Pacific/Kiritimati", "yesterday 13:30"),  # there it is the 23rd already
        ("America/Los_Angeles", "yesterday 15:30"),
    ],
)
def test_days_begin_where_the_person_is(zone, name, said):
    if not Path("/usr/share/zoneinfo", name).exists():
        pytest.skip(f"this machine knows no {name}")
    zone(name)
    assert when(datetime(2026, 11, 21, 23, 30, tzinfo=UTC), NOW) == said


def test_an_hour_of_the_past_is_told_by_the_clock_of_then(zone):
    zone("EST5EDT,M3.2.0,M11.1.0")
    autumn, winter = datetime(2026, 10, 20, 12, tzinfo=UTC), datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert when(autumn, autumn) == "today 08:00"
    assert when(winter, winter) == "today 07:00"


@pytest.mark.parametrize(
    ("back", "said"),
    [
        (timedelta(0), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=60), "1 min ago"),
        (timedelta(minutes=59, seconds=59), "59 min ago"),
        (timedelta(minutes=60), "1 hour ago"),
        (timedelta(minutes=119), "1 hour ago"),
        (timedelta(hours=2), "2 hours ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(hours=24), "yesterday 14:30"),
        (timedelta(days=30), "Fri 23 Oct"),
        (timedelta(seconds=-90), "just now"),
        (timedelta(days=-2), "just now"),
    ],
)
def test_how_long_ago(zone, back, said):
    assert ago(NOW - back, NOW) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "0 %"),
        (1.0, "100 %"),
        (0.999, "99 %"),
        (0.29, "29 %"),
        (0.57, "57 %"),
        (2 / 3, "66 %"),
        (0.58, "58 %"),
    ],
)
def test_a_share_is_never_rounded_up(share, said):
    assert percent(share) == said


def test_every_whole_share_is_said_exactly():
    assert all(percent(n / 100) == f"{n} %" for n in range(101))


def test_where_the_record_is_says_who_can_see_it():
    own, shared = (Place(Path("x"), flag, ()) for flag in (False, True))
    assert record_place(own, ANA) == (
        "Recorded in your own folder on this machine; no trainer sees it."
    )
    assert record_place(shared, ANA) == (
        "Recorded in this office's records on this machine; its trainers can read it."
    )


@pytest.mark.parametrize("identified", ["forced-command", "self-declared"])
def test_a_name_that_nobody_vouches_for_is_called_unverified(identified):
    bo = Person(1006, "clinic/bo", "bo", identified=identified)
    assert who_sits(bo) == "bo (unverified)"
    assert signed("3 attempts", bo) == "bo (unverified) · 3 attempts"
    own, shared = (Place(Path("x"), flag, ()) for flag in (False, True))
    assert record_place(own, bo) == (
        "Recorded as bo (unverified) in this account's folder; no trainer sees it."
    )
    assert record_place(shared, bo) == (
        "Recorded as bo (unverified) in this office's records; its trainers can read it."
    )


def test_an_account_is_called_by_its_name_and_nothing_is_said_of_it():
    assert who_sits(ANA) == "Ana Reyes"
    assert who_sits(replace(ANA, name="")) == "areyes"
    assert signed("3 attempts", ANA) == "3 attempts"


def attempt(purpose="set", finish=None, answers=(), **changes):
    sheets = tuple(Sheet(exercise(n), dict(given)) for n, given in enumerate((answers, ())))
    return Attempt(opening(purpose=purpose, **changes), START, sheets, START, finish)


FINISH = Finish(START, right=3, total=4, score=0.75, passed=True, ms=1)


def test_what_an_attempt_was_called():
    assert attempt_title(attempt()) == "Front desk, coding, billing"
    assert attempt_title(attempt("assigned")) == "Front desk, coding, billing"
    assert attempt_title(attempt("preview")) == "Front desk, coding, billing (preview)"
    assert attempt_title(attempt("practice", quiz=None)) == "Practice"


def test_how_an_attempt_came_out():
    assert (score_in_words(attempt(finish=FINISH)), outcome(attempt(finish=FINISH))) == (
        "3 of 4",
        "passed",
    )
    assert outcome(attempt(finish=replace(FINISH, passed=False))) == "not passed"
    assert outcome(attempt(finish=replace(FINISH, passed=None))) == "done"


def test_how_far_an_unfinished_attempt_is():
    begun = attempt(answers={"vitals": "rn", "bill": None})
    assert (score_in_words(begun), outcome(begun)) == ("1 of 4", "not finished")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("One sentence", ["One sentence"]),
        ("First one. Second one! Third?", ["First one.", "Second one!", "Third?"]),
        ("Calls Dr. Lee at once. Waits.", ["Calls Dr. Lee at once.", "Waits."]),
        ("Line one.\nLine two.", ["Line one.", "Line two."]),
    ],
)
def test_a_text_is_parted_after_its_sentences(text, parts):
    assert sentences(text) == parts


def test_a_text_ends_with_one_full_stop():
    for text, said in (("Stop", "Stop."), ("Stop.", "Stop."), ("Who?", "Who?"), ("a…", "a…")):
        assert ended(text) == said
