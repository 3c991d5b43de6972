"""A patient's visit in lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.model.roles import Step
from medtrainer.plain.console import Left
from medtrainer.plain.visit import read_visit
from medtrainer.services.journey import NO_VISIT, SAME_NUMBER
from tests.plain.offices import ROLES, VISIT, in_office
from tests.plain.talk import Talk, too_wide
from tests.services.world import builtin, workspace


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


def followed(own, *typed, width=80, practise=None):
    talk = Talk(*typed, width=width)
    read_visit(talk.console, own, practise)
    assert talk.left_over == 0
    return talk


def test_steps_say_their_stage_who_acts_and_what_they_wait_for(ana):
    said = followed(in_office(ana, *ROLES, visit=VISIT), "b").lines
    assert said[1:-2] == [
        f"A patient's visit. 5 steps. {SAME_NUMBER}",
        "1. Answers the phone. By the Secretary.",
        "1. Looks through the chart. By the Nurse.",
        "2. Takes vital signs. By the Aide. After: Answers the phone.",
        "3. Sees the patient. By the Nurse.",
        "4. Says goodbye. By the Secretary. After: Looks through the chart; Sees the",
        "patient.",
    ]


@pytest.mark.parametrize("typed", ["1", "RN", "nurse"])
def test_those_who_act_can_be_read_about(ana, typed):
    text = followed(in_office(ana, *ROLES, visit=VISIT), "r", typed, "b", "r", "b", "b").text
    assert "1. Nurse, RN 2. Aide 3. Secretary, Sec Type a number" in text
    assert "Also called: Ward nurse." in text
    assert text.count("leave: A patient's visit. r to read about a position") == 2


def test_one_can_practise_from_there(ana):
    asked = []
    followed(
        in_office(ana, *ROLES, visit=VISIT), "r", "RN", "p", "b", "b",
        practise=lambda console, workspace, roles: asked.append(list(roles)),
    )  # fmt: skip
    assert asked == [["nurse"]]


def test_an_office_without_a_visit_says_so(ana):
    assert followed(in_office(ana, *ROLES)).text.strip() == NO_VISIT


def test_a_long_visit_is_read_out_twenty_steps_at_a_time(ana):
    steps = [Step(f"s{n}", f"Step {n}", "desk", (f"s{n - 1}",) if n else ()) for n in range(50)]
    own = in_office(ana, *ROLES, visit=tuple(steps))
    text = followed(own, "b").text
    assert "20. Step 19. By the Secretary." in text
    assert "Step 20" not in text
    text = followed(own, "", "r", "b", "", "", "b").text
    assert [text.count(f"{n}. Step {n - 1}. ") for n in (1, 20, 21, 40, 41, 50)] == [1] * 6
    assert "After:" not in text
    assert "Nothing was typed." in text  # there is no more


@pytest.mark.parametrize("width", [80, 20])
def test_the_builtin_visit_is_heard_whole(ana, width):
    talk = followed(ana, "b", width=width)
    assert too_wide(talk.lines, width) == []
    for step in builtin().catalogue.visit:
        assert f". {step.text}. By the " in talk.text


def test_the_end_of_input_leaves_from_everywhere(ana):
    own = replace(ana, office=builtin())
    typed = ("r", "RN", "c")
    for end in range(len(typed) + 1):
        with pytest.raises(Left):
            read_visit(Talk(*typed[:end]).console, own)
