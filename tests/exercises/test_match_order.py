"""The order of the premises gives nothing away: every order is as likely as any other."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from medtrainer.exercises.scope import Shape
from tests.exercises.catalogues import (
    CRITICAL,
    Case,
    catalogue_of,
    chi_square,
    role,
    specialists,
)

SEEDS = 6000

# All four duties of each office are in every exercise, so only their order differs.
ONE_EACH = Case(catalogue_of(*specialists(4).roles, role("idle")), Shape(4, 5, reuse=False))
ALL_OF_ONE = Case(
    catalogue_of(role("busy", "one", "two", "three", "four"), role("idle"), role("idler")),
    Shape(4, 3, reuse=True),
)
either = pytest.mark.parametrize("case", [ONE_EACH, ALL_OF_ONE], ids=["one-to-one", "reuse"])


@either
def test_every_order_of_the_premises_is_as_likely(case):
    orders = Counter(tuple(p.id for p in exercise.premises) for _, exercise in firsts(case))
    assert {len(order) for order in orders} == {4}
    assert chi_square(orders, 24) < CRITICAL[23]


@either
def test_the_anchor_stands_in_any_place(case):
    """Were it always the first, every order would still be as likely as any other."""
    places = Counter(
        [premise.id for premise in exercise.premises].index(anchor)
        for anchor, exercise in firsts(case)
    )
    assert chi_square(places, 4) < CRITICAL[3]


def test_any_option_may_be_right_for_the_first_row():
    places = Counter(
        [option.id for option in exercise.options].index(exercise.key[exercise.premises[0].id])
        for _, exercise in firsts(ONE_EACH)
    )
    assert 0 not in places, "the idle position sorts first and is nobody's key"
    assert chi_square(places, 4) < CRITICAL[3]


@cache
def firsts(case):
    """Return the first exercise of many seeds, each with the duty it was grown from."""
    found = []
    for seed in range(SEEDS):
        seeded = case.again(seed=str(seed))
        ((anchor, _, exercise),) = seeded.with_anchors(1)
        found.append((anchor, exercise))
    return found
