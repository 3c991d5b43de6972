"""The fingerprint changes with what is asked, and with nothing else."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest

from medtrainer.exercises.fingerprint import fingerprint
from medtrainer.model.quiz import QuizSet
from medtrainer.model.roles import Catalogue, Duty, Role, RoleSkill, Skill, Step

DUTY = Duty("greet", "Greet patients", "Because.", 4.0, critical=False, refresh_days=30)
OTHER = Duty("call", "Call patients")
SKILL = RoleSkill("calm", "Calm", "Keeps calm")
KEEN = RoleSkill("keen", "Keen", "Is keen")
ROLE = Role(
    "clerk",
    "Clerk",
    abbreviation="C",
    aliases=("Front", "Desk"),
    area="front office",
    summary="Greets.",
    reports_to=("manager", "lead"),
    works_with=("nurse", "coder"),
    skills=(SKILL, KEEN),
    duties=(DUTY, OTHER),
)
UNNAMED = Role("nurse", "Nurse", duties=(Duty("draw", "Draw blood"),))
LEAD = Role("lead", "Lead")
SET = QuizSet("front", "Front desk", roles=("clerk", "lead"))
CATALOGUE = Catalogue("Office", (ROLE, UNNAMED, LEAD))


def of(role=ROLE, *others, quiz=SET, generator=1):
    roles = (role, *(others or (UNNAMED, LEAD)))
    return fingerprint(replace(CATALOGUE, roles=roles), quiz, generator)


BEFORE = of()


def other_value(value):
    """Return another value of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, str):
        return value + "x"
    return value[:-1]


def told(model, *left_out):
    return [field.name for field in fields(model) if field.name not in left_out]


def test_it_is_a_sha_256_with_its_name():
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", BEFORE)
    assert of() == BEFORE


@pytest.mark.parametrize("name", told(QuizSet, "origin"))
def test_any_change_of_the_set_shows(name):
    changed = replace(SET, **{name: other_value(getattr(SET, name))})
    assert of(quiz=changed) != BEFORE


@pytest.mark.parametrize("name", told(Role, "id", "origin", "changes"))
def test_any_change_of_a_named_role_shows(name):
    assert of(replace(ROLE, **{name: other_value(getattr(ROLE, name))})) != BEFORE


@pytest.mark.parametrize("name", told(Duty, "origin", "added"))
def test_any_change_of_a_named_roles_duty_shows(name):
    changed = replace(DUTY, **{name: other_value(getattr(DUTY, name))})
    assert of(replace(ROLE, duties=(changed, OTHER))) != BEFORE


@pytest.mark.parametrize("name", told(RoleSkill))
def test_any_change_of_a_named_roles_skill_shows(name):
    changed = replace(SKILL, **{name: other_value(getattr(SKILL, name))})
    assert of(replace(ROLE, skills=(changed, KEEN))) != BEFORE


def test_another_generator_shows():
    assert of(generator=2) != BEFORE


def test_a_duty_that_moves_to_another_named_role_shows():
    assert of(replace(ROLE, duties=(DUTY,)), UNNAMED, replace(LEAD, duties=(OTHER,))) != BEFORE


def test_a_role_that_the_set_does_not_name_changes_nothing():
    assert of(ROLE, replace(UNNAMED, title="RN", duties=()), LEAD) == BEFORE
    assert of(ROLE, LEAD) == BEFORE


def test_where_a_fact_comes_from_changes_nothing():
    duty = replace(DUTY, origin="overlay", added=True)
    moved = replace(ROLE, origin="overlay", changes=(("title", "overlay"),), duties=(duty, OTHER))
    assert of(moved, quiz=replace(SET, origin="overlay")) == BEFORE


def test_the_order_of_the_file_changes_nothing():
    turned = replace(
        ROLE,
        **{
            name: tuple(reversed(getattr(ROLE, name)))
            for name in ("aliases", "reports_to", "works_with", "skills", "duties")
        },
    )
    quiz = replace(SET, roles=("lead", "clerk"))
    assert of(LEAD, turned, UNNAMED, quiz=quiz) == BEFORE


def test_the_offices_title_skills_and_visit_change_nothing():
    other = replace(
        CATALOGUE,
        title="Elsewhere",
        skills=(Skill("calm", "Calm"),),
        visit=(Step("in", "Comes in", "clerk"),),
    )
    assert fingerprint(other, SET, 1) == BEFORE


@pytest.mark.parametrize("quiz", [None, replace(SET, roles=())], ids=["no set", "set on all"])
def test_where_no_role_is_named_every_role_counts(quiz):
    before = of(quiz=quiz)
    assert of(ROLE, replace(UNNAMED, title="RN"), LEAD, quiz=quiz) != before
    assert of(ROLE, LEAD, quiz=quiz) != before
    assert before != BEFORE


def test_letters_of_any_script_and_lone_surrogates_have_one_too():
    assert of(replace(ROLE, title="Ärztin 医")) != of(replace(ROLE, title="Ärztin"))
    assert of(replace(ROLE, title="\udce9"))
