"""When the program opens on the screen, and when in lines."""

from __future__ import annotations

import os

import pytest

from medtrainer.cli.interface import can_draw, opens_in_lines
from medtrainer.services.preferences import Preferences, save_preferences
from tests.services.world import workspace


@pytest.fixture
def terminals(monkeypatch):
    """Say which of stdin, stdout and stderr are terminals, and of what sort."""
    for name in ("MEDTRAINER_PLAIN", "ACCESSIBLE"):
        monkeypatch.delenv(name, raising=False)

    def be(descriptors=(0, 1, 2), term="xterm-256color"):
        monkeypatch.setattr(os, "isatty", lambda descriptor: descriptor in descriptors)
        monkeypatch.setenv("TERM", term)

    be()
    return be


@pytest.mark.parametrize("term", ["xterm", "screen", "tmux", "linux", "vt100", "unknown"])
def test_any_terminal_can_be_drawn_on(terminals, tmp_path, term):
    terminals(term=term)
    assert can_draw()
    assert not opens_in_lines(workspace(tmp_path))


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_none_of_the_three_may_be_missing(terminals, tmp_path, missing):
    terminals({0, 1, 2} - {missing})
    assert not can_draw()
    assert opens_in_lines(workspace(tmp_path))


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_move_its_cursor_gets_lines(terminals, tmp_path, term):
    terminals(term=term)
    assert opens_in_lines(workspace(tmp_path))


def test_an_unset_terminal_type_gets_lines(terminals, tmp_path, monkeypatch):
    monkeypatch.delenv("TERM")
    assert opens_in_lines(workspace(tmp_path))


@pytest.mark.parametrize("name", ["MEDTRAINER_PLAIN", "ACCESSIBLE"])
def test_a_variable_asks_for_lines(terminals, tmp_path, monkeypatch, name):
    monkeypatch.setenv(name, "0")
    assert not opens_in_lines(workspace(tmp_path))
    monkeypatch.setenv(name, "1")
    assert opens_in_lines(workspace(tmp_path))


def test_an_option_asks_for_lines_and_so_does_the_choice_once_made(terminals, tmp_path):
    assert opens_in_lines(workspace(tmp_path), plain=True)
    assert not opens_in_lines(workspace(tmp_path))
    save_preferences(tmp_path, Preferences(line_mode=True))
    assert opens_in_lines(workspace(tmp_path))
