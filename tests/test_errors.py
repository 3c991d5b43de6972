"""What a person can be told: what happened, what to do, and an exit code."""

from __future__ import annotations

import pickle

import pytest

from medtrainer.errors import EnvironmentProblem, Problem, RequestProblem, UsageProblem


@pytest.mark.parametrize(
    ("kind", "code"),
    [(Problem, 1), (RequestProblem, 1), (UsageProblem, 2), (EnvironmentProblem, 3)],
)
def test_each_kind_has_its_exit_code(kind, code):
    problem = kind("It rains.", "Stay in.")
    assert isinstance(problem, Problem)
    assert problem.exit_code == code
    assert (problem.what, problem.advice, str(problem)) == (
        "It rains.",
        "Stay in.",
        "It rains. Stay in.",
    )


def test_advice_may_be_missing():
    assert str(RequestProblem("It rains.")) == "It rains."
    assert RequestProblem("It rains.").advice == ""


def test_a_problem_survives_being_sent():
    problem = pickle.loads(pickle.dumps(EnvironmentProblem("It rains.", "Stay in.")))
    assert (str(problem), problem.exit_code) == ("It rains. Stay in.", 3)
