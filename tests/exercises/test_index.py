"""The index knows who does what, and who might."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given

from medtrainer.exercises.index import Index
from medtrainer.model.exercise import Option
from medtrainer.model.roles import Catalogue
from tests.exercises.catalogues import Case, catalogue_of, catalogues, real, role
from tests.exercises.oracle import Truth


def ids_of(index, bits):
    return {entry.id for number, entry in enumerate(index.roles) if bits >> number & 1}


def agrees(index, truth):
    """Compare every duty's owners and doubtful owners with those of the oracle."""
    assert set(index.duty_ids) == set(truth.owners)
    for duty_id, owners, mask in zip(index.duty_ids, index.owners, index.masks, strict=True):
        assert {index.roles[number].id for number in owners} == truth.owners[duty_id]
        assert ids_of(index, mask) == truth.doers[duty_id], truth.texts[duty_id]
    for entry, duties in zip(index.roles, index.duties_of, strict=True):
        own = {duty for duty, owners in truth.owners.items() if entry.id in owners}
        assert {index.duty_ids[number] for number in duties} == own
        assert list(duties) == sorted(duties)


@given(catalogues())
def test_owners_and_doubtful_owners_of_any_office(catalogue):
    agrees(Index(catalogue), Truth(catalogue))


@pytest.mark.parametrize("name", ["builtin", "medical", "all"])
def test_owners_and_doubtful_owners_of_real_offices(name):
    case = real(name)
    agrees(case.index, case.truth)


def test_the_same_text_under_two_ids_puts_both_owners_in_doubt():
    index = Index(catalogue_of(role("a", ("d1", "Scan cards")), role("b", ("d2", "SCAN CARDS"))))
    assert [ids_of(index, mask) for mask in index.masks] == [{"a", "b"}, {"a", "b"}]
    assert index.owners == ((0,), (1,))
    assert index.wordings[0] == index.wordings[1]


@pytest.mark.parametrize("text", ["☎", "✉ → ☎", "…"])
def test_the_same_text_without_a_letter_puts_both_owners_in_doubt(text):
    roles = (role("a", ("d1", text)), role("b", ("d2", text)), role("c", ("d3", "scan")))
    assert Index(catalogue_of(*roles)).masks[:2] == (0b11, 0b11)


def test_the_same_text_typed_with_combining_marks_puts_both_owners_in_doubt():
    """One é is one character, or an e and an accent: on the screen they are the same text."""
    composed, combined = (normalize(form, "Résumés à vérifier") for form in ("NFC", "NFD"))
    index = Index(
        catalogue_of(role("a", ("d1", composed)), role("b", ("d2", combined)), role("c", "scan"))
    )
    assert composed != combined
    assert index.masks[:2] == (0b11, 0b11)


@given(catalogues())
def test_wordings_are_equal_just_where_texts_are_but_for_case(catalogue):
    index, truth = Index(catalogue), Truth(catalogue)
    worded = list(zip(index.duty_ids, index.wordings, strict=True))
    for one, number in worded:
        for other, its in worded:
            same = truth.texts[one].casefold() == truth.texts[other].casefold()
            assert (number == its) == same


@given(catalogues())
def test_positions_rank_by_title_with_case_ignored(catalogue):
    index = Index(catalogue)
    ranked = sorted(range(len(index.roles)), key=index.rank.__getitem__)
    titles = [index.roles[number].title for number in ranked]
    assert titles == sorted(titles, key=str.casefold)
    assert sorted(index.rank) == list(range(len(index.roles)))
    assert index.options == tuple(Option(entry.id, entry.title) for entry in index.roles)


@given(catalogues())
def test_kin_are_all_positions_of_the_area_with_case_ignored(catalogue):
    index = Index(catalogue)
    for number, entry in enumerate(index.roles):
        kin = [
            other
            for other, its in enumerate(index.roles)
            if entry.area and its.area.casefold() == entry.area.casefold()
        ]
        assert list(index.kin(number)) == kin


@given(catalogues())
def test_a_duty_is_given_as_its_owner_states_it(catalogue):
    index = Index(catalogue)
    for number, entry in enumerate(index.roles):
        assert index.numbers[entry.id] == number
        stated = {index.duty(number, duty) for duty in index.duties_of[number]}
        assert stated == set(entry.duties)


def test_an_office_without_roles_has_an_index():
    index = Index(Catalogue())
    assert (index.roles, index.duty_ids, index.masks) == ((), (), ())


def test_each_position_may_give_its_own_reason_for_a_shared_duty():
    case = Case(catalogue_of(role("a", "call"), role("b", "call"), role("c")))
    assert [case.index.duty(number, 0).why for number in (0, 1)] == ["a does it", "b does it"]


@given(catalogues())
def test_a_duty_can_be_asked_where_somebody_may_be_shown_who_surely_does_not_do_it(catalogue):
    index, truth = Index(catalogue), Truth(catalogue)
    for number, duty in enumerate(index.duty_ids):
        others = [r.id for r in index.roles if r.id not in truth.doers[duty]]
        assert index.askable(number, (1 << len(index.roles)) - 1) == bool(others)
        assert not index.askable(number, index.masks[number])
        assert not index.askable(number, 0)
