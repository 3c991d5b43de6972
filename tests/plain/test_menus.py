"""Numbered choices, by number, by name, page by page."""

from __future__ import annotations

import pytest

from medtrainer.plain.console import Left
from medtrainer.plain.menus import PAGE, Back, choose
from tests.plain.talk import Talk

FRUIT = ("Apple", "Pear", "Peach")


@pytest.mark.parametrize(
    ("typed", "place"), [("2", 1), (" 3 ", 2), ("pear", 1), ("APPLE", 0), ("pea", None), ("1", 0)]
)
def test_a_choice_is_a_number_or_the_beginning_of_one_name(typed, place):
    talk = Talk(typed, "1")
    assert choose(talk.console, FRUIT) == (0 if place is None else place)
    assert talk.left_over == (place is not None)
    assert ("is not among the choices. Type a number from 1 to 3." in talk.text) == (place is None)


def test_every_choice_is_read_out_with_its_number_and_what_the_keys_do():
    talk = Talk("f")
    letters = {"f": "find one"}
    assert choose(talk.console, FRUIT, letters=letters, empty="to end") == "f"
    assert talk.lines == [
        "1. Apple",
        "2. Pear",
        "3. Peach",
        "Type a number, Enter to end, f to find one, b back, ? help, q leave:",
        "",
    ]


def test_long_lists_are_read_out_page_by_page():
    many = [f"Number {n}" for n in range(1, 51)]
    talk = Talk("", "", "50")
    assert choose(talk.console, many) == 49
    assert talk.lines.count("Type a number, Enter for more, b back, ? help, q leave:") == 2
    assert talk.lines.index(f"{PAGE + 1}. Number {PAGE + 1}") == PAGE + 1


def test_after_the_last_page_the_first_is_read_again():
    many = [f"Number {n}" for n in range(1, 31)]
    talk = Talk("", "", "", "3")
    assert choose(talk.console, many, at=25) == 2
    assert talk.lines[0] == "21. Number 21"
    assert [talk.lines.count(f"{n}. Number {n}") for n in (1, 21)] == [2, 2]
    assert "Enter to hear the first again" in talk.text
    talk = Talk("")
    assert choose(talk.console, many, at=25, empty="to end") == ""


def test_a_choice_goes_by_other_names_before_it_goes_by_how_it_begins():
    names = {"pe": 0, "Apple": 1}
    for typed, place in (("pe", 0), ("Apple", 1), ("Pear", 1), ("peac", 2), ("3", 2)):
        assert choose(Talk(typed).console, FRUIT, known=names.get) == place


@pytest.mark.parametrize("typed", ["x", "44", "4.5", "", "…", "?"])
def test_words_of_no_choice_are_returned_where_they_mean_something(typed):
    talk = Talk(typed, "plum or two")
    assert choose(talk.console, FRUIT, words="a name") == "plum or two"
    assert talk.lines.count("Type a number or a name, b back, ? help, q leave:") == 2
    assert choose(Talk("plum").console, (), words="a name") == "plum"
    assert choose(Talk("plum", "1").console, FRUIT) == 0


def test_back_leave_the_end_of_input_and_help():
    with pytest.raises(Back):
        choose(Talk("b").console, FRUIT)
    for typed in (["q"], []):
        with pytest.raises(Left):
            choose(Talk(*typed).console, FRUIT)
    talk = Talk("?", "", "zzz", "b", "9", "2")
    assert choose(talk.console, FRUIT, about="Fruit it is.", back=False) == 1
    assert "Fruit it is." in talk.text
    assert "Nothing was typed." in talk.text
    assert "There is nothing to go back to. q leaves." in talk.text


def test_help_tells_how_to_choose_only_where_there_is_a_choice():
    for choices in (FRUIT, ()):
        talk = Talk("?", "f")
        choose(talk.console, choices, letters={"f": "find one"})
        assert ("by how its words begin" in talk.text) == bool(choices)
        assert "f is to find one." in talk.text


def test_a_single_choice_is_no_range():
    talk = Talk("2", "1")
    assert choose(talk.console, FRUIT[:1]) == 0
    assert "“2” is not among the choices. Type 1." in talk.text


@pytest.mark.parametrize("typed", ["0", "4", "-1", "1.0", "²", "٣", "9" * 5000, "\x1b[2J"])
def test_what_is_no_number_of_a_choice_is_said_harmlessly(typed):
    talk = Talk(typed, "1")
    assert choose(talk.console, FRUIT) == 0
    assert "is not among the choices" in talk.text
    assert all(line.isprintable() for line in talk.lines)
