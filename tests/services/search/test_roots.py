"""Words as a search compares them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.services.search.roots import one_apart, root, singular, words


@pytest.mark.parametrize(
    "forms",
    [
        "authorization authorisation authorizations",
        "organize organise organized organising",
        "lab labs",
        "fax faxes faxing faxed",
        "copy copies copied",
        "schedule schedules scheduling",
        "colour color colors",
        "licence license licenses",
        "bill bills billing billed",
        "scan scanning scanned",
    ],
)
def test_forms_and_spellings_of_a_word_have_one_root(forms):
    assert len({root(form) for form in forms.split()}) == 1


def test_different_words_keep_different_roots():
    assert len({root(word) for word in "bill build coder code four for rise".split()}) >= 6


@pytest.mark.parametrize(
    ("word", "one"),
    [("duties", "duty"), ("faxes", "fax"), ("status", "status"), ("illness", "illness")],
)
def test_the_ending_of_a_plural_is_cut_off(word, one):
    assert singular(word) == one


def test_words_leave_out_case_accents_and_apostrophes():
    assert words("The PATIENT’s café, X-ray") == ["the", "patient", "cafe", "x", "ray"]


@pytest.mark.parametrize("slip", ["presciption", "prescriptoin", "perscription", "prescriptionn"])
def test_a_slip_of_the_finger_is_one_apart(slip):
    assert one_apart(slip, "prescription")


@pytest.mark.parametrize(("begun", "whole"), [("treat", "treatment"), ("disea", "diseases")])
def test_the_root_of_a_word_begins_like_the_word_while_it_is_typed(begun, whole):
    assert root(whole).startswith(root(begun))


def test_two_slips_are_not_one_and_no_slip_is_none():
    assert not one_apart("presiptin", "prescription")
    assert not one_apart("same", "same")


@given(st.text(alphabet="abc", max_size=6), st.text(alphabet="abc", max_size=6))
def test_one_apart_goes_both_ways(one, other):
    assert one_apart(one, other) == one_apart(other, one)
