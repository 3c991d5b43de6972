"""What keeps an exercise from being drawn is told to people; a broken rule never is."""

from __future__ import annotations

import pytest

from medtrainer.errors import Problem
from medtrainer.exercises.problems import NothingToAsk, RuleBroken, UnmatchableAnchor
from tests.exercises.catalogues import Case, catalogue_of, role


@pytest.mark.parametrize("problem", [NothingToAsk, UnmatchableAnchor])
def test_a_request_that_cannot_be_met_exits_with_one(problem):
    raised = problem("It cannot be asked.", "Ask another.")
    assert isinstance(raised, Problem)
    assert raised.exit_code == 1
    assert str(raised) == "It cannot be asked. Ask another."


def test_a_broken_rule_is_a_fault_of_the_program():
    assert issubclass(RuleBroken, AssertionError)
    assert not issubclass(RuleBroken, Problem)


@pytest.mark.parametrize(
    "roles",
    [
        (),
        (role("a"), role("b")),
        (role("a", "apple"),),
        (role("a", "apple"), role("b", "apple")),
        (role("a", ("d1", "Greet patients")), role("b", ("d2", "greet patients"))),
    ],
    ids=["no roles", "no duties", "nobody else", "all do it", "all may do it"],
)
def test_an_office_with_nothing_to_ask_says_so_with_advice(roles):
    with pytest.raises(NothingToAsk) as caught:
        Case(catalogue_of(*roles)).take(1)
    assert caught.value.what.endswith(".")
    assert caught.value.advice.endswith(".")
