"""A sitting that was cut off anywhere goes on exactly where it stood."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.journal import events
from medtrainer.journal.shape import BIGGEST
from medtrainer.journal.writer import Journal
from medtrainer.services.sitting import Sitting
from tests.journal.world import ATTEMPT, clock, new_id, place
from tests.services.world import (
    AFTER_SUBMIT,
    AT_ONCE,
    Stopwatch,
    bare,
    begin,
    lines,
    open_journal,
    reread,
    resume,
)

ROWS = st.sampled_from(["vitals", "bill"])
CHOICES = st.sampled_from(["ma", "biller", "rn", None])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), ROWS, CHOICES),
        *(st.tuples(st.just(step)) for step in ("undo", "submit", "go_on", "leave")),
    ),
    max_size=12,
)


def state(sitting):
    """Return everything that a learner could see of a sitting."""
    sheets = [
        (
            sheet.exercise,
            {premise: option for premise, option in sheet.answers.items() if option},
            sheet.submitted,
        )
        for sheet in sitting.sheets
    ]
    return sheets, sitting.result(), sitting.is_finished


@given(rules=st.sampled_from([AT_ONCE, AFTER_SUBMIT]), steps=STEPS)
def test_after_any_steps_the_record_says_what_the_sitting_says(tmp_path_factory, rules, steps):
    path, watch = tmp_path_factory.mktemp("any") / "ana.jsonl", Stopwatch()
    sitting = begin(path, watch, rules)
    for step, *arguments in steps:
        watch.later(0.25)
        getattr(sitting, step)(*arguments)
        written = path.read_bytes()
        again = resume(path, watch)
        assert state(again) == state(sitting)
        assert again.opening == sitting.opening
        assert path.read_bytes() == written
        again.leave()
        first_open = next((n for n, s in enumerate(sitting.sheets) if not s.submitted), 1)
        assert again.place == first_open
        if step == "leave":
            sitting = resume(path, watch)
    sitting.leave()
    ends = [event["type"] for event in lines(path)].count("finished")
    assert ends == all(sheet.submitted for sheet in sitting.sheets)
    assert len(bare(path, "submitted")) == sum(sheet.submitted for sheet in sitting.sheets)


def test_a_resumed_sitting_goes_on_in_the_same_order(path, watch):
    sitting = begin(path, watch)
    sitting.answer("bill", "rn")
    sitting.leave()
    again = resume(path, watch)
    assert [p.id for p in again.sheet.exercise.premises] == ["vitals", "bill"]
    assert [o.id for o in again.sheet.exercise.options] == ["ma", "biller", "rn"]
    assert again.sheet.answers == {"bill": "rn"}
    assert again.undo() == "bill"
    assert again.undo() is None
    again.answer("bill", "biller")
    again.submit()
    assert bare(path, "submitted")[0]["right"] == 1


def cut_after(path, kind):
    """Cut a journal behind the last event of a type, as a killed program or a full disk does."""
    kept = path.read_bytes().splitlines(keepends=True)
    last = max(n for n, event in enumerate(lines(path)) if event["type"] == kind)
    path.write_bytes(b"".join(kept[: last + 1]))


def sat_to_the_end(path, watch, **changes):
    sitting = begin(path, watch, **changes)
    for _ in range(2):
        sitting.answer("vitals", "ma")
        watch.later(4)
        sitting.answer("bill", "biller")
        sitting.submit()
        sitting.go_on()
    sitting.leave()
    return sitting.result()


def test_an_attempt_cut_off_before_its_end_was_written_is_ended_when_it_is_resumed(path, watch):
    result = sat_to_the_end(path, watch)
    (end,) = bare(path, "finished")
    cut_after(path, "submitted")
    assert reread(path).finish is None
    again = resume(path, watch)
    assert again.is_finished
    assert not again.go_on()
    assert again.result() == result
    assert bare(path, "finished") == [end]
    before = path.read_bytes()
    assert resume(path, watch).is_finished
    assert path.read_bytes() == before


def test_a_sitting_that_only_ended_an_attempt_does_not_hold_the_journal(path, watch):
    """The screen goes straight on to the result, from which wrong pairs can be practised."""
    sat_to_the_end(path, watch)
    cut_after(path, "submitted")
    ended = resume(path, watch)
    other = open_journal(path)
    other.prove()
    assert ended.alone
    assert other.alone
    other.close()


@pytest.mark.parametrize("torn", [b"", b'{"v":1,"id":"1f'])
def test_an_exercise_answered_at_once_but_not_closed_can_be_closed(path, watch, torn):
    sat_to_the_end(path, watch, rules=AT_ONCE)
    cut_after(path, "answered")
    path.write_bytes(path.read_bytes() + torn)
    again = resume(path, watch)
    assert (again.place, again.is_finished) == (1, False)
    assert not again.can_answer("bill")
    again.submit()
    assert again.is_finished
    assert reread(path).finish.right == 4


def test_an_attempt_that_ended_stays_as_it_ended(path, watch):
    sat_to_the_end(path, watch)
    before = path.read_bytes()
    again = resume(path, watch)
    again.submit()
    again.answer("vitals", "rn")
    again.leave()
    assert again.is_finished
    assert path.read_bytes() == before


def test_a_second_sitting_knows_that_it_is_not_alone(path, watch):
    sitting = begin(path, watch)
    second = resume(path, watch)
    assert (sitting.alone, second.alone) == (True, False)
    second.answer("vitals", "rn")
    sitting.answer("vitals", "ma")
    assert dict(reread(path).sheets[0].answers) == {"vitals": "ma"}
    sitting.leave()
    second.leave()


def test_answers_of_a_clock_set_back_stand_in_the_order_they_were_given(path, watch):
    sitting = begin(path, watch)
    sitting.answer("vitals", "rn")
    sitting.leave()
    with Journal(place(path), new_id, clock(datetime(2020, 1, 1, tzinfo=UTC))) as journal:
        Sitting(reread(path), journal, watch).answer("vitals", "ma")
    assert dict(reread(path).sheets[0].answers) == {"vitals": "ma"}


def test_a_time_beyond_what_a_record_may_hold_ends_an_attempt_all_the_same(path, watch):
    sitting = begin(path, watch)
    with open_journal(path) as journal:
        for premise in ("vitals", "bill"):
            journal.append(events.answered(ATTEMPT, 0, premise, "ma", BIGGEST))
    sitting.leave()
    again = resume(path, watch)
    for _ in again.sheets:
        again.submit()
        again.go_on()
    assert reread(path).finish.ms == BIGGEST
