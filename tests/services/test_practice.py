"""Practice without a set: endless, every duty comes round, left when one likes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from medtrainer.errors import EnvironmentProblem, RequestProblem
from medtrainer.exercises.index import Index
from medtrainer.journal.reader import read
from medtrainer.services.practice import practice_title, start_practice
from tests.exercises.catalogues import catalogue_of, role, specialists
from tests.exercises.oracle import Truth
from tests.services.world import bare, builtin, full_disk, lines, workspace

CODER, BILLER, MA = "medical-coder", "medical-biller", "medical-assistant"
NINE = [role.id for role in builtin().catalogue.roles]


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


def in_office(ana, catalogue):
    return replace(ana, office=replace(ana.office, catalogue=catalogue))


def answer(sitting, *, mistakes=0):
    """Answer the open exercise, its first rows wrongly."""
    exercise = sitting.sheet.exercise
    for row, premise in enumerate(exercise.premises):
        right = exercise.key[premise.id]
        wrong = next(option.id for option in exercise.options if option.id != right)
        sitting.answer(premise.id, wrong if row < mistakes else right)


def run(sitting, count):
    """Answer so many exercises; return them all."""
    for _ in range(count - 1):
        answer(sitting)
        assert sitting.go_on()
    answer(sitting)
    return [sheet.exercise for sheet in sitting.sheets]


def askable(catalogue, roles):
    """Return the duties of some roles that somebody in the office does not do."""
    truth = Truth(catalogue)
    return {
        duty
        for duty, owners in truth.owners.items()
        if owners & set(roles) and truth.titles.keys() - truth.doers[duty]
    }


def test_the_start_says_that_it_is_practice_without_a_number_of_exercises(ana):
    sitting = start_practice(ana, [CODER])
    started, first = lines(ana.place.path)
    assert (started["purpose"], started["quiz"], started["pass_mark"]) == ("practice", None, None)
    assert started["rules"] == {
        "feedback": "at-once",
        "attempts": 0,
        "counts": "highest",
        "minutes": 0,
    }
    assert started["exercises"] is None
    assert started["seed"] == f"areyes|{started['attempt']}"
    assert started["mode"] == "tui"
    assert (first["type"], first["index"]) == ("exercise", 0)
    assert sitting.at_once
    assert sitting.total is None


def test_an_exercise_is_recorded_when_it_is_first_shown(ana):
    sitting = start_practice(ana)
    for number in range(1, 4):
        assert [event["index"] for event in bare(ana.place.path, "exercise")] == list(range(number))
        assert len(sitting.sheets) == number
        answer(sitting)
        assert sitting.goes_on
        assert not sitting.is_finished
        assert len(bare(ana.place.path, "exercise")) == number
        assert sitting.go_on()
    types = [event["type"] for event in lines(ana.place.path)]
    assert types[:2] == ["attempt-started", "exercise"]
    assert all(
        one in ("attempt-started", "submitted")
        for one, other in pairwise(types)
        if other == "exercise"
    )


@pytest.mark.parametrize("roles", [[], [CODER], [CODER, BILLER], [MA, CODER, BILLER], NINE[:6]])
def test_every_askable_duty_of_the_chosen_positions_comes_round(ana, roles):
    catalogue = builtin().catalogue
    wanted = askable(catalogue, roles or NINE)
    exercises = run(start_practice(ana, roles, seed="round"), len(wanted))
    assert wanted <= {premise.id for exercise in exercises for premise in exercise.premises}


@pytest.mark.parametrize("roles", [[CODER, BILLER], [MA, CODER, BILLER], NINE[:6]])
def test_only_the_chosen_positions_are_asked_and_anybody_is_a_spare(ana, roles):
    exercises = run(start_practice(ana, roles, seed="spares"), 40)
    assert {option for e in exercises for option in e.key.values()} == set(roles)
    assert {option.id for e in exercises for option in e.options} == set(NINE)


def test_beside_a_single_position_others_are_asked_or_all_answers_were_the_same(ana):
    exercises = run(start_practice(ana, [CODER], seed="one"), 40)
    for exercise in exercises:
        right = list(exercise.key.values())
        assert CODER in right
        assert set(right) != {CODER}
    rows = [option for exercise in exercises for option in exercise.key.values()]
    assert rows.count(CODER) > max(rows.count(other) for other in set(NINE) - {CODER})


@pytest.mark.parametrize(
    ("roles", "reuse"), [([], False), (NINE[:6], False), (NINE[:5], True), ([CODER], True)]
)
def test_positions_are_used_again_where_fewer_are_chosen_than_are_on_show(ana, roles, reuse):
    for exercise in run(start_practice(ana, roles, seed="shape"), 10):
        assert exercise.reuse == reuse
        assert (len(exercise.premises), len(exercise.options)) == (4, 6)


@pytest.mark.parametrize(("people", "duties", "positions"), [(11, 4, 6), (12, 5, 7), (200, 5, 7)])
def test_from_twelve_positions_on_exercises_are_larger(ana, people, duties, positions):
    sitting = start_practice(in_office(ana, specialists(people)), seed="large")
    for exercise in run(sitting, 5):
        assert not exercise.reuse
        assert (len(exercise.premises), len(exercise.options)) == (duties, positions)


def test_positions_without_duties_do_not_count_as_chosen(ana):
    office = catalogue_of(*specialists(8).roles, role("idle"), role("idler"))
    sitting = start_practice(in_office(ana, office), ["p001", "p002", "idle", "idler"])
    assert sitting.sheet.exercise.reuse
    alone = start_practice(in_office(ana, office), ["p001", "idle"], seed="s")
    assert any(set(e.key.values()) != {"p001"} for e in run(alone, 3))


@pytest.mark.parametrize(
    ("catalogue", "roles", "said"),
    [
        (catalogue_of(), [], "nothing to practise"),
        (catalogue_of(role("a", "Greet"), role("b")), ["b"], "nothing to practise"),
        (catalogue_of(role("a", "Greet")), [], "at least two positions"),
        (catalogue_of(role("a", "Greet"), role("b", "Greet")), [], "None of these duties"),
    ],
)
def test_where_there_is_nothing_to_ask_nothing_is_recorded(ana, catalogue, roles, said):
    with pytest.raises(RequestProblem, match=said) as caught:
        start_practice(in_office(ana, catalogue), roles)
    assert caught.value.advice
    assert not ana.place.path.exists()


def test_the_same_seed_gives_the_same_run(ana, tmp_path):
    def drawn(roles, seed):
        return run(start_practice(workspace(tmp_path / "other"), roles, seed=seed), 12)

    assert drawn([CODER, BILLER], "a") == drawn([BILLER, CODER, BILLER], "a")
    assert drawn([CODER, BILLER], "a") != drawn([CODER, BILLER], "b")
    assert drawn([], "a") == drawn(NINE, "a")


def test_a_start_that_is_not_saved_is_no_practice(ana):
    with full_disk(), pytest.raises(EnvironmentProblem, match="Not saved"):
        start_practice(ana)
    assert lines(ana.place.path) == []
    assert start_practice(ana).alone


def test_an_exercise_that_is_not_saved_is_not_shown_and_comes_when_it_is(ana, tmp_path):
    wanted = run(start_practice(workspace(tmp_path / "other"), seed="full"), 3)
    sitting = start_practice(ana, seed="full")
    answer(sitting)
    with full_disk(), pytest.raises(EnvironmentProblem):
        sitting.go_on()
    assert len(sitting.sheets) == 1
    assert sitting.goes_on
    assert sitting.go_on()
    answer(sitting)
    sitting.go_on()
    assert [sheet.exercise for sheet in sitting.sheets] == wanted


def test_a_long_run_reads_the_record_never_and_the_office_once(ana, monkeypatch):
    """An answer costs the same after five exercises and after five hundred."""
    sitting = start_practice(ana, seed="long")

    def refuse(*_):
        raise AssertionError("read while practising")

    with monkeypatch.context() as patch:
        patch.setattr("medtrainer.services.record.read", refuse)
        patch.setattr(Index, "__init__", refuse)
        patch.setattr("os.fdatasync", lambda descriptor: None, raising=False)
        run(sitting, 500)
    sitting.leave()
    assert bare(ana.place.path, "finished")[0]["total"] == 2000
    assert len(read(ana.place.sources).events) == 1 + 500 * (1 + 4 + 1) + 1


@pytest.mark.parametrize(
    ("roles", "title"),
    [
        ([], "Practice: all positions"),
        (NINE, "Practice: all positions"),
        ([CODER], "Practice: Medical Coder"),
        ([BILLER, CODER], "Practice: Medical Coder, Medical Biller"),
    ],
)
def test_the_title_names_what_is_practised(roles, title):
    assert practice_title(builtin().catalogue, roles) == title
