"""The line mode in an office whose texts try to be markup, orders to the terminal, and too wide."""

from __future__ import annotations

from dataclasses import replace

import pytest
from wcwidth import wcwidth

from medtrainer.content.office import load_office
from medtrainer.plain.console import Left
from medtrainer.plain.home import stay_at_home, welcome
from medtrainer.text import findings
from tests.hostile.naughty import write_naughty_office
from tests.hostile.records import write_hostile_record
from tests.plain.talk import Talk
from tests.services.world import START, workspace

ANSWERS = ("1", "2", "1", "2", "1")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The naughty office, read once."""
    return load_office(write_naughty_office(tmp_path_factory.mktemp("naughty") / "office"))


def spent(own, width, *typed):
    """Spend a while in lines, choosing by words where numbers hang on the office; return it."""
    talk = Talk(*typed, width=width)
    welcome(talk.console, own)
    with pytest.raises(Left):
        stay_at_home(talk.console, own, can_draw=False)
    return talk


def check(talk, width):
    """See that nothing but text was said, and no line wider than there is room."""
    for line in talk.lines:
        assert not [found.name for found in findings(line) if found.hostile]
        assert line.count("\t") == 0
        assert sum(max(0, wcwidth(char)) for char in line) <= width


@pytest.mark.parametrize("width", [80, 20])
def test_everything_is_said_literally_in_lines_that_fit(tmp_path, office, width):
    own = replace(workspace(tmp_path), office=office)
    first = office.catalogue.roles[0]
    talk = spent(
        own, width,
        "positions", "1", "c", "1", "b", "f", "[b]", "f", "", "b",
        "who does", "[/]", "", "%s", "", "",
        "practise", "1", *ANSWERS, "b", "",
        "quiz set", "1", "", *ANSWERS, "", "", *ANSWERS, "", "", "1", "", "", "b",
        "my progress", "1", "b", "b", "my scores", "1", "", "b",
    )  # fmt: skip
    check(talk, width)
    said = "".join("".join(talk.lines).split())
    assert "".join(first.title.split()) in said
    assert "Result." in talk.text
    assert "Practice, not counted." in talk.text


@pytest.mark.parametrize("width", [80, 20])
def test_a_hostile_record_is_said_harmlessly(tmp_path, office, width):
    own = replace(workspace(tmp_path), office=office)
    write_hostile_record(own.place.path, START)
    talk = spent(
        own, width,
        "my scores", "1", "", "", "", "2", "", "", "", "b",
        "my progress", "1", "b", "b", "continue", "q",
    )  # fmt: skip
    check(talk, width)
    assert "My scores" in talk.text
