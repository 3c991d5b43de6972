"""Two positions side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from medtrainer import settings
from medtrainer.content.catalogue import load_catalogue
from medtrainer.model.roles import Catalogue, Duty, Role
from medtrainer.services.compare import compare, lookalikes

SHARED = Duty("s", "Answers the phone", importance=2.0)


@pytest.fixture(scope="module")
def builtin():
    return load_catalogue(Path(settings.builtin_office()) / "roles.toml")[0]


def office(*roles):
    return Catalogue(roles=roles)


def test_each_duty_stands_once_where_it_belongs(builtin):
    one, other = builtin.role("registered-nurse"), builtin.role("medical-assistant")
    two = compare(builtin, one, other)
    sides = [{duty.id for duty in side} for side in (two.only_one, two.both, two.only_other)]
    assert sides[0] | sides[1] == {duty.id for duty in one.duties}
    assert sides[2] | sides[1] == {duty.id for duty in other.duties}
    assert not sides[0] & sides[2]
    assert sides[1]


def test_the_most_important_come_first_and_those_without_a_number_last():
    duties = Duty("a", "A"), Duty("b", "B", importance=1.5), Duty("c", "C", importance=4.0)
    one, other = Role("x", "X", duties=(*duties, SHARED)), Role("y", "Y", duties=(SHARED,))
    two = compare(office(one, other), one, other)
    assert [duty.id for duty in two.only_one] == ["c", "b", "a"]
    assert two.both == (SHARED,)
    assert two.only_other == ()


def test_what_tells_the_coder_from_the_biller_is_said_in_words(builtin):
    two = compare(builtin, builtin.role("medical-coder"), builtin.role("medical-biller"))
    said = " ".join(two.decides)
    assert "turns it into the codes" in said
    assert "belongs to the biller" in said
    assert "goes to the coder" in said
    assert "reports to" not in said  # both report to the same person


def test_whom_each_reports_to_is_said_where_it_differs():
    boss = Role("b", "Boss")
    one, other = Role("x", "Xer", reports_to=("b", "y")), Role("y", "Yer")
    assert compare(office(boss, one, other), one, other).decides == (
        "The Xer reports to the Boss and the Yer.",
        "The Yer reports to nobody else in this office.",
    )


def test_a_name_within_another_word_is_no_name():
    one = Role("x", "Aide", summary="Helps people. Shows maps to all. Calls the MAs first.")
    other = Role("y", "Medical Ox", abbreviation="MA")
    assert compare(office(one, other), one, other).decides == (
        "Aide: Helps people. Calls the MAs first.",
    )


def test_the_most_alike_come_first(builtin):
    def first(role_id):
        return lookalikes(builtin, builtin.role(role_id))[0].id

    assert first("medical-coder") == "medical-biller"
    assert first("medical-biller") == "medical-coder"
    assert first("registered-nurse") == "medical-assistant"
    assert first("physician-assistant") == "nurse-practitioner"


def test_positions_that_have_nothing_in_common_are_not_offered_first():
    one = Role("x", "X", duties=(Duty("a", "Sweeps floors"),))
    other = Role("y", "Y", duties=(Duty("b", "Writes letters"),))
    assert lookalikes(office(one, other), one) == ()
