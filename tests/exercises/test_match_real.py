"""Real offices: a hundred thousand exercises, none of which breaks the rule."""

from __future__ import annotations

import pytest

from medtrainer.content.office import load_office
from medtrainer.exercises.scope import Shape
from tests.exercises.catalogues import real
from tests.exercises.oracle import ROOT

SHAPES = [
    Shape(5, 7, reuse=True),
    Shape(5, 7, reuse=False),
    Shape(8, 10, reuse=True),
    Shape(4, 6, reuse=False),
]
COUNTS = {"builtin": 9000, "medical": 9000, "all": 7000}

every_office = pytest.mark.parametrize("name", COUNTS)
every_shape = pytest.mark.parametrize(
    "shape", SHAPES, ids=lambda s: f"{s.duties}-{s.positions}-{'reuse' if s.reuse else 'once'}"
)


def test_these_are_a_hundred_thousand():
    assert sum(COUNTS.values()) * len(SHAPES) == 100_000


@every_shape
@every_office
def test_no_exercise_breaks_the_rule(name, shape):
    case = real(name, shape, seed="many")
    exercises = case.take(COUNTS[name])
    assert len(exercises) == COUNTS[name]
    for exercise in exercises:
        assert not case.truth.rule_breaks(exercise)
        assert set(exercise.key) == {premise.id for premise in exercise.premises}
        keyed = set(exercise.key.values())
        assert len(exercise.options) > len(keyed)
        assert shape.reuse or len(keyed) == len(exercise.premises)


@every_shape
@every_office
def test_as_many_positions_as_the_office_has_for_the_anchor(name, shape):
    case = real(name, shape, seed="sizes")
    for duty, owner, exercise in case.with_anchors(300):
        assert exercise.key[duty] == owner
        could_be_shown = (case.shown_ids - case.truth.doers[duty]) | {owner}
        assert len(exercise.options) == min(shape.positions, len(could_be_shown))


@every_shape
@every_office
def test_what_is_shown_is_shown_once_and_in_order(name, shape):
    for exercise in real(name, shape, seed="shown").take(300):
        titles = [option.text.casefold() for option in exercise.options]
        texts = [premise.text.casefold() for premise in exercise.premises]
        assert titles == sorted(set(titles))
        assert len(set(texts)) == len(texts) == len({p.id for p in exercise.premises})
        full = (len(texts), len(titles)) == (shape.duties, shape.positions)
        assert (exercise.shortfall is None) == full


@every_office
def test_every_duty_comes_round(name):
    case = real(name, Shape(5, 7), seed="round")
    shown = {p.id for exercise in case.take(len(case.askable)) for p in exercise.premises}
    assert shown == case.askable


def test_near_misses_are_on_show_far_more_often_than_by_chance():
    """Of 923 positions a random one is among the 24 nearest once in 38 times."""
    case = real("all", Shape(5, 7, reuse=False), seed="near")
    near = total = 0
    for _, owner, exercise in case.with_anchors(200):
        nearest = case.index.neighbours.of(case.index.numbers[owner])
        near += len({case.index.roles[n].id for n in nearest} & {o.id for o in exercise.options})
        total += len(exercise.options) - 1
    assert near / total > 0.15


@pytest.mark.parametrize("from_all", [True, False])
def test_a_set_on_a_part_of_the_office(from_all):
    whole = real("medical")
    asked = tuple(sorted(whole.truth.titles)[:5])
    case = whole.again(asked=asked, from_all=from_all, shape=Shape(5, 7, reuse=True))
    others = set()
    for exercise in case.take(300):
        assert not case.truth.rule_breaks(exercise)
        assert set(exercise.key.values()) <= set(asked)
        others |= {option.id for option in exercise.options} - set(asked)
    assert bool(others) == from_all


def test_every_built_in_set_can_be_sat():
    sets = load_office(ROOT).sets
    assert sets
    for quiz in sets:
        if quiz.kind == "match":
            case = real(
                "builtin",
                Shape(quiz.duties, quiz.positions, reuse=quiz.reuse),
                asked=quiz.roles,
                from_all=quiz.spares == "office",
                seed=quiz.id,
            )
            for exercise in case.take(200):
                assert not case.truth.rule_breaks(exercise)
                assert len(exercise.premises) == quiz.duties, quiz.id


def test_two_duties_that_say_the_same_are_kept_apart():
    """O*NET gives them to different occupations: marking by id would fault a right answer."""
    case = real("medical")
    ids = {text: duty for duty, text in case.truth.texts.items()}
    short = ids["Schedule appointments."]
    long = ids["Schedule patient procedures or appointments."]
    doers = case.truth.owners[short] | case.truth.owners[long]
    assert case.truth.owners[short] != case.truth.owners[long]
    assert case.truth.doers[short] >= doers
    assert case.truth.doers[long] >= doers
    for exercise in case.take(1000):
        if {short, long} & set(exercise.key):
            assert len(doers & {option.id for option in exercise.options}) == 1
