"""Practising just the wrong rows: the same options, and a record that does not count."""

from __future__ import annotations

import pytest

from medtrainer.errors import EnvironmentProblem
from medtrainer.services.attempts import start_attempt
from medtrainer.services.practice import practise_wrong
from medtrainer.services.record import my_record, standings
from tests.services.world import bare, full_disk, lines, quiz_set, workspace

SET = "front-desk"


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


def sit(ana, wrong):
    """Sit a set to its end with these rows wrong, each (exercise, row); return it and their ids."""
    sitting = start_attempt(ana, quiz_set(SET))
    missed = []
    for place, sheet in enumerate(sitting.sheets):
        exercise = sheet.exercise
        for row, premise in enumerate(exercise.premises):
            right = exercise.key[premise.id]
            if (place, row) in wrong:
                missed.append(premise.id)
                spare = next(o.id for o in exercise.options if o.id != right)
                sitting.answer(premise.id, spare if row % 2 else None)
            else:
                sitting.answer(premise.id, right)
        sitting.submit()
        sitting.go_on()
    sitting.leave()
    return sitting, missed


def test_only_wrong_and_empty_rows_are_asked_with_the_same_options(ana):
    sitting, missed = sit(ana, {(0, 1), (2, 0), (2, 3)})
    practice = practise_wrong(ana, sitting)
    assert practice.total == 2
    first = practice.sheet.exercise
    for premise in first.premises:
        practice.answer(premise.id, first.key[premise.id])
    assert len(bare(ana.place.path, "exercise")) == 3 + 1  # the second has not been shown
    assert practice.go_on()
    asked = [[p.id for p in sheet.exercise.premises] for sheet in practice.sheets]
    assert asked == [missed[:1], missed[1:]]
    for sheet, place in zip(practice.sheets, (0, 2), strict=True):
        was, exercise = sitting.sheets[place].exercise, sheet.exercise
        assert exercise.options == was.options
        assert exercise.reuse == was.reuse
        assert exercise.key == {p.id: was.key[p.id] for p in exercise.premises}
        assert set(exercise.premises) <= set(was.premises)
    assert [sheet.exercise.index for sheet in practice.sheets] == [0, 1]


def test_it_is_recorded_as_practice(ana):
    sitting, _ = sit(ana, {(1, 2)})
    practice = practise_wrong(ana, sitting)
    started = bare(ana.place.path, "attempt-started")[1]
    assert (started["purpose"], started["quiz"]) == ("practice", None)
    assert started["pass_mark"] is None
    assert started["rules"]["feedback"] == "at-once"
    assert started["exercises"] == 1
    assert started["content"] == sitting.opening.content
    assert started["attempt"] != sitting.opening.attempt
    assert practice.at_once
    assert [event["type"] for event in lines(ana.place.path)][-2:] == [
        "attempt-started",
        "exercise",
    ]


@pytest.mark.parametrize("mode", ["tui", "plain"])
def test_its_mode_is_that_of_the_front_end_it_is_sat_in(ana, mode):
    sitting = start_attempt(ana, quiz_set(SET), mode="plain")
    sitting.leave()
    practise_wrong(ana, sitting, mode=mode).leave()
    assert [event["mode"] for event in bare(ana.place.path, "attempt-started")] == ["plain", mode]


def test_its_last_answer_ends_it_and_it_does_not_count(ana):
    sitting, missed = sit(ana, {(0, 0), (0, 1)})
    before = standings(ana, my_record(ana))
    practice = practise_wrong(ana, sitting)
    for premise in missed:
        practice.answer(premise, practice.sheet.exercise.key[premise])
    assert practice.is_finished
    practice.leave()
    assert standings(ana, my_record(ana)) == before
    newest, set_attempt = my_record(ana).attempts
    assert (newest.opening.purpose, newest.finish.right, newest.finish.total) == ("practice", 2, 2)
    assert newest.finish.passed is None
    assert set_attempt.finish.right == 13
    assert len(bare(ana.place.path, "finished")) == 2


def test_practice_that_was_left_is_over(ana):
    sitting, _ = sit(ana, {(0, 0), (1, 1)})
    practice = practise_wrong(ana, sitting)
    practice.leave()
    practice.leave()
    assert len(bare(ana.place.path, "finished")) == 2
    assert my_record(ana).unfinished == ()


def test_practice_of_practice_asks_what_is_still_wrong(ana):
    sitting, missed = sit(ana, {(0, 0), (0, 1), (0, 2)})
    practice = practise_wrong(ana, sitting)
    key = practice.sheet.exercise.key
    for premise in missed[:2]:
        practice.answer(premise, key[premise])
    wrong = next(o.id for o in practice.sheet.exercise.options if o.id != key[missed[2]])
    practice.answer(missed[2], wrong)
    again = practise_wrong(ana, practice)
    assert [p.id for p in again.sheet.exercise.premises] == [missed[2]]
    again.answer(missed[2], key[missed[2]])
    assert practise_wrong(ana, again) is None


def test_nothing_wrong_leaves_nothing_to_practise(ana):
    sitting, _ = sit(ana, set())
    before = ana.place.path.read_bytes()
    assert practise_wrong(ana, sitting) is None
    assert ana.place.path.read_bytes() == before


def test_practice_whose_start_is_not_saved_is_said(ana):
    sitting, _ = sit(ana, {(0, 0)})
    with full_disk(), pytest.raises(EnvironmentProblem):
        practise_wrong(ana, sitting)
    assert practise_wrong(ana, sitting).alone
    assert len(bare(ana.place.path, "attempt-started")) == 2
