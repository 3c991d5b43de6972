"""A sitting: what may be changed when, what is recorded, and how an attempt ends."""

from __future__ import annotations

import pytest

from tests.journal.world import ATTEMPT
from tests.services.world import AFTER_SUBMIT, AT_ONCE, bare, begin, lines, reread, resume

VITALS = {"vitals": "ma", "bill": "biller"}


def answer_all(sitting, **answers):
    for premise, option in {**VITALS, **answers}.items():
        sitting.answer(premise, option)


def test_an_answer_is_recorded_and_shown(path, watch):
    sitting = begin(path, watch)
    watch.later(4.2)
    sitting.answer("vitals", "rn")
    assert sitting.sheet.answers == {"vitals": "rn"}
    assert bare(path, "answered") == [
        {
            "type": "answered",
            "attempt": ATTEMPT,
            "index": 0,
            "premise": "vitals",
            "option": "rn",
            "ms": 4200,
        }
    ]


def test_an_answer_may_be_changed_and_taken_back_until_it_is_submitted(path, watch):
    sitting = begin(path, watch)
    for option in ("rn", "ma", None, "biller"):
        assert sitting.can_answer("vitals")
        sitting.answer("vitals", option)
    assert [event["option"] for event in bare(path, "answered")] == ["rn", "ma", None, "biller"]
    assert sitting.sheet.answers == {"vitals": "biller"}
    sitting.submit()
    assert not sitting.can_answer("vitals")
    sitting.answer("vitals", "ma")
    sitting.answer("bill", "biller")
    assert sitting.sheet.answers == {"vitals": "biller"}
    assert len(bare(path, "answered")) == 4


def test_the_same_answer_again_writes_nothing(path, watch):
    sitting = begin(path, watch)
    sitting.answer("vitals", None)
    sitting.answer("vitals", "ma")
    sitting.answer("vitals", "ma")
    assert len(bare(path, "answered")) == 1
    assert sitting.undo() == "vitals"
    assert sitting.undo() is None


def test_undo_takes_back_step_by_step(path, watch):
    sitting = begin(path, watch)
    sitting.answer("vitals", "rn")
    sitting.answer("bill", "biller")
    sitting.answer("vitals", "ma")
    sitting.answer("bill", None)
    assert [sitting.undo() for _ in range(5)] == ["bill", "vitals", "bill", "vitals", None]
    assert sitting.sheet.answered == 0
    assert dict(reread(path).sheets[0].answers) == {"vitals": None, "bill": None}
    sitting.answer("bill", "rn")
    assert sitting.undo() == "bill"


def test_undo_stays_within_an_open_exercise(path, watch):
    sitting = begin(path, watch)
    sitting.answer("vitals", "ma")
    sitting.submit()
    assert sitting.undo() is None
    assert sitting.go_on()
    assert sitting.undo() is None
    assert dict(sitting.sheets[0].answers) == {"vitals": "ma"}


def test_judged_at_once_an_answer_is_final(path, watch):
    sitting = begin(path, watch, AT_ONCE)
    sitting.answer("vitals", "rn")
    assert not sitting.can_answer("vitals")
    assert sitting.can_answer("bill")
    sitting.answer("vitals", "ma")
    sitting.answer("vitals", None)
    assert sitting.undo() is None
    assert sitting.sheet.answers == {"vitals": "rn"}
    assert len(bare(path, "answered")) == 1


def test_judged_at_once_the_last_answer_submits_and_the_last_exercise_ends_the_attempt(path, watch):
    sitting = begin(path, watch, AT_ONCE)
    answer_all(sitting)
    assert sitting.sheet.submitted
    assert not sitting.is_finished
    assert bare(path, "finished") == []
    assert sitting.go_on()
    answer_all(sitting, bill="rn")
    assert sitting.is_finished
    assert not sitting.go_on()
    assert [event["type"] for event in lines(path)[3:]] == [
        *("answered", "answered", "submitted"),
        *("answered", "answered", "submitted", "finished"),
    ]


def test_an_exercise_may_be_submitted_with_rows_left_empty(path, watch):
    sitting = begin(path, watch, AT_ONCE)
    sitting.answer("vitals", "ma")
    sitting.submit()
    sitting.submit()
    assert bare(path, "submitted") == [
        {"type": "submitted", "attempt": ATTEMPT, "index": 0, "right": 1, "total": 2}
    ]
    assert not sitting.can_answer("bill")


def test_submitting_again_writes_nothing(path, watch):
    sitting = begin(path, watch)
    answer_all(sitting)
    sitting.submit()
    before = path.read_bytes()
    sitting.submit()
    assert path.read_bytes() == before


def test_the_end_holds_exactly_what_was_right(path, watch):
    sitting = begin(path, watch, pass_mark=0.75)
    answer_all(sitting)
    sitting.submit()
    sitting.go_on()
    answer_all(sitting, bill="rn")
    watch.later(30.5)
    sitting.submit()
    assert bare(path, "submitted", "finished") == [
        {"type": "submitted", "attempt": ATTEMPT, "index": 0, "right": 2, "total": 2},
        {"type": "submitted", "attempt": ATTEMPT, "index": 1, "right": 1, "total": 2},
        {
            "type": "finished",
            "attempt": ATTEMPT,
            "right": 3,
            "total": 4,
            "score": 0.75,
            "passed": True,
            "ms": 30500,
        },
    ]
    assert [mark.is_right for mark in sitting.marks(0)] == [True, True]
    assert [mark.is_right for mark in sitting.marks()] == [True, False]
    result = sitting.result()
    assert (result.right, result.total, result.needed, result.passed) == (3, 4, 3, True)


@pytest.mark.parametrize(
    ("pass_mark", "wrong", "passed"),
    [
        (0.8, {"bill": "rn"}, False),
        (0.75, {"bill": "rn"}, True),
        (0.75, {"vitals": "rn"}, False),  # critical
        (0.0, {"vitals": "rn"}, None),
        (None, {}, None),
    ],
)
def test_passing_needs_the_mark_and_every_critical_row(path, watch, pass_mark, wrong, passed):
    sitting = begin(path, watch, pass_mark=pass_mark)
    answer_all(sitting)
    sitting.submit()
    sitting.go_on()
    answer_all(sitting, **wrong)
    sitting.submit()
    (end,) = bare(path, "finished")
    assert end["passed"] is passed
    assert end["right"] == 4 - len(wrong)


def test_an_attempt_of_empty_rows_is_all_wrong(path, watch):
    sitting = begin(path, watch)
    sitting.submit()
    assert sitting.go_on()
    sitting.submit()
    (end,) = bare(path, "finished")
    assert (end["right"], end["total"], end["score"], end["passed"]) == (0, 4, 0.0, False)


def test_exercises_are_worked_on_in_their_order(path, watch):
    sitting = begin(path, watch)
    assert sitting.place == 0
    assert sitting.go_on()
    assert sitting.place == 0
    sitting.submit()
    assert sitting.sheet.submitted
    assert sitting.go_on()
    assert sitting.place == 1
    sitting.submit()
    assert not sitting.go_on()


def test_the_time_of_an_answer_runs_from_the_one_before(path, watch):
    sitting = begin(path, watch)
    watch.later(2)
    sitting.answer("vitals", "rn")
    watch.later(0.5)
    sitting.answer("bill", "biller")
    watch.later(1)
    sitting.undo()
    watch.later(7)
    sitting.submit()
    watch.later(60)  # reading what was right is no time to answer the next
    sitting.go_on()
    watch.later(3)
    sitting.answer("vitals", "ma")
    assert [event["ms"] for event in bare(path, "answered")] == [2000, 500, 1000, 3000]
    sitting.submit()
    assert bare(path, "finished")[0]["ms"] == 73_500


def test_the_time_of_several_sittings_adds_up_without_the_time_away(path, watch):
    sitting = begin(path, watch)
    watch.later(20)
    sitting.answer("vitals", "ma")
    watch.later(5)
    sitting.leave()
    watch.seconds = 3.0  # another day, another stopwatch
    again = resume(path, watch)
    watch.later(10)
    again.answer("bill", "biller")
    again.submit()
    again.go_on()
    watch.later(1)
    again.submit()
    assert bare(path, "answered")[1]["ms"] == 10_000
    assert bare(path, "finished")[0]["ms"] == 20_000 + 11_000


def test_leaving_a_set_writes_nothing_and_lets_go_of_the_journal(path, watch):
    sitting = begin(path, watch, AFTER_SUBMIT)
    before = path.read_bytes()
    sitting.leave()
    sitting.leave()
    assert path.read_bytes() == before
    assert resume(path, watch).alone


def test_who_has_left_answers_nothing_more(path, watch):
    sitting = begin(path, watch)
    sitting.answer("vitals", "rn")
    sitting.leave()
    before = path.read_bytes()
    assert not sitting.can_answer("bill")
    sitting.answer("bill", "biller")
    sitting.submit()
    assert sitting.undo() is None
    assert sitting.sheet.answers == {"vitals": "rn"}
    assert path.read_bytes() == before


def test_leaving_practice_ends_it_once(path, watch):
    sitting = begin(path, watch, AT_ONCE, purpose="practice", quiz=None, pass_mark=None)
    sitting.answer("vitals", "ma")
    watch.later(9)
    sitting.leave()
    sitting.leave()
    assert sitting.is_finished
    assert bare(path, "finished") == [
        {
            "type": "finished",
            "attempt": ATTEMPT,
            "right": 1,
            "total": 1,
            "score": 1.0,
            "passed": None,
            "ms": 9000,
        }
    ]


def test_practice_that_came_to_its_end_is_not_ended_again(path, watch):
    sitting = begin(path, watch, AT_ONCE, purpose="practice", quiz=None, pass_mark=None)
    answer_all(sitting)
    sitting.go_on()
    answer_all(sitting)
    sitting.leave()
    assert len(bare(path, "finished")) == 1
