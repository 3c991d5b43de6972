"""What cannot be saved has not happened: nothing changes, and trying again works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from medtrainer.errors import EnvironmentProblem
from tests.services.test_sitting_resume import cut_after, sat_to_the_end, state
from tests.services.world import (
    AFTER_SUBMIT,
    AT_ONCE,
    bare,
    begin,
    full_disk,
    open_journal,
    reread,
    resume,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.model.attempt import Rules
    from medtrainer.services.sitting import Sitting


@dataclass(frozen=True)
class Step:
    """A step that writes, what came before it, and the types of the events that it writes."""

    name: str
    take: Callable[[Sitting], object]
    before: tuple[Callable[[Sitting], object], ...] = ()
    writes: tuple[str, ...] = ("answered",)
    rules: Rules = AFTER_SUBMIT


def vitals(sitting):
    sitting.answer("vitals", "rn")


def bill(sitting):
    sitting.answer("bill", "biller")


def submit(sitting):
    sitting.submit()


def go_on(sitting):
    sitting.go_on()


def undo(sitting):
    return sitting.undo()


LAST = ("answered", "submitted", "finished")
STEPS = [
    Step("answer", vitals),
    Step("change", lambda sitting: sitting.answer("vitals", "ma"), (vitals, bill)),
    Step("undo", undo, (vitals,)),
    Step("submit", submit, (vitals,), ("submitted",)),
    Step("last submit", submit, (submit, go_on, vitals), ("submitted", "finished")),
    Step("answer at once", vitals, rules=AT_ONCE),
    Step("last answer at once", bill, (vitals,), ("answered", "submitted"), AT_ONCE),
    Step("very last answer", bill, (vitals, submit, go_on, vitals), LAST, AT_ONCE),
]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_nothing_has_changed_and_a_retry_saves_it_once(path, watch, step):
    sitting = begin(path, watch, step.rules)
    for take in step.before:
        take(sitting)
    shown, written = (state(sitting), sitting.place), path.read_bytes()
    with full_disk():
        for _ in range(2):
            watch.later(1)
            with pytest.raises(EnvironmentProblem, match="Not saved: the disk is full") as caught:
                step.take(sitting)
    assert caught.value.exit_code == 3
    assert (state(sitting), sitting.place) == shown
    assert path.read_bytes() == written
    step.take(sitting)
    assert state(sitting) != shown[0]
    added = path.read_bytes()[len(written) :].splitlines()
    assert [line.partition(b'"type":"')[2].partition(b'"')[0].decode() for line in added] == [
        *step.writes
    ]
    sitting.leave()
    assert state(resume(path, watch)) == state(sitting)


def test_an_undo_that_failed_can_be_undone_later(path, watch):
    sitting = begin(path, watch)
    vitals(sitting)
    with full_disk(), pytest.raises(EnvironmentProblem):
        sitting.undo()
    assert [sitting.undo(), sitting.undo()] == ["vitals", None]


def test_the_time_of_a_failed_try_belongs_to_the_answer(path, watch):
    sitting = begin(path, watch)
    watch.later(2)
    with full_disk(), pytest.raises(EnvironmentProblem):
        vitals(sitting)
    watch.later(3)
    vitals(sitting)
    assert bare(path, "answered")[0]["ms"] == 5000


def test_practice_whose_end_was_not_saved_can_be_left_again(path, watch):
    sitting = begin(path, watch, AT_ONCE, purpose="practice", quiz=None, pass_mark=None)
    with full_disk(), pytest.raises(EnvironmentProblem):
        sitting.leave()
    assert not sitting.is_finished
    sitting.leave()
    assert len(bare(path, "finished")) == 1
    assert resume(path, watch).alone


def test_an_end_that_cannot_be_written_at_last_is_said(path, watch):
    sat_to_the_end(path, watch)
    cut_after(path, "submitted")
    with full_disk(), pytest.raises(EnvironmentProblem):
        resume(path, watch)
    assert reread(path).finish is None
    with open_journal(path) as journal:
        journal.prove()
    assert resume(path, watch).is_finished
