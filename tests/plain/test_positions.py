"""Reading about positions in lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.content.catalogue import read_catalogue
from medtrainer.errors import RequestProblem
from medtrainer.model.roles import Catalogue, Duty, Role
from medtrainer.plain.console import Left
from medtrainer.plain.positions import about, browse_positions, read_position
from tests.content.world import DATA
from tests.plain.offices import CHANGED, CONTACT, ROLES, in_office
from tests.plain.talk import Talk, too_wide
from tests.services.world import builtin, workspace


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


def browsed(ana, *typed, width=80):
    """Browse, then go back to where one came from; return what was heard."""
    talk = Talk(*typed, "b", width=width)
    browse_positions(talk.console, ana)
    assert talk.left_over == 0
    return talk


def heard(catalogue, role, width=80):
    talk = Talk(width=width)
    for line in about(catalogue, role):
        talk.console.say(line)
    return talk


def test_the_area_is_said_where_it_changes(ana):
    said = browsed(in_office(ana, *ROLES)).lines
    assert said[1:6] == [
        "4 positions.",
        "1. Nurse, RN, clinical",
        "2. Aide",
        "3. Secretary, Sec, front office",
        "4. Boss",
    ]


@pytest.mark.parametrize("name", ["4", "RN", "registered nurse", "registered", "Staff  nurse"])
def test_a_position_is_read_by_its_number_or_any_of_its_names(ana, name):
    assert "Also called: Nurse, Staff nurse," in browsed(ana, name, "b").text


def test_other_words_narrow_the_list_and_say_why(ana):
    text = browsed(ana, "draws blood", "MA", "b").text
    assert "2 positions fit “draws blood”, best first. 1. Registered Nurse, RN: Draws blood" in text
    assert "2. Medical Assistant, MA: Draws blood for the lab and labels the tubes Type" in text
    assert "Also called: CMA, RMA" in text
    assert "1 position fits “fax”." in browsed(ana, "fax").text


def test_what_nobody_does_leaves_the_list_as_it_was(ana):
    text = browsed(ana, "fax", "zebra").text
    assert "Nothing fits “zebra”. Here are those from before. 1 position fits “fax”." in text


def test_f_asks_for_words_and_enter_alone_shows_all_again(ana):
    text = browsed(ana, "f", "?", "q4 %s", "f", "biller", "f", "b", "f", "").text
    assert "Type words such as: coder" in text
    assert text.count("9 positions.") == 3
    assert text.count("fit “biller”, best first.") == 2


@pytest.mark.parametrize("typed", ["0", "10", "?", "", "x", "007007007"])
def test_no_number_and_no_letter_is_taken_for_words(ana, typed):
    assert "Nothing fits" not in browsed(ana, typed).text


def test_everything_there_is_to_know_of_a_position_is_said():
    assert list(about(Catalogue(roles=ROLES), CHANGED)) == [
        "Nurse, RN.",
        "Also called: Ward nurse.",
        "Cares for patients. Says so.",
        "Changed here: North Clinic (whom it reports to).",
        "Reports to: Boss.",
        "Works with: Secretary, Aide.",
        "Only this position, 1 duty:",
        "1. Decides who is seen first.",
        "Shared, 1 duty:",
        "1. Takes vital signs (with Aide; added here: North Clinic).",
        "2 skills:",
        "Calm.",
        "Talks: Says what happens.",
    ]


@pytest.mark.parametrize("width", [80, 20])
def test_nothing_of_the_builtin_office_is_left_out(width):
    catalogue = builtin().catalogue
    for role in catalogue.roles:
        talk = heard(catalogue, role, width)
        texts = [role.title, role.summary, *role.aliases, *(duty.text for duty in role.duties)]
        texts += [text for skill in role.skills for text in (skill.title, skill.text)]
        for text in texts:
            assert " ".join(text.split()) in talk.text
        assert too_wide(talk.lines, width) == []


def test_of_many_who_share_a_duty_a_few_are_named():
    duty = Duty("d", "Washes hands")
    roles = [Role(f"r{n}", f"Role {n}", duties=(duty,)) for n in range(10)]
    text = heard(Catalogue(roles=tuple(roles)), roles[0]).text
    assert "1. Washes hands (with Role 1, Role 2, Role 3, Role 4, Role 5 and 4 more)." in text
    text = heard(Catalogue(roles=tuple(roles[:6])), roles[0]).text
    assert "(with Role 1, Role 2, Role 3, Role 4, Role 5)." in text


def test_whom_to_ask_is_said_in_one_line_where_the_office_names_somebody(ana):
    text = browsed(in_office(ana, *ROLES, contact=CONTACT), "1", "b").text
    assert "Says what happens. Differs here? Ask: Jo Lee; room 3 c to compare" in text
    assert "Differs here?" not in browsed(in_office(ana, *ROLES), "1", "b").text


def test_b_goes_one_step_back_from_a_comparison_and_says_where_one_is(ana):
    talk = Talk("c", "b", "c", "1", "b")
    read_position(talk.console, in_office(ana, *ROLES), ROLES[1])
    assert talk.left_over == 0
    assert talk.text.count("leave: Aide. c to compare with another") == 1
    assert "Nurse?" in talk.text


@pytest.mark.parametrize("position", [0, 3], ids=["with duties", "without"])
def test_practice_is_offered_for_what_can_be_asked_where_one_may_practise(ana, position):
    said = []

    def practise(console, workspace, roles):
        said.append(list(roles))
        raise RequestProblem("It cannot be asked.", "Take another.")

    typed = ["p", "b"] if position == 0 else ["b"]
    talk = Talk(*typed)
    read_position(talk.console, in_office(ana, *ROLES), ROLES[position], practise)
    assert said == ([["nurse"]] if position == 0 else [])
    assert ("It cannot be asked. Take another." in talk.text) == (position == 0)
    talk = Talk("b")
    read_position(talk.console, in_office(ana, *ROLES), ROLES[position])
    assert "practise" not in talk.text


def test_an_only_position_has_nobody_to_be_compared_with(ana):
    talk = Talk("c", "b")
    read_position(talk.console, in_office(ana, ROLES[1]), ROLES[1])
    assert "compare" not in talk.text
    assert "“c” is not understood here." in talk.text


def test_an_office_without_positions_says_so(ana):
    talk = Talk()
    browse_positions(talk.console, in_office(ana))
    assert talk.text.strip() == "This office has no positions yet."


def test_the_end_of_input_leaves_from_everywhere(ana):
    typed = ("fax", "f", "?", "biller", "1", "c", "1")
    for end in range(len(typed) + 1):
        talk = Talk(*typed[:end])
        with pytest.raises(Left):
            browse_positions(talk.console, ana)
        assert talk.left_over == 0


@pytest.fixture(scope="module")
def large():
    """Return a real catalogue of 923 positions."""
    path = DATA / "scale" / "all-dwa.toml"
    if not path.is_file():
        pytest.skip(f"no {path}: the real catalogues lie beside the checkout only")
    return read_catalogue(path).catalogue


@pytest.mark.parametrize("width", [80, 20])
def test_of_923_positions_twenty_are_read_out_at_a_time(ana, large, width):
    many = replace(ana, office=replace(ana.office, catalogue=large, sets=()))
    talk = browsed(many, "", "", "45", "b", "registered nurses", "b", "phlebotomists", "b", "mri",
                   width=width)  # fmt: skip
    assert "923 positions." in talk.text
    assert [f" {n}. " in talk.text for n in (1, 20, 21, 60, 61)] == [True] * 4 + [False]
    assert too_wide(talk.lines, width) == []
    assert len(talk.lines) < 4_000
    for said in ("Registered Nurses.", "Phlebotomists.", "positions fit “mri”, best first."):
        assert said in talk.text


def test_after_a_position_its_page_is_read_again(ana):
    many = [Role(f"r{n}", f"Role {n}") for n in range(1, 46)]
    text = browsed(in_office(ana, *many), "", "", "45", "b", "").text
    assert text.count(" 41. Role 41 ") == 2
    assert text.count(" 1. Role 1 ") == 2  # after the last page comes the first
    assert text.count("Enter to hear the first again") == 2
