"""Chance is even, and the same everywhere for the same words."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.exercises.chance import Chance
from tests.exercises.catalogues import CRITICAL, chi_square


def raw(text):
    digest = blake2b(text.encode(), digest_size=8).digest()
    return Random(int.from_bytes(digest, "big"))


@given(st.lists(st.one_of(st.integers(), st.text("abcé|", max_size=5)), min_size=1, max_size=5))
def test_the_stream_is_pythons_seeded_with_the_hash_of_the_words(words):
    chance, plain = Chance(*words), raw("|".join(map(str, words)))
    assert [chance.below(10**6) for _ in range(5)] == [
        int(plain.random() * 10**6) for _ in range(5)
    ]


def test_the_words_of_an_exercise_are_generator_content_seed_and_number():
    assert Chance(1, "sha256:0", "areyes|7", 3).below(10**9) == int(
        raw("1|sha256:0|areyes|7|3").random() * 10**9
    )


def test_the_numbers_stay_what_they_are():
    """Pinned: another Python, machine or release must not draw other exercises."""
    chance = Chance(1, "sha256:0", "s", 0)
    items = list(range(8))
    chance.shuffle(items)
    assert items == [3, 5, 0, 7, 6, 1, 2, 4]
    assert [chance.below(100) for _ in range(5)] == [27, 75, 13, 62, 95]


def test_a_lone_surrogate_is_no_obstacle():
    assert 0 <= Chance("login\udce9").below(10) < 10


@given(st.integers(1, 2**40), st.integers())
def test_below_stays_below(limit, seed):
    chance = Chance(seed)
    assert all(0 <= chance.below(limit) < limit for _ in range(20))


@given(st.lists(st.integers(), max_size=20), st.integers())
def test_a_shuffle_keeps_everything(items, seed):
    shuffled = list(items)
    Chance(seed).shuffle(shuffled)
    assert sorted(shuffled) == sorted(items)


def test_numbers_and_picks_are_even():
    chance = Chance("even")
    assert chi_square(Counter(chance.below(7) for _ in range(7000)), 7) < CRITICAL[6]
    assert chi_square(Counter(chance.pick("abcd") for _ in range(4000)), 4) < CRITICAL[3]


def test_every_order_is_as_likely():
    chance, seen = Chance("orders"), Counter()
    for _ in range(6000):
        items = list("abcd")
        chance.shuffle(items)
        seen[tuple(items)] += 1
    assert chi_square(seen, 24) < CRITICAL[23]


def test_nearby_seeds_are_not_alike():
    firsts = Counter(Chance("seed", number).below(5) for number in range(6000))
    assert chi_square(firsts, 5) < CRITICAL[4]


@pytest.mark.parametrize("items", [[], ["only"]])
def test_nothing_to_shuffle(items):
    before = list(items)
    Chance("x").shuffle(items)
    assert items == before
