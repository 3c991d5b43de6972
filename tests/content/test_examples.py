"""The example offices of docs/examples: without a fault, and every set of theirs can be drawn."""

from __future__ import annotations

from itertools import islice

import pytest

from medtrainer.content.office import load_office
from medtrainer.services.draws import draw_from, shape_of
from tests.quality.tree import ROOT

EXAMPLES = sorted(path for path in (ROOT / "docs" / "examples").iterdir() if path.is_dir())
ENOUGH = 20


def offices():
    return pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)


def test_there_are_examples():
    assert {folder.name for folder in EXAMPLES} >= {"eye-clinic", "small-practice"}


@offices()
def test_an_example_has_no_fault_and_says_who_it_is(folder):
    office = load_office(folder)
    assert office.faults == ()
    assert office.facts.name
    assert office.facts.contact


@offices()
def test_every_set_of_an_example_is_drawn_as_large_as_asked(folder):
    office = load_office(folder)
    for quiz in office.sets:
        drawn = draw_from(
            office.catalogue, "7", quiz=quiz, shape=shape_of(quiz), kind=quiz.kind
        ).exercises
        for exercise in islice(drawn, ENOUGH):
            assert exercise.shortfall is None, (quiz.id, exercise.shortfall)


@offices()
def test_nobodys_duties_and_steps_are_left_without_their_position(folder):
    catalogue = load_office(folder).catalogue
    ids = {role.id for role in catalogue.roles}
    assert {step.role for step in catalogue.visit} <= ids
    assert all(step.after or step.id in {"answer-call", "staff-the-day"}
               for step in catalogue.visit)  # fmt: skip


def test_the_small_practice_has_one_position_for_both_halves_of_the_money():
    office = load_office(ROOT / "docs" / "examples" / "small-practice")
    assert len(office.catalogue.roles) == 8
    money = office.catalogue.role("medical-biller")
    assert {"assign-final-entries", "send-claims"} <= {duty.id for duty in money.duties}
    assert "coder-or-biller" not in {quiz.id for quiz in office.sets}
    assert "desk-or-billing" in {quiz.id for quiz in office.sets}


def test_the_eye_clinic_has_a_position_more_and_shares_with_it():
    office = load_office(ROOT / "docs" / "examples" / "eye-clinic")
    assert len(office.catalogue.roles) == 10
    technician, assistant = (
        {duty.id for duty in office.catalogue.role(role).duties}
        for role in ("ophthalmic-technician", "medical-assistant")
    )
    assert technician & assistant == {"test-sight", "clean-chin-rests"}
    assert 8 <= len(technician - assistant) <= 10
    asked = next(quiz for quiz in office.sets if quiz.id == "clinical-scope").roles
    assert "ophthalmic-technician" in asked
