"""Events are what formats.md says, to the key; lines are lines whatever is in them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.journal import events
from tests.journal.world import ATTEMPT, START, exercise, opening


def test_a_start_has_every_key_of_the_format_in_its_order():
    event = events.attempt_started(opening())
    assert json.dumps(event) == json.dumps(
        {
            "type": "attempt-started",
            "attempt": ATTEMPT,
            "purpose": "assigned",
            "quiz": {"id": "front-desk", "title": "Front desk, coding, billing"},
            "utc_offset": 60,
            "content": "sha256:0123",
            "generator": 1,
            "seed": "areyes/1",
            "pass_mark": 0.8,
            "rules": {"feedback": "at-once", "attempts": 3, "counts": "last", "minutes": 20},
            "assignment": "2026-11-front-desk",
            "due": "2026-12-01",
            "assigned_by": "dmorgan",
            "person": {
                "uid": 1006,
                "login": "areyes",
                "name": "Ana Reyes",
                "title": "Medical assistant",
                "identified": "uid",
            },
            "program": "0.3.0",
            "host": "clinic-2",
            "mode": "tui",
            "exercises": 2,
        }
    )


def test_practice_has_no_set_no_mark_and_no_assignment():
    event = events.attempt_started(
        opening(
            purpose="practice",
            quiz=None,
            pass_mark=None,
            assignment=None,
            due=None,
            assigned_by=None,
            exercises=None,
        )
    )
    empty = [key for key, value in event.items() if value is None]
    assert empty == ["quiz", "pass_mark", "assignment", "due", "assigned_by", "exercises"]


def test_an_exercise_has_every_key_of_the_format_in_its_order():
    assert json.dumps(events.exercise_shown(ATTEMPT, exercise(1))) == json.dumps(
        {
            "type": "exercise",
            "attempt": ATTEMPT,
            "index": 1,
            "kind": "match",
            "reuse": True,
            "premises": [
                {
                    "id": "vitals",
                    "text": "Take vital signs",
                    "why": "The MA does",
                    "critical": True,
                },
                {"id": "bill", "text": "Bill", "why": "", "critical": False},
            ],
            "options": [
                {"id": "ma", "text": "Medical Assistant"},
                {"id": "biller", "text": "Biller"},
                {"id": "rn", "text": "RN"},
            ],
            "key": {"vitals": "ma", "bill": "biller"},
        }
    )


def test_the_short_events_are_as_in_the_format():
    written = [
        events.answered("a", 0, "vitals", None, 4200),
        events.submitted("a", 0, 4, 5),
        events.finished("a", 12, 15, 0.8, True, 9),
        events.disputed("a", 0, "vitals", "Not here."),
    ]
    assert [json.dumps(event, separators=(",", ":")) for event in written] == [
        '{"type":"answered","attempt":"a","index":0,"premise":"vitals","option":null,"ms":4200}',
        '{"type":"submitted","attempt":"a","index":0,"right":4,"total":5}',
        '{"type":"finished","attempt":"a","right":12,"total":15,"score":0.8,"passed":true,"ms":9}',
        '{"type":"disputed","attempt":"a","index":0,"premise":"vitals","comment":"Not here."}',
    ]


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (START, "2026-11-22T09:00:00.000Z"),
        (START + timedelta(microseconds=123999), "2026-11-22T09:00:00.123Z"),
        (
            datetime(2026, 11, 22, 1, 30, tzinfo=timezone(timedelta(hours=-8))),
            "2026-11-22T09:30:00.000Z",
        ),
    ],
)
def test_a_stamp_comes_first_in_utc_with_milliseconds(at, text):
    stamped = events.stamp({"type": "x", "more": 1}, "f" * 32, at)
    assert list(stamped.items()) == [
        ("v", 1),
        ("id", "f" * 32),
        ("at", text),
        ("type", "x"),
        ("more", 1),
    ]


def test_a_line_is_compact_and_readable():
    assert events.encode({"name": "José", "n": [1, 2]}) == '{"name":"José","n":[1,2]}\n'.encode()


@given(st.dictionaries(st.text(), st.text(st.characters(codec=None, categories=None)) | st.none()))
def test_any_text_becomes_one_line_and_comes_back(event):
    encoded = events.encode(event)
    assert encoded.count(b"\n") == 1
    assert encoded.endswith(b"\n")
    assert json.loads(encoded.decode("utf-8")) == joined(event)


def joined(event):
    """Two halves of a surrogate pair side by side are one character in JSON."""
    return json.loads(json.dumps(event))


def test_a_name_that_is_no_utf8_survives():
    name = b"Jos\xe9".decode("utf-8", "surrogateescape")
    assert json.loads(events.encode({"name": name}).decode("utf-8")) == {"name": name}


def test_a_number_that_json_cannot_hold_is_refused_not_written():
    with pytest.raises(ValueError, match="JSON"):
        events.encode({"score": float("nan")})
