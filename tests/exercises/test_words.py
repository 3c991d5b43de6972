"""Duties that say nearly the same are found, none of them lost."""

from __future__ import annotations

from math import isclose, log
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medtrainer.exercises.words import ALIKE, folded, near_duplicates, rarity, stem, tokens, weight
from tests.exercises.catalogues import real
from tests.exercises.oracle import similar_pairs

BAGS = st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=6), max_size=14)


@pytest.mark.parametrize(
    ("word", "stump"),
    [
        ("scheduling", "schedul"),
        ("schedules", "schedul"),
        ("scheduled", "schedul"),
        ("schedule", "schedul"),
        ("appointments", "appointment"),
        ("diagnoses", "diagnos"),
        ("billing", "bill"),
        ("bills", "bill"),
        ("bill", "bill"),
        ("code", "code"),
        ("codes", "code"),
        ("coding", "coding"),
        ("wing", "wing"),
        ("rings", "ring"),
        ("seed", "seed"),
        ("gases", "gase"),
        ("boxes", "boxe"),
        ("s", "s"),
        ("", ""),
    ],
)
def test_one_ending_is_cut_off_where_four_letters_are_left(word, stump):
    assert stem(word) == stump


@pytest.mark.parametrize(
    ("text", "stumps"),
    [
        ("Schedule appointments.", {"schedul", "appointment"}),
        ("SCHEDULING of the appointment", {"schedul", "appointment"}),
        ("Record patients' vital-signs", {"record", "patient", "vital", "sign"}),
        ("Lead the team as well as others", {"lead", "team", "well", "other"}),
        ("Code ICD_10 and CPT", {"code", "icd", "10", "cpt"}),
        ("Straßen kehren", {"strassen", "kehren"}),
        ("of the", {"of", "the"}),
    ],
)
def test_a_text_is_its_stems_without_little_words(text, stumps):
    assert tokens(text) == stumps


@pytest.mark.parametrize("text", ["☎", "→ ✉", "!?"])
def test_even_a_text_without_a_letter_has_a_token(text):
    """Else two positions with this very text are never compared."""
    assert tokens(text)


@given(st.text(max_size=12))
def test_a_text_is_compared_the_same_however_it_was_typed(text):
    ways = [text, *(normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD"))]
    assert len({folded(way) for way in ways}) == 1
    assert len({tokens(way) for way in ways}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("SCAN Cards", "scan cards"), ("Straße", "STRASSE"), ("ﬁle", "File"), ("ＦＡＸ", "fax")],
)
def test_case_width_and_ligatures_make_no_other_text(one, other):
    assert folded(one) == folded(other)
    assert folded(one) != folded(one + "x")


def test_the_rarer_a_token_the_more_it_weighs():
    weights = rarity([frozenset("ab"), frozenset("a"), frozenset("ac")])
    assert weights == {"a": log(4 / 3), "b": log(4), "c": log(4)}
    assert weight("ac", weights) == pytest.approx(log(4 / 3) + log(4))
    assert weight("", weights) == 0


@settings(max_examples=400)
@given(BAGS, st.sampled_from([0.2, 0.5, ALIKE, 0.8, 1.0]))
def test_none_is_lost_against_comparing_all_with_all(bags, threshold):
    found = {(one, other): alike for one, other, alike in near_duplicates(bags, threshold)}
    every = {(one, other): alike - 1e-9 for one, other, alike in similar_pairs(bags)}
    surely = {pair for pair, alike in every.items() if alike > threshold + 1e-6}
    perhaps = {pair for pair, alike in every.items() if alike > threshold - 1e-6}
    assert surely <= set(found) <= perhaps
    for pair, alike in found.items():
        assert isclose(alike, every[pair], abs_tol=1e-9)


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
