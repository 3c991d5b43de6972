"""A text is compared by the stems of its words, however it was typed."""

from __future__ import annotations

from math import log
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.exercises.words import folded, rarity, stem, tokens, weight, words_of


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Files the bills", [(0, "files"), (10, "bills")]),
        ("ﬁles—Straße", [(0, "files"), (5, "strasse")]),
        ("½-day", [(0, "1"), (0, "2"), (2, "day")]),
        ("of the", []),
        ("", []),
    ],
)
def test_words_are_told_with_their_places_in_the_text_as_it_was_typed(text, words):
    assert list(words_of(text)) == words
