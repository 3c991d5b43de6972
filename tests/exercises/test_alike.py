"""Duties that say nearly the same are found, none of them lost."""

from __future__ import annotations

from itertools import combinations, product
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medtrainer.exercises.alike import ALIKE, alike
from medtrainer.exercises.words import tokens
from tests.exercises.catalogues import real
from tests.exercises.oracle import similar_pairs

BAGS = st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=6), max_size=14)


def near_duplicates(documents, threshold=ALIKE):
    """Yield what `alike` says, pair by pair, as (earlier, later, similarity)."""
    found = alike(documents, threshold)
    for group in found.groups:
        if documents[group[0]]:  # what says nothing is like nothing
            yield from ((one, other, 1.0) for one, other in combinations(group, 2))
    for first, second, similarity in found.pairs:
        for one, other in product(found.groups[first], found.groups[second]):
            yield min(one, other), max(one, other), similarity


def test_every_document_is_in_one_group_with_its_equals():
    bags = [frozenset("ab"), frozenset("xy"), frozenset("ba"), frozenset("abc")]
    found = alike(bags)
    assert found.groups == ((0, 2), (1,), (3,))
    assert [(one, other) for one, other, _ in found.pairs] == [(0, 2)]


@settings(max_examples=400)
@given(BAGS, st.sampled_from([0.2, 0.5, ALIKE, 0.8, 1.0]))
def test_none_is_lost_against_comparing_all_with_all(bags, threshold):
    found = {(one, other): alike for one, other, alike in near_duplicates(bags, threshold)}
    every = {(one, other): alike - 1e-9 for one, other, alike in similar_pairs(bags)}
    surely = {pair for pair, similarity in every.items() if similarity > threshold + 1e-6}
    perhaps = {pair for pair, similarity in every.items() if similarity > threshold - 1e-6}
    assert surely <= set(found) <= perhaps
    for pair, similarity in found.items():
        assert isclose(similarity, every[pair], abs_tol=1e-9)


@pytest.mark.parametrize("name", ["builtin", "medical", "all"])
def test_none_is_lost_in_real_offices(name):
    texts = sorted(real(name).truth.texts.values())
    bags = [tokens(text) for text in texts]
    every = {(one, other) for one, other, alike in similar_pairs(bags) if alike >= ALIKE}
    assert {(one, other) for one, other, _ in near_duplicates(bags)} == every


def test_each_pair_is_told_once_the_earlier_first():
    bags = [frozenset("ab"), frozenset("xy"), frozenset("ab"), frozenset("ab")]
    pairs = [(one, other) for one, other, _ in near_duplicates(bags)]
    assert sorted(pairs) == [(0, 2), (0, 3), (2, 3)]


def test_two_ways_of_scheduling_are_near_duplicates():
    texts = sorted(real("medical").truth.texts.values())
    short = texts.index("Schedule appointments.")
    long = texts.index("Schedule patient procedures or appointments.")
    pairs = {(one, other): alike for one, other, alike in near_duplicates(list(map(tokens, texts)))}
    assert ALIKE <= pairs[min(short, long), max(short, long)] < 1


def test_the_built_in_office_has_no_undeclared_sharing():
    case = real("builtin")
    doubtful = {d: case.truth.doers[d] - who for d, who in case.truth.owners.items()}
    assert not {duty: who for duty, who in doubtful.items() if who}
