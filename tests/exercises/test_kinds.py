"""Every kind in the table can be drawn and graded."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest

from medtrainer.exercises.kinds import KINDS, can_judge
from medtrainer.model import quiz
from tests.exercises.catalogues import CONTENT, real
from tests.journal.world import exercise as example

every_kind = pytest.mark.parametrize("name", sorted(KINDS))


def test_matching_is_there():
    assert "match" in KINDS


@every_kind
def test_a_quiz_file_may_name_it(name):
    assert name in quiz.KINDS


@every_kind
def test_it_draws_exercises_of_its_name_and_grades_them(name):
    kind, case = KINDS[name], real("builtin")
    drawn = kind.draw(case.index, case.scope, case.shape, CONTENT, "kinds")
    for number, exercise in enumerate(islice(drawn, 3)):
        assert (exercise.index, exercise.kind, exercise.seed) == (number, name, "kinds")
        marks = kind.grade(exercise, {})
        assert [mark.premise for mark in marks] == [p.id for p in exercise.premises]
        assert not any(mark.is_right for mark in marks)


def test_only_a_known_kind_with_a_whole_key_can_be_judged():
    whole = example()
    assert can_judge(whole)
    assert not can_judge(replace(whole, kind="visit"))
    assert not can_judge(replace(whole, key={"vitals": "ma"}))
    assert not can_judge(replace(whole, key={}))
