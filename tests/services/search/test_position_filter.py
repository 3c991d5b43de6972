"""Narrowing the list of positions while one types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.model.roles import Catalogue, Duty, Role
from medtrainer.services.search.finder import Finder
from tests.exercises.catalogues import catalogues

OFFICE = Catalogue(
    roles=(
        Role(
            "a", "Biller", "B", summary="Works after the coder.", duties=(Duty("x", "Sends bills"),)
        ),
        Role("b", "Coder", aliases=("Card clerk",), duties=(Duty("y", "Reads a note"),)),
        Role("c", "Émigré aide", area="front office", duties=(Duty("z", "Scans the ID card"),)),
    )
)


def found(words):
    return [(hit.role.id, hit.because) for hit in Finder(OFFICE).positions(words)]


@pytest.mark.parametrize("words", ["", "  ", "?!"])
def test_nothing_typed_shows_all_in_the_offices_order(words):
    assert found(words) == [("a", ""), ("b", ""), ("c", "")]


def test_who_is_called_so_comes_before_whoever_is_described_so():
    assert found("coder") == [("b", ""), ("a", "")]


def test_an_alias_and_a_duty_are_said_for_the_list_does_not_show_them():
    assert found("card") == [("b", "also called Card clerk"), ("c", "Scans the ID card")]


def test_case_accents_and_order_do_not_matter():
    assert found("AIDE emigre") == [("c", "")]


def test_every_word_must_be_there_in_the_names_or_in_one_duty():
    assert found("coder note") == [("b", "Reads a note")]
    assert found("id bills") == []


def test_three_letters_are_found_inside_a_word_fewer_only_at_its_beginning():
    assert found("ill")[0] == ("a", "")
    assert found("il") == []
    assert found("bi")[0] == ("a", "")


def test_an_empty_office_finds_nothing():
    assert Finder(Catalogue()).positions("x") == ()


@given(catalogues(), st.text(max_size=30))
def test_whatever_is_typed_finds_each_position_at_most_once(catalogue, words):
    hits = [hit.role.id for hit in Finder(catalogue).positions(words)]
    assert len(hits) == len(set(hits))
    assert set(hits) <= {role.id for role in catalogue.roles}


@given(catalogues())
def test_every_position_is_found_by_its_title(catalogue):
    finder = Finder(catalogue)
    for role in catalogue.roles:
        assert role in {hit.role for hit in finder.positions(role.title)}


def test_what_was_typed_before_changes_nothing():
    finder = Finder(OFFICE)
    before = finder.positions("note")
    for number in range(200):
        assert finder.positions(f"zz{number}") == ()
    assert finder.positions("note") == before == Finder(OFFICE).positions("note")
    assert [hit.role.id for hit in before] == ["b"]
