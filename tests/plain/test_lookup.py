"""“Who does this?” asked in lines."""

from __future__ import annotations

import pytest

from medtrainer.model.roles import Duty, Role
from medtrainer.plain.console import Left
from medtrainer.plain.lookup import ask_who
from medtrainer.services.search.finder import NEAREST, NOT_FOUND
from tests.plain.offices import CONTACT, ROLES, in_office
from tests.plain.talk import Talk, too_wide
from tests.services.world import builtin, workspace


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


def asked(ana, *typed, width=80):
    talk = Talk(*typed, width=width)
    ask_who(talk.console, ana)
    assert talk.left_over == 0
    return talk


def test_an_answer_says_who_what_and_why(ana):
    text = asked(ana, "who draws blood?", "", "").text
    assert (
        "1. Registered Nurse or Medical Assistant. Draws blood for the lab and labels the tubes."
        " Registered Nurse: It is part of nursing training."
    ) in text
    assert NEAREST not in text


def test_a_reason_needs_no_name_where_only_one_does_it(ana):
    text = asked(ana, "fax", "", "").text
    assert "to the right inbox. A lab result in the wrong tray" in text


@pytest.mark.parametrize("typed", ["2", "MA", "medical assistant", "medical"])
def test_from_an_answer_one_goes_on_to_the_position(ana, typed):
    text = asked(ana, "draws blood", typed, "b", "", "").text
    assert "Medical Assistant, MA. Also called: CMA" in text


def test_of_many_who_do_it_a_few_are_named_and_all_can_be_chosen(ana):
    duty = Duty("d", "Washes hands", why="It is a must")
    roles = [Role(f"r{n}", f"Role {n}", duties=(duty,)) for n in range(1, 10)]
    text = asked(in_office(ana, *roles), "wash hands", "9", "b", "", "").text
    assert "1. Role 1, Role 2, Role 3, Role 4, Role 5 or 4 more. Washes hands." in text
    assert text.count("It is a must") == 5
    assert "9. Role 9 Type a number" in text
    text = asked(in_office(ana, *roles[:5]), "wash hands", "", "").text
    assert "1. Role 1, Role 2, Role 3, Role 4 or Role 5. Washes hands." in text


def test_the_next_question_can_be_typed_at_once(ana):
    text = asked(ana, "draws blood", "fax", "takes the trash out", "b", "b").text
    assert text.count("To read about one:") == 3
    assert "Sorts incoming mail and faxes" in text


def test_the_nearest_are_called_so(ana):
    text = asked(ana, "takes the trash out", "", "").text
    assert f"back: {NEAREST} 1. " in text


def test_what_no_duty_holds_is_said_and_asked_again(ana):
    text = asked(ana, "zebra", "").text
    assert NOT_FOUND in text
    assert "Ask:" not in text


def test_whom_to_ask_stands_at_answers_and_at_none(ana):
    own = in_office(ana, *ROLES, contact=CONTACT)
    text = asked(own, "vital signs", "", "zebra", "").text
    assert "Differs here? Ask: Jo Lee; room 3 To read about one: 1. Nurse, RN 2. Aide" in text
    assert f"{NOT_FOUND} Not found? Ask: Jo Lee; room 3" in text
    assert "Decides who is seen first.." not in asked(own, "who is seen first", "", "").text


@pytest.mark.parametrize("typed", ["", "b"])
def test_enter_or_b_goes_back(ana, typed):
    assert not asked(ana, typed).left_over


def test_help_explains_how_to_ask(ana):
    text = asked(ana, "?", "fax", "?", "b", "").text
    assert text.count("Ask in your own words, such as: who calls the insurer?") == 2


def test_the_end_of_input_leaves_from_everywhere(ana):
    typed = ("?", "fax", "draws blood", "1")
    for end in range(len(typed) + 1):
        with pytest.raises(Left):
            ask_who(Talk(*typed[:end]).console, ana)


def test_an_office_without_duties_has_no_answer(ana):
    assert NOT_FOUND in asked(in_office(ana), "who draws blood", "").text
    assert NOT_FOUND in asked(in_office(ana, ROLES[3]), "who draws blood", "").text


def test_every_duty_of_the_office_is_answered_in_narrow_lines(ana):
    for duty in {duty for role in builtin().catalogue.roles for duty in role.duties[:3]}:
        talk = asked(ana, duty.text, "b", "", width=20)
        assert too_wide(talk.lines, 20) == []
        assert f"{duty.text}." in talk.text
