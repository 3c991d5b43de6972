"""In a run of exercises everything that can be asked comes round."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest
from hypothesis import given

from medtrainer.exercises.coverage import Rounds
from medtrainer.exercises.problems import NothingToAsk
from medtrainer.exercises.scope import Shape
from tests.exercises.catalogues import (
    CRITICAL,
    Case,
    cases,
    catalogue_of,
    chi_square,
    playable,
    role,
    specialists,
)


def rounds_of(case):
    return Rounds(case.index, case.scope, "words")


@given(playable())
def test_every_duty_that_can_be_asked_appears_within_as_many_exercises(case):
    shown = {p.id for exercise in case.take(len(case.askable)) for p in exercise.premises}
    assert shown == case.askable


@given(playable())
def test_every_round_is_complete(case):
    """A round ends only when all was shown, so over k rounds of time all appear k times."""
    times = Counter(
        premise.id for exercise in case.take(3 * len(case.askable)) for premise in exercise.premises
    )
    assert all(times[duty] >= 3 for duty in case.askable)


@given(playable())
def test_each_anchor_is_new_in_its_round(case):
    seen: set[str] = set()
    for duty, _, exercise in case.with_anchors(2 * len(case.askable)):
        if seen >= case.askable:
            seen = set()
        assert duty not in seen
        seen |= {premise.id for premise in exercise.premises}


@given(cases())
def test_rounds_begin_only_where_something_can_be_asked(case):
    if case.askable:
        assert next(rounds_of(case).anchors())[0] == 0
    else:
        with pytest.raises(NothingToAsk):
            rounds_of(case)


def test_what_was_noted_is_stale_and_is_not_chosen():
    case = Case(specialists(4))
    rounds = rounds_of(case)
    rounds.note([0, 2])
    assert [rounds.is_fresh(duty) for duty in range(4)] == [False, True, False, True]


def test_what_came_up_as_a_row_is_not_chosen_in_the_same_round():
    """Two rows at a time of four duties: every second exercise ends a round."""
    rounds, anchors = rounds_of(Case(specialists(4))), []
    for _, (duty, _), _ in islice(rounds.anchors(), 40):
        anchors.append(duty)
        rounds.note([duty, duty ^ 1])
    assert set(anchors) == {0, 1, 2, 3}
    for one, other in zip(anchors[::2], anchors[1::2], strict=True):
        assert other // 2 != one // 2


def test_with_one_row_a_round_is_a_new_permutation():
    case = Case(specialists(5), Shape(1, 3))
    duties = [exercise.premises[0].id for exercise in case.take(50)]
    orders = [tuple(duties[start : start + 5]) for start in range(0, 50, 5)]
    assert all(len(set(order)) == 5 for order in orders)
    assert len(set(orders)) > 3


def test_the_first_anchor_is_any_duty():
    index = Case(specialists(5)).index
    firsts: Counter[object] = Counter()
    for seed in range(6000):
        case = Case(specialists(0), Shape(1, 3), seed=str(seed))
        case.__dict__["index"] = index
        firsts[case.take(1)[0].premises[0].id] += 1
    assert chi_square(firsts, 5) < CRITICAL[4]


def test_only_asked_owners_of_a_shared_duty_are_its_key():
    shared = ("d", "Greet patients")
    case = Case(
        catalogue_of(role("a", shared), role("b", shared), role("c", shared), role("d")),
        asked=("a", "c"),
    )
    keys = Counter(exercise.key["d"] for exercise in case.take(400))
    assert set(keys) == {"a", "c"}
    assert chi_square(keys, 2) < CRITICAL[1]
