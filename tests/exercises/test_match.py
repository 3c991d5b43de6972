"""Matching exercises keep their rules for any office, request and seed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medtrainer.exercises.chance import Chance
from medtrainer.exercises.match import grow
from medtrainer.exercises.problems import NothingToAsk, UnmatchableAnchor
from medtrainer.exercises.scope import Shape
from tests.exercises.catalogues import Case, cases, catalogue_of, playable, role

thorough = settings(max_examples=400)


@thorough
@given(playable())
def test_every_row_has_exactly_one_position_that_may_do_it(case):
    for exercise in case.take(5):
        assert not case.truth.rule_breaks(exercise)


@given(playable())
def test_the_key_names_a_shown_owner_for_every_row(case):
    for exercise in case.take(5):
        shown = {option.id for option in exercise.options}
        assert exercise.premises
        assert set(exercise.key) == {premise.id for premise in exercise.premises}
        for duty, position in exercise.key.items():
            assert position in case.truth.owners[duty] & shown & case.asked_ids


@given(playable())
def test_with_foils_the_rule_holds_and_what_is_asked_for_comes_round(case):
    case = case.again(with_foils=True)
    exercises = case.take(len(case.askable))
    assert case.askable <= {premise.id for e in exercises for premise in e.premises}
    for exercise in exercises:
        assert not case.truth.rule_breaks(exercise)
        assert case.asked_ids & set(exercise.key.values())


@given(playable())
def test_the_key_is_who_does_it_among_those_shown(case):
    for exercise in case.take(5):
        for premise in exercise.premises:
            does_it = [o.id for o in exercise.options if o.id in case.truth.doers[premise.id]]
            assert does_it == [exercise.key[premise.id]]


@given(playable())
def test_a_spare_accepts_no_shown_duty_and_there_always_is_one(case):
    for exercise in case.take(5):
        spares = {option.id for option in exercise.options} - set(exercise.key.values())
        assert spares
        for premise in exercise.premises:
            assert not spares & case.truth.doers[premise.id]


@given(playable())
def test_without_reuse_every_position_is_right_at_most_once(case):
    for exercise in case.take(5):
        keyed = list(exercise.key.values())
        if not case.shape.reuse:
            assert len(set(keyed)) == len(keyed)
            assert len(exercise.options) >= len(exercise.premises) + 1


@given(playable())
def test_with_reuse_two_stay_spare_where_there_is_room(case):
    for exercise in case.take(5):
        if case.shape.reuse and len(exercise.options) >= 4:
            assert len(exercise.options) - len(set(exercise.key.values())) >= 2


@given(playable())
def test_as_many_positions_as_the_office_has_for_the_anchor(case):
    for duty, owner, exercise in case.with_anchors(5):
        could_be_shown = (case.shown_ids - case.truth.doers[duty]) | {owner}
        assert len(exercise.options) == min(case.shape.positions, len(could_be_shown))


@given(playable())
def test_never_more_than_was_asked_for(case):
    for exercise in case.take(5):
        assert 1 <= len(exercise.premises) <= case.shape.duties
        assert 2 <= len(exercise.options) <= case.shape.positions


@given(playable())
def test_the_anchor_is_a_row_and_its_owner_the_key(case):
    for duty, owner, exercise in case.with_anchors(5):
        assert exercise.key[duty] == owner


@given(playable())
def test_a_shortfall_is_told_just_when_there_is_one(case):
    for exercise in case.take(5):
        told = exercise.shortfall or ""
        duties = f"{len(exercise.premises)} of {case.shape.duties} duties"
        positions = f"{len(exercise.options)} of {case.shape.positions} positions"
        assert (duties in told) == (len(exercise.premises) < case.shape.duties)
        assert (positions in told) == (len(exercise.options) < case.shape.positions)
        if (len(exercise.premises), len(exercise.options)) == (
            case.shape.duties,
            case.shape.positions,
        ):
            assert exercise.shortfall is None


@given(playable())
def test_nothing_is_shown_twice(case):
    for exercise in case.take(5):
        for shown in (
            [premise.id for premise in exercise.premises],
            [premise.text.casefold() for premise in exercise.premises],
            [option.id for option in exercise.options],
            [option.text.casefold() for option in exercise.options],
        ):
            assert len(set(shown)) == len(shown)


@given(playable())
def test_options_stand_in_the_order_of_their_titles(case):
    for exercise in case.take(5):
        titles = [option.text for option in exercise.options]
        assert titles == sorted(titles, key=str.casefold)


@given(playable())
def test_what_is_shown_is_what_the_office_says(case):
    for number, exercise in enumerate(case.take(5)):
        assert (exercise.index, exercise.kind) == (number, "match")
        assert (exercise.reuse, exercise.seed) == (case.shape.reuse, case.seed)
        for option in exercise.options:
            assert option.text == case.truth.titles[option.id]
        for premise in exercise.premises:
            entry = case.truth.entries[exercise.key[premise.id], premise.id]
            told = (premise.text, premise.why, premise.critical)
            assert told == (entry.text, entry.why, entry.critical)


@given(playable())
def test_positions_come_from_where_the_request_says(case):
    for exercise in case.take(5):
        assert {option.id for option in exercise.options} <= case.shown_ids


@settings(max_examples=200)
@given(playable(duties=4, positions=6))
def test_exactly_one_way_to_fill_it_in_is_all_right(case):
    for exercise in case.take(3):
        assert case.truth.all_right_answers(exercise) == [dict(exercise.key)]


@given(cases())
def test_nothing_to_ask_is_said_just_when_there_is_nothing(case):
    if case.askable:
        assert case.take(1)
    else:
        with pytest.raises(NothingToAsk):
            case.take(1)


@given(cases())
def test_an_anchor_is_refused_just_when_nobody_could_stand_beside_it(case):
    for number, place in anchors(case):
        duty, owner = case.index.duty_ids[number], case.index.roles[place].id
        if case.shown_ids - case.truth.doers[duty]:
            board = grow_one(case, (number, place))
            assert board.rows[0] == (number, place)
        else:
            with pytest.raises(UnmatchableAnchor, match="cannot be asked"):
                grow_one(case, (number, place))
        assert owner in case.asked_ids


@given(cases(), st.integers(0, 5))
def test_any_anchor_gets_all_positions_the_office_allows(case, seed):
    for number, place in anchors(case):
        duty, owner = case.index.duty_ids[number], case.index.roles[place].id
        could_be_shown = (case.shown_ids - case.truth.doers[duty]) | {owner}
        if len(could_be_shown) > 1:
            board = grow_one(case, (number, place), seed)
            assert len(board.on_show) == min(case.shape.positions, len(could_be_shown))


def test_fresh_duties_are_preferred():
    mine = [(f"d{n}", f"word{n}") for n in range(9)]
    case = Case(catalogue_of(role("a", *mine), role("b"), role("c")), Shape(3, 3, reuse=True))
    fresh = {case.index.duty_ids.index(duty) for duty in ("d4", "d7")}
    for seed in range(50):
        board = grow(
            case.index, case.scope, case.shape, (0, 0), Chance(seed), fresh=fresh.__contains__
        )
        assert {duty for duty, _ in board.rows} == {0, *fresh}


def test_with_reuse_some_position_is_right_more_than_once():
    mine = [[(f"d{p}{n}", f"word{p}x{n}") for n in range(4)] for p in range(7)]
    case = Case(catalogue_of(*(role(f"p{p}", *mine[p]) for p in range(7))), Shape(5, 7, reuse=True))
    times = {len(e.premises) - len(set(e.key.values())) for e in case.take(60)}
    assert times == {0, 1, 2}


def test_a_row_is_never_barred_by_its_own_owners_lookalike():
    """Two ids for one text within one role: nobody else is in doubt, so it can be asked."""
    case = Case(
        catalogue_of(role("a", ("d1", "Greet patients"), ("d2", "greet PATIENTS")), role("b"))
    )
    assert {premise.id for e in case.take(2) for premise in e.premises} == {"d1", "d2"}
    assert all(len(e.premises) == 1 for e in case.take(2))


def test_a_small_office_is_tried_again_where_the_first_try_falls_short():
    """Whoever lets x in first bars y and z with it; a better exercise is there to be found."""
    shared = ("x", "xylophone")
    case = Case(
        catalogue_of(
            role("a", ("a", "apple")),
            role("x", shared),
            role("y", shared, ("y", "yellow")),
            role("z", shared, ("z", "zebra")),
            role("idle"),
            role("idler"),
        ),
        Shape(3, 4, reuse=False),
    )
    anchor = (case.index.duty_ids.index("a"), case.index.numbers["a"])
    assert {len(grow_one(case, anchor, seed).rows) for seed in range(60)} == {3}


def anchors(case):
    """Return the numbers of every duty of the asked positions with its owner."""
    return [(d, p) for p in case.scope.asked.numbers for d in case.index.duties_of[p]]


def grow_one(case, anchor, seed=0):
    return grow(case.index, case.scope, case.shape, anchor, Chance("t", seed), lambda duty: True)
