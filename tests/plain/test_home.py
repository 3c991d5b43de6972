"""Where the line mode begins and ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.plain.console import Left
from medtrainer.plain.home import remember_welcome, stay_at_home, welcome
from medtrainer.services.attempts import start_attempt
from medtrainer.services.preferences import Preferences, load_preferences, save_preferences
from tests.plain.talk import Talk
from tests.services.world import builtin, quiz_set, workspace


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


def at_home(ana, *typed, can_draw=False):
    said = Talk(*typed)
    with pytest.raises(Left):
        stay_at_home(said.console, ana, can_draw=can_draw)
    assert said.left_over == 0
    return said.text


def test_the_welcome_says_what_it_is_what_is_kept_and_how_to_talk(ana):
    said = Talk()
    welcome(said.console, ana)
    for words in (
        "who does what in a medical office",
        "keeps the sets you sit, your answers and scores",
        "no trainer sees it",
        "type a number and press Enter",
    ):
        assert words in said.text


def test_what_is_unfinished_stands_first(ana):
    for name in ("front-desk", "billing-cycle"):
        sitting = start_attempt(ana, quiz_set(name), mode="plain")
        sitting.answer(sitting.sheet.exercise.premises[0].id, sitting.sheet.exercise.options[0].id)
        sitting.leave()
    said = at_home(ana)
    first, second = said.index("1. Continue "), said.index("2. Continue ")
    assert second < said.index("3. Quiz set ")
    assert "exercise 1 of 3, 1 answered" in said[first:second]


def test_going_on_leads_to_the_first_open_question(ana):
    sitting = start_attempt(ana, quiz_set("front-desk"), mode="plain")
    sitting.answer(sitting.sheet.exercise.premises[0].id, sitting.sheet.exercise.options[0].id)
    sitting.leave()
    said = at_home(ana, "1", "q")
    assert "Question 2 of 5." in said
    assert "Question 1 of 5." not in said


def test_the_other_front_end_is_offered_where_it_could_be_used(ana):
    assert "from the next start on" not in at_home(ana)
    said = at_home(ana, "open in the line", "open in the full", "q", can_draw=True)
    assert "From the next start on the program opens in the line mode." in said
    assert "From the next start on the program opens in the full screen." in said


@pytest.mark.parametrize("before", [True, False])
def test_the_choice_is_kept_and_nothing_else_changes(ana, before):
    save_preferences(ana.data, Preferences(welcomed=True, theme="light", line_mode=before))
    at_home(ana, "open in", can_draw=True)
    assert load_preferences(ana.data) == Preferences(
        welcomed=True, theme="light", line_mode=not before
    )


def test_a_choice_that_cannot_be_kept_is_said(ana):
    (ana.data / "settings.toml").mkdir(parents=True)
    said = at_home(ana, "open in", can_draw=True)
    assert "From the next start on the program opens" not in said
    assert "Is a directory" in said


def test_where_nothing_can_be_recorded_home_says_so_before_anything_is_begun(ana):
    ana.data.parent.mkdir(exist_ok=True)
    ana.data.write_text("in the way")
    said = at_home(ana, "quiz set front", "", "b", "q")
    assert said.count("Not saved") == 3  # at home, at the beginning of the set, at home again
    assert "Question 1" not in said
    console = Talk("x").console
    console.ask("Well")
    remember_welcome(console, ana)  # nothing worse than to be welcomed again


def test_an_office_without_sets_or_a_visit_offers_neither(ana):
    catalogue = replace(builtin().catalogue, visit=())
    bare = replace(ana, office=replace(builtin(), sets=(), catalogue=catalogue))
    said = at_home(bare)
    assert "Quiz set" not in said
    assert "visit" not in said
    assert "1. Practise positions" in said
