"""Which positions are asked and which may be on show."""

from __future__ import annotations

import pytest

from medtrainer.exercises.index import Index
from medtrainer.exercises.scope import Pool, Scope, Shape, scope_of
from tests.exercises.catalogues import catalogue_of, role, specialists

INDEX = Index(specialists(4))
EVERYBODY = Pool((0, 1, 2, 3), 0b1111)
SOME = Pool((1, 3), 0b1010)


@pytest.mark.parametrize("from_all", [True, False])
def test_naming_nobody_means_everybody(from_all):
    assert scope_of(INDEX, spares_from_all=from_all) == Scope(EVERYBODY, EVERYBODY)


def test_spares_come_from_the_whole_office():
    assert scope_of(INDEX, ["p003", "p001"]) == Scope(asked=SOME, shown=EVERYBODY)


def test_spares_come_from_the_set_where_it_says_so():
    scope = scope_of(INDEX, ["p003", "p001", "p003"], spares_from_all=False)
    assert scope == Scope(asked=SOME, shown=SOME)


def test_foils_are_all_that_may_be_on_show_and_have_something_to_ask():
    office = Index(catalogue_of(*specialists(4).roles, role("idle")))
    scope = scope_of(office, ["p001"], with_foils=True)
    assert [office.roles[number].id for number in scope.asked.numbers] == ["p001"]
    assert [office.roles[number].id for number in scope.keyed.numbers] == [
        "p000",
        "p001",
        "p002",
        "p003",
    ]
    assert scope_of(office, ["p001"]).keyed == scope_of(office, ["p001"]).asked


def test_an_unknown_role_is_a_key_error():
    with pytest.raises(KeyError, match="nobody"):
        scope_of(INDEX, ["p001", "nobody"])


def test_the_usual_shape_is_that_of_a_quiz_set():
    assert Shape() == Shape(duties=5, positions=7, reuse=True)
