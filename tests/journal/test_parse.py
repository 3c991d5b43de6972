"""Events back to the model: exact for our own, without a crash for anybody's."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.journal import events, fold, parse, shape
from medtrainer.model.attempt import Dispute
from medtrainer.model.exercise import Exercise, Option, Premise
from tests.journal.story import FIRST, SECOND, STARTED, answer, doubt, finish, folded, submit
from tests.journal.world import ATTEMPT, START, exercise, new_id


def to_exercise(event):
    """Return the exercise that an event shows, None if it shows none."""
    try:
        return parse.exercise(event) if event.get("type") == "exercise" else None
    except shape.Misshapen:
        return None


@pytest.mark.parametrize(
    "change",
    [
        {"purpose": "fun"},
        {"purpose": None},
        {"quiz": "front-desk"},
        {"quiz": {"id": ""}},
        {"utc_offset": 1440},
        {"utc_offset": -1440},
        {"utc_offset": "60"},
        {"generator": 1.5},
        {"pass_mark": "0.8"},
        {"rules": []},
        {"rules": {"attempts": -1}},
        {"person": None},
        {"person": {"uid": "1006", "login": "areyes", "identified": "uid"}},
        {"person": {"uid": 1006, "login": "areyes"}},
        {"due": 20261201},
        {"exercises": "two"},
        {"mode": 0},
    ],
)
def test_a_misshapen_start_is_none(change):
    assert folded({**STARTED, **change}, FIRST, SECOND, finish()) == ()


def test_a_start_needs_only_what_has_no_default():
    lean = {key: STARTED[key] for key in STARTED if key not in {"exercises", "due", "assignment"}}
    lean["rules"] = {}
    lean["person"] = {"uid": 1006, "login": "areyes", "identified": "uid"}
    (attempt,) = folded(lean, FIRST)
    assert attempt.opening.rules.counts == "highest"
    assert (attempt.opening.person.name, attempt.opening.due) == ("", None)


def test_without_an_offset_the_machines_zone_holds(monkeypatch):
    monkeypatch.setenv("TZ", "UTC-05:30")  # POSIX counts the other way round
    time.tzset()
    try:
        (attempt,) = folded({**STARTED, "utc_offset": None}, FIRST, SECOND)
        assert attempt.opening.utc_offset == 330
    finally:
        monkeypatch.undo()
        time.tzset()


ids = st.text(min_size=1, max_size=8)
comments = st.text(min_size=1, max_size=40)


@given(comments)
def test_a_dispute_comes_back_exactly(comment):
    line = events.encode(events.stamp(doubt(comment=comment), new_id(), START))
    assert parse.dispute(json.loads(line), START) == Dispute(START, 0, "vitals", comment)


texts = st.text(max_size=20)


@st.composite
def exercises(draw):
    options = tuple(
        Option(name, draw(texts)) for name in draw(st.lists(ids, min_size=1, unique=True))
    )
    premises = tuple(
        Premise(name, draw(texts), draw(texts), draw(st.booleans()))
        for name in draw(st.lists(ids, min_size=1, unique=True))
    )
    chosen = st.sampled_from([option.id for option in options])
    key = {premise.id: draw(chosen) for premise in premises}
    return Exercise(
        draw(st.integers(0, 99)), draw(ids), draw(st.booleans()), premises, options, key
    )


@given(exercises())
def test_an_exercise_comes_back_exactly(shown):
    event = events.exercise_shown(ATTEMPT, shown)
    line = events.encode(events.stamp(event, new_id(), START))
    assert to_exercise(event) == shown
    assert to_exercise(json.loads(line)) == shown


def test_seed_and_shortfall_are_not_in_the_journal():
    drawn = replace(exercise(), seed="s", shortfall="only two positions")
    assert to_exercise(events.exercise_shown(ATTEMPT, drawn)) == exercise()


def test_a_kind_without_a_key_keeps_its_steps():
    visit = {
        "type": "exercise",
        "attempt": ATTEMPT,
        "index": 0,
        "kind": "visit",
        "premises": [{"id": "check-in", "text": "Greets"}, {"id": "bill", "text": "Bills"}],
        "before": [["check-in", "bill"]],
    }
    ordered = {"type": "ordered", "attempt": ATTEMPT, "index": 0, "order": ["bill"], "ms": 1}
    (attempt,) = folded({**STARTED, "exercises": 1}, visit, ordered, submit())
    shown = attempt.sheets[0].exercise
    assert [premise.id for premise in shown.premises] == ["check-in", "bill"]
    assert (shown.kind, shown.options, shown.key) == ("visit", (), {})
    assert attempt.sheets[0].submitted


@pytest.mark.parametrize(
    "change",
    [
        {"type": "answered"},
        {"index": None},
        {"index": 2**60},
        {"kind": ""},
        {"reuse": "yes"},
        {"premises": []},
        {"premises": [], "key": {}},
        {"premises": [7]},
        {"premises": [{"id": "a"}]},
        {"premises": [{"id": "a", "text": "x"}] * 2, "key": {"a": "ma"}},
        {"options": [{"id": name, "text": "x"} for name in ("ma", "biller", "ma")]},
        {"premises": [{"id": ["a"], "text": "x"}]},
        {"options": {"ma": "MA"}},
        {"key": None},
        {"key": []},
        {"key": {"vitals": "ma"}},
        {"key": {"vitals": "ma", "bill": "nobody"}},
        {"key": {"vitals": "ma", "bill": ["biller"]}},
        {"key": {"vitals": "ma", "bill": "biller", "third": "ma"}},
    ],
)
def test_an_exercise_that_could_not_be_graded_is_none(change):
    assert to_exercise({**FIRST, **change}) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
WHOLE_STORY = [STARTED, FIRST, SECOND, answer(), submit(), finish(), doubt()]
STAMPED = [events.stamp(event, new_id(), START) for event in WHOLE_STORY]


@given(st.data())
def test_any_json_in_any_field_breaks_nothing(data):
    """Put anything into some field, at any depth, of each event of an attempt."""
    spoilt = [json.loads(json.dumps(event)) for event in STAMPED]
    for event in spoilt:
        spoil(event, data)
    for attempt in fold.attempts(spoilt):
        assert attempt.sheets or attempt.finish
        assert attempt.current <= len(attempt.sheets)


def spoil(event, data):
    target = event
    for _ in range(data.draw(st.integers(0, 3))):
        inner = [
            v
            for v in (target.values() if isinstance(target, dict) else target)
            if v and isinstance(v, dict | list)
        ]
        if inner:
            target = data.draw(st.sampled_from(inner))
    where = list(target) if isinstance(target, dict) else range(len(target))
    target[data.draw(st.sampled_from(where))] = data.draw(json_values)


@given(st.lists(st.dictionaries(st.sampled_from(sorted(set().union(*STAMPED))), json_values)))
def test_any_object_at_all_breaks_nothing(garbage):
    assert len(fold.attempts([*garbage, *STAMPED[:3]])) >= 1
