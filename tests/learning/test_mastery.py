"""When a duty is known and a position mastered."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.exercises.index import Index
from medtrainer.learning.mastery import (
    askable_duties,
    first_of_day,
    known_duties,
    mastery_of,
    rights_missing,
    wilson_low,
)
from medtrainer.model.roles import Catalogue
from tests.exercises.catalogues import Case, catalogue_of, catalogues, role, specialists
from tests.learning.world import answers, card


@pytest.mark.parametrize(("right", "n"), [(15, 15), (19, 20), (28, 30), (37, 40), (11, 11)])
def test_what_reaches_the_bound_of_the_rules(right, n):
    assert wilson_low(right, n) >= 0.8 > wilson_low(right - 1, n)


def test_ten_answers_or_fewer_never_reach_it():
    assert all(wilson_low(n, n) < 0.8 for n in range(11))
    assert wilson_low(0, 0) == 0.0


@given(st.integers(1, 200), st.data())
def test_the_bound_solves_the_equation_it_is_the_root_of(n, data):
    """Wilson's bound is the p at which the share lies z deviations above p."""
    right = data.draw(st.integers(0, n))
    low, z = wilson_low(right, n), 1.6448536269514722
    assert (right / n - low) ** 2 == pytest.approx(z * z * low * (1 - low) / n, abs=1e-12)
    assert -1e-12 <= low <= right / n + 1e-12


@pytest.mark.parametrize(
    ("given_", "is_known"),
    [
        ([card(day=0)], False),
        ([card(day=0), card(day=0)], False),
        ([card(day=0), card(day=1)], True),
        ([card(day=0), card(day=1), card(day=1, right=False)], False),
        ([card(day=0), card(day=1, right=False), card(day=1)], True),
        ([card(day=0), card(day=3, right=False), card(day=5)], True),
        ([card(day=0, right=False), card(day=1)], False),
        ([card(day=0), card("bill", day=1)], False),
    ],
)
def test_known_is_right_on_two_days_and_right_the_last_time(given_, is_known):
    assert ("vitals" in known_duties(given_)) == is_known


def test_only_the_first_answer_to_a_card_on_a_day_weighs():
    some = [card(right=False), card(), card("bill"), card("bill", right=False), card(day=1)]
    assert first_of_day(some) == (False, True, True)
    assert first_of_day([card(role="ma"), card(role="rn", right=False)]) == (True, False)


@given(answers())
def test_later_answers_of_a_day_change_no_first(some):
    days = [list(group) for _, group in groupby(some, key=lambda a: a.day)]
    doubled = [answer for day in days for answer in (*day, *day[::-1])]
    assert first_of_day(doubled) == first_of_day(some)


@pytest.mark.parametrize(
    ("firsts", "missing"),
    [
        ([], 11),
        ([True] * 10, 1),
        ([True] * 11, 0),
        ([True] * 19 + [False], 0),
        ([False] + [True] * 14, 5),
        ([False] * 100, 37),
        ([False] * 100 + [True] * 37, 0),
    ],
)
def test_how_many_right_answers_are_missing(firsts, missing):
    assert rights_missing(firsts) == missing


@given(st.lists(st.booleans(), max_size=90))
def test_just_as_many_right_answers_as_are_missing_are_enough(firsts):
    missing = rights_missing(firsts)
    assert rights_missing([*firsts, *[True] * missing]) == 0
    if missing:
        assert rights_missing([*firsts, *[True] * (missing - 1)]) == 1


@given(answers(), st.sets(st.sampled_from("abcd")))
def test_known_are_only_duties_that_can_be_asked(some, askable):
    mastery = mastery_of(some, askable)
    assert mastery.known <= askable
    assert mastery.known <= {answer.duty for answer in some if answer.right}
    assert mastery.askable == len(askable)
    assert not mastery.is_mastered or mastery.known == askable != set()


def test_a_position_is_mastered_when_all_is_known_and_little_was_wrong():
    some = [card(duty, day) for day in range(4) for duty in "abc"]
    assert mastery_of(some, set("abc")).is_mastered
    assert not mastery_of(some, set("abcd")).is_mastered
    assert not mastery_of(some[:9], set("abc")).is_mastered  # known, but 9 answers may be luck
    assert not mastery_of(some, set()).is_mastered


def test_mastery_lapses_with_a_wrong_answer():
    some = [card(duty, day) for day in range(4) for duty in "abc"]
    assert not mastery_of([*some, card("a", 4, right=False)], set("abc")).is_mastered


@given(answers(), st.integers(1, 300))
def test_only_the_order_and_the_days_matter(some, later):
    moved = [a._replace(day=a.day + timedelta(days=later), turn=a.turn + later) for a in some]
    assert mastery_of(moved, set("abcd")) == mastery_of(some, set("abcd"))


@given(catalogues())
def test_a_duty_can_be_asked_just_where_the_generator_can(catalogue):
    askable = askable_duties(Index(catalogue))
    assert set(askable) == {entry.id for entry in catalogue.roles}
    for entry in catalogue.roles:
        own = {duty.id for duty in entry.duties}
        assert askable[entry.id] == own & Case(catalogue).askable


def test_what_everybody_does_or_may_do_cannot_be_asked():
    twins = catalogue_of(role("a", ("d1", "Scan cards"), "call"), role("b", ("d2", "SCAN CARDS")))
    assert askable_duties(Index(twins)) == {"a": {"call"}, "b": frozenset()}
    assert askable_duties(Index(specialists(1))) == {"p000": frozenset()}
    assert askable_duties(Index(Catalogue())) == {}
