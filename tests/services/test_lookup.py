"""Finding positions by any of their names, and who does what."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.errors import RequestProblem
from medtrainer.model.roles import Catalogue
from medtrainer.services.lookup import find_role, names_of, owners_by_duty, role_called, shared_with
from tests.exercises.catalogues import catalogues
from tests.services.world import CATALOGUE, ROLES, builtin


def found(name):
    return find_role(CATALOGUE, name).id


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("nurse", "nurse"),
        ("NURSE", "nurse"),
        ("registered nurse", "nurse"),
        ("  Registered \t Nurse ", "nurse"),
        ("rn", "nurse"),
        ("ward NURSE", "nurse"),
        ("doctor", "doctor"),
        ("STRASSE KEEPER", "idle"),
    ],
)
def test_a_position_is_found_by_any_of_its_names(name, role):
    assert found(name) == role


def test_ids_and_titles_go_before_abbreviations_and_those_before_aliases():
    assert found("ma") == "ma"  # an id; also the physician's abbreviation and the nurse's alias
    assert found("md") == "ma"
    others = Catalogue(roles=tuple(role for role in ROLES if role.id != "ma"))
    assert find_role(others, "ma").id == "doctor"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("registred nurse", "Did you mean “Registered Nurse”?"),
        ("secretery", "Did you mean “Secretary”?"),
        ("ward nurce", "Did you mean “Registered Nurse”?"),
        ("xyzzy", "“medtrainer roles” lists all positions."),
    ],
)
def test_a_name_that_nobody_has_is_answered_with_the_nearest(name, advice):
    with pytest.raises(RequestProblem) as caught:
        find_role(CATALOGUE, name)
    assert caught.value.what == f"There is no position “{name}”."
    assert caught.value.advice == advice
    assert caught.value.exit_code == 1


def test_where_all_positions_stand_is_the_front_ends_business():
    with pytest.raises(RequestProblem, match="They stand on the wall"):
        find_role(CATALOGUE, "xyzzy", "They stand on the wall.")
    with pytest.raises(RequestProblem, match="Did you mean “Secretary”"):
        find_role(CATALOGUE, "secretery", "They stand on the wall.")


def test_one_may_ask_whether_anybody_is_called_so():
    assert role_called(ROLES, "MA") == ROLES[1]
    assert role_called(ROLES[2:], "ma") == ROLES[2]
    assert role_called(ROLES, "secretery") is None
    assert role_called(ROLES, "") is None


@pytest.mark.parametrize("name", ["", " ", "\t"])
def test_no_name_is_nobodys_even_where_a_position_has_no_abbreviation(name):
    with pytest.raises(RequestProblem, match="There is no position"):
        find_role(CATALOGUE, name)


def test_a_hostile_name_is_shown_harmlessly():
    with pytest.raises(RequestProblem) as caught:
        find_role(CATALOGUE, "a\x1b[2Jb\nc")
    assert caught.value.what == "There is no position “a<U+001B>[2Jb<U+000A>c”."


def test_an_office_without_positions_has_none_of_any_name():
    with pytest.raises(RequestProblem):
        find_role(Catalogue(), "nurse")


def test_every_position_of_the_built_in_office_is_found_by_each_of_its_names():
    for role in builtin().catalogue.roles:
        for name in names_of(role):
            assert find_role(builtin().catalogue, name.upper()) == role


def test_what_is_shared_and_with_whom():
    nurse, assistant, *_ = ROLES
    assert shared_with(CATALOGUE, nurse) == {"vitals": (assistant,), "triage": ()}
    assert owners_by_duty(ROLES)["vitals"] == [nurse, assistant]
    assert shared_with(CATALOGUE, ROLES[-1]) == {}


@given(catalogues(), st.text(max_size=40))
def test_any_name_finds_a_position_or_says_that_there_is_none(catalogue, name):
    try:
        role = find_role(catalogue, name)
    except RequestProblem as problem:
        assert problem.advice
        assert "\x1b" not in str(problem)
    else:
        assert " ".join(name.split()).casefold() in {n.casefold() for n in names_of(role)}


def test_a_very_long_name_is_answered_in_time():
    began = time.process_time()
    with pytest.raises(RequestProblem):
        find_role(builtin().catalogue, "nurse " * 20_000)
    assert time.process_time() - began < 2
