"""Exercises for a set or for a whole office, and what is said where there are none."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest

from medtrainer.content.office import load_office
from medtrainer.errors import RequestProblem
from medtrainer.exercises.fingerprint import fingerprint
from medtrainer.exercises.match import GENERATOR
from medtrainer.exercises.scope import Shape
from medtrainer.model.quiz import QuizSet
from medtrainer.model.roles import Catalogue
from medtrainer.services.draws import draw_from, find_set, shape_of
from tests.content.world import write
from tests.exercises.catalogues import catalogue_of, role, specialists
from tests.services.world import builtin, quiz_set


def draw(catalogue, quiz=None, kind="match", count=6, seed="s"):
    shape = shape_of(quiz) if quiz else Shape(3, 5, reuse=True)
    drawn = draw_from(catalogue, seed, quiz=quiz, shape=shape, kind=kind)
    return drawn, list(islice(drawn.exercises, count))


@pytest.mark.parametrize("name", ["front-desk", "FRONT-DESK", "Front desk", " front  DESK "])
def test_a_set_is_found_by_id_or_title(name):
    assert find_set(builtin(), name).id == "front-desk"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("front-dsk", "Did you mean “front-desk”?"),
        ("zzz", "The sets of this office: billing-cycle, clinical-scope,"),
        ("", "The sets of this office: "),
    ],
)
def test_a_set_that_is_not_there_is_answered_with_what_is(name, advice):
    with pytest.raises(RequestProblem) as caught:
        find_set(builtin(), name)
    assert caught.value.what == f"There is no quiz set “{name}”."
    assert caught.value.advice.startswith(advice)
    assert caught.value.exit_code == 1


def test_a_set_that_is_left_out_as_faulty_is_not_said_to_be_missing(tmp_path):
    write(tmp_path / "roles.toml", '[[role]]\nid = "a"\ntitle = "A"\n')
    write(tmp_path / "quizzes" / "range.toml", "exercises = 0\n")
    write(tmp_path / "quizzes" / "file.toml", 'id = "named"\nexercises = 0\n')
    write(tmp_path / "quizzes" / "broken.toml", "exercises = \n")
    office = load_office(tmp_path)
    for name in ("range", "RANGE", "file", "named", "broken"):
        with pytest.raises(RequestProblem) as caught:
            find_set(office, name)
        assert caught.value.what == f"The set “{name.lower()}” has faults and is left out."
        assert caught.value.advice == "“medtrainer check” shows them."


def test_an_office_without_sets_says_so():
    with pytest.raises(RequestProblem, match=r"The sets of this office: none\."):
        find_set(replace(builtin(), sets=()), "front-desk")


def test_every_set_of_the_built_in_office_draws_what_it_promises():
    everybody = {role.id for role in builtin().catalogue.roles}
    for quiz in builtin().sets:
        drawn, exercises = draw(builtin().catalogue, quiz, quiz.kind, quiz.exercises)
        assert drawn.content == fingerprint(builtin().catalogue, quiz, GENERATOR)
        for number, exercise in enumerate(exercises):
            assert exercise.index == number
            assert exercise.shortfall is None
            assert (len(exercise.premises), len(exercise.options)) == (quiz.duties, quiz.positions)
            assert set(exercise.key.values()) <= (set(quiz.roles) or everybody)


def test_spare_positions_come_from_the_office_or_from_the_set():
    quiz = replace(quiz_set("first-week"), spares="set", positions=5, duties=3)
    _, within = draw(builtin().catalogue, quiz, count=40)
    assert {o.id for exercise in within for o in exercise.options} <= set(quiz.roles)
    _, anywhere = draw(builtin().catalogue, replace(quiz, spares="office"), count=40)
    assert {o.id for exercise in anywhere for o in exercise.options} - set(quiz.roles)


def test_without_a_set_all_positions_are_asked():
    catalogue = specialists(8)
    drawn, exercises = draw(catalogue, count=8)
    assert drawn.content == fingerprint(catalogue, None, GENERATOR)
    asked = {right for exercise in exercises for right in exercise.key.values()}
    assert asked == {role.id for role in catalogue.roles}


def test_a_kind_of_another_version_is_named():
    with pytest.raises(RequestProblem) as caught:
        draw(specialists(8), kind="contrast")
    assert caught.value.what == "Exercises of kind “contrast” are not part of this version."
    assert caught.value.advice == "It has: match."


@pytest.mark.parametrize("catalogue", [Catalogue(), specialists(1)], ids=["none", "one"])
def test_fewer_than_two_positions_are_not_enough(catalogue):
    with pytest.raises(RequestProblem, match="at least two positions"):
        draw(catalogue)


def test_what_everybody_does_cannot_be_asked():
    everybody = catalogue_of(*(role(name, ("greet", "Greets patients")) for name in "abc"))
    with pytest.raises(RequestProblem, match="None of these duties can be asked") as caught:
        draw(everybody)
    assert caught.value.advice


def test_the_shape_is_the_sets():
    assert shape_of(QuizSet("a", "A", duties=4, positions=9, reuse=False)) == Shape(4, 9, False)
