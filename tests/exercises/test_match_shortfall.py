"""An exercise is only smaller than asked for where the office leaves no choice, and says why."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from medtrainer.exercises.scope import Shape
from tests.exercises.catalogues import Case, catalogue_of, playable, real, role, specialists


@settings(max_examples=300)
@given(playable())
def test_with_reuse_no_further_row_would_have_fitted(case):
    """Judged by the positions that are on show: is there a duty that only one of them does?"""
    rows = case.shape.duties
    for exercise in case.again(shape=replace(case.shape, reuse=True)).take(4):
        keyed = set(exercise.key.values())
        room = len(exercise.options) - len(keyed) > (2 if len(exercise.options) > 3 else 1)
        further = {
            (duty, position)
            for duty, position in case.truth.alone_on_show(exercise, case.asked_ids)
            if room or position in keyed
        }
        assert len(exercise.premises) == rows or not further


@given(playable())
def test_one_to_one_no_spare_could_have_been_a_row(case):
    for exercise in case.again(shape=Shape(8, 9, reuse=False)).take(4):
        if len(exercise.premises) < min(8, len(exercise.options) - 1):
            spares = {option.id for option in exercise.options} - set(exercise.key.values())
            assert not case.truth.alone_on_show(exercise, case.asked_ids & spares)


@pytest.mark.parametrize("people", [7, 10, 64, 65, 100])
@pytest.mark.parametrize("reuse", [True, False], ids=["reuse", "once"])
def test_one_duty_each_fills_every_exercise(people, reuse):
    case = Case(specialists(people), Shape(5, 7, reuse=reuse))
    assert {(len(e.premises), e.shortfall) for e in case.take(300)} == {(5, None)}


def test_a_few_who_have_duties_are_found_among_many():
    """Eight of an office have one duty each: enough for five rows."""
    idle = (role(f"idle{n:03}") for n in range(12))
    case = Case(catalogue_of(*specialists(8).roles, *idle), Shape(5, 7, reuse=False))
    assert {(len(e.premises), e.shortfall) for e in case.take(300)} == {(5, None)}


def test_one_position_asked_one_to_one_makes_one_row_and_says_so():
    mine = [(f"d{n}", f"word{n}") for n in range(10)]
    idle = (role(f"idle{n}") for n in range(8))
    case = Case(catalogue_of(role("a", *mine), *idle), Shape(5, 7, reuse=False), asked=("a",))
    (exercise,) = case.take(1)
    assert len(exercise.premises) == 1
    assert exercise.shortfall
    assert "1 of 5 duties" in exercise.shortfall
    assert "positions:" not in exercise.shortfall


@pytest.mark.parametrize("reuse", [True, False], ids=["reuse", "once"])
@pytest.mark.parametrize("name", ["builtin", "medical"])
def test_real_offices_get_all_rows_that_any_choice_of_positions_allows(name, reuse):
    case = real(name, Shape(6, 8, reuse=reuse), seed="rows")
    for duty, owner, exercise in case.with_anchors(60):
        size = len(exercise.options)
        room = size - 2 if reuse else size - 1
        beside = (case.shown_ids - case.truth.doers[duty]) - {owner}
        best = max(
            possible_rows(case, owner, room, {owner, *others})
            for others in combinations(sorted(beside), size - 1)
        )
        assert len(exercise.premises) == min(6, best)


def possible_rows(case, owner, room, shown):
    """Return how many rows these positions allow, if at most `room` of them may be keyed."""
    own = Counter()
    for duty, doers in case.truth.doers.items():
        if len(alone := doers & shown) == 1 and alone <= case.truth.owners[duty]:
            own.update(alone)
    if not case.shape.reuse:
        return min(room, len(own))
    others = sorted((times for who, times in own.items() if who != owner), reverse=True)
    return own[owner] + sum(others[: room - 1])


def test_both_reasons_are_told():
    case = Case(catalogue_of(role("a", "apple"), role("b", "berry")), Shape(5, 7, reuse=False))
    (exercise,) = case.take(1)
    assert exercise.shortfall
    assert "1 of 5 duties" in exercise.shortfall
    assert "2 of 7 positions" in exercise.shortfall
