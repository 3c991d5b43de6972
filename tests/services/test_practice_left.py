"""Leaving practice, and what is left of it."""

from __future__ import annotations

import pytest

from medtrainer.services.practice import practise_wrong, start_practice
from medtrainer.services.record import my_record, standings
from tests.services.test_practice import answer, run
from tests.services.world import bare, workspace


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


def test_leaving_counts_what_was_handed_in_and_what_was_answered(ana):
    sitting = start_practice(ana, seed="left")
    answer(sitting, mistakes=1)
    sitting.go_on()
    first, second, *_ = sitting.sheet.exercise.premises
    sitting.answer(first.id, sitting.sheet.exercise.key[first.id])
    options = sitting.sheet.exercise.options
    wrong = next(o.id for o in options if o.id != sitting.sheet.exercise.key[second.id])
    sitting.answer(second.id, wrong)
    sitting.leave()
    (end,) = bare(ana.place.path, "finished")
    result = sitting.result()
    assert (end["right"], end["total"], end["passed"]) == (4, 6, None)
    assert (result.right, result.total, result.score) == (4, 6, end["score"])
    assert [len(marks) for marks in result.marks] == [4, 2]
    (attempt,) = my_record(ana).attempts
    assert (attempt.finish.right, attempt.finish.total) == (4, 6)


def test_rows_handed_in_empty_are_wrong(ana):
    sitting = start_practice(ana, seed="empty")
    sitting.submit()
    assert sitting.go_on()
    sitting.leave()
    (end,) = bare(ana.place.path, "finished")
    assert (end["right"], end["total"]) == (0, 4)


def test_who_only_looks_in_leaves_no_score(ana):
    start_practice(ana).leave()
    assert bare(ana.place.path, "finished")[0]["total"] == 0
    assert my_record(ana).attempts == ()
    assert start_practice(ana).alone


def test_only_what_was_wrong_is_practised_again_not_what_was_left_open(ana):
    sitting = start_practice(ana, seed="again")
    answer(sitting, mistakes=1)
    missed = sitting.sheet.exercise.premises[0].id
    sitting.go_on()
    first = sitting.sheet.exercise.premises[0].id
    sitting.answer(first, sitting.sheet.exercise.key[first])
    sitting.leave()
    again = practise_wrong(ana, sitting)
    assert again.total == 1
    assert [premise.id for premise in again.sheet.exercise.premises] == [missed]
    answer(again)
    assert again.is_finished
    assert not again.goes_on


def test_a_killed_practice_is_kept_but_not_resumed(ana):
    sitting = start_practice(ana, seed="killed")
    run(sitting, 3)
    sitting.go_on()
    shown = ana.place.path.read_bytes()
    record = my_record(ana)
    (attempt,) = record.attempts
    assert record.unfinished == ()
    assert attempt.finish is None
    assert [sheet.answered for sheet in attempt.sheets] == [4, 4, 4, 0]
    ana.place.path.write_bytes(shown[: shown.index(b"\n") + 1])  # torn before its first exercise
    assert my_record(ana).attempts == ()


def test_practice_does_not_count_for_any_set(ana):
    before = standings(ana, my_record(ana))
    sitting = start_practice(ana, seed="uncounted")
    run(sitting, 2)
    sitting.leave()
    assert standings(ana, my_record(ana)) == before


def test_after_leaving_nothing_more_is_drawn(ana):
    sitting = start_practice(ana)
    answer(sitting)
    sitting.leave()
    before = ana.place.path.read_bytes()
    assert not sitting.go_on()
    assert ana.place.path.read_bytes() == before
