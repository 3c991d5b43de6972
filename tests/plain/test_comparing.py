"""Two positions compared in lines."""

from __future__ import annotations

import pytest

from medtrainer.model.roles import Catalogue
from medtrainer.plain.comparing import compare_with, say_comparison
from medtrainer.plain.menus import Back
from medtrainer.services.compare import lookalikes
from tests.plain.offices import ROLES
from tests.plain.talk import Talk, too_wide
from tests.services.world import builtin


def compared(catalogue, role, *typed, width=80):
    talk = Talk(*typed, width=width)
    compare_with(talk.console, catalogue, role)
    assert talk.left_over == 0
    return talk


def role_of(abbreviation):
    return next(r for r in builtin().catalogue.roles if r.abbreviation == abbreviation)


def test_those_easily_mixed_up_come_first():
    catalogue = builtin().catalogue
    text = compared(catalogue, role_of("PA"), "1").text
    first = [role.title for role in lookalikes(catalogue, role_of("PA"))]
    assert len(first) == 3
    assert "Easily taken for the Physician Assistant: the first 3 of these." in text
    for number, title in enumerate(first, 1):
        assert f" {number}. {title}, " in text
    assert f"Physician Assistant or {first[0]}?" in text


@pytest.mark.parametrize("typed", ["MA", "medical assistant", "Clinical assistant"])
def test_the_other_is_named_as_one_likes(typed):
    text = compared(builtin().catalogue, role_of("PA"), typed).text
    assert "Physician Assistant or Medical Assistant?" in text


def test_a_position_is_not_compared_with_itself():
    talk = Talk("PA", "b")
    with pytest.raises(Back):
        compare_with(talk.console, builtin().catalogue, role_of("PA"))
    assert "“PA” is not among the choices. Type a number from 1 to 8." in talk.text


def test_what_decides_and_who_does_what_is_said_in_full():
    talk = Talk()
    say_comparison(talk.console, Catalogue(roles=ROLES), ROLES[0], ROLES[1])
    assert talk.lines[1:-1] == [
        "Nurse or Aide?",
        "Nurse: Cares for patients.",
        "The Nurse reports to the Boss.",
        "The Aide reports to nobody else in this office.",
        "Only the Nurse, 1 duty:",
        "1. Decides who is seen first.",
        "Only the Aide: nothing.",
        "Both, 1 duty:",
        "1. Takes vital signs.",
    ]


@pytest.mark.parametrize("width", [80, 20])
def test_every_pair_fits_and_names_every_duty(width):
    catalogue = builtin().catalogue
    for one, other in zip(catalogue.roles, catalogue.roles[1:], strict=False):
        talk = Talk(width=width)
        say_comparison(talk.console, catalogue, one, other)
        assert too_wide(talk.lines, width) == []
        for duty in (*one.duties, *other.duties):
            assert talk.text.count(duty.text) == 1
