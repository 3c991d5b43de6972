"""Whether there is a terminal to open the interface on."""

from __future__ import annotations

import os

import pytest

from medtrainer.cli.interface import require_terminal
from medtrainer.errors import UsageProblem


@pytest.fixture
def terminals(monkeypatch):
    """Say which of stdin, stdout and stderr are terminals, and of what sort."""

    def be(descriptors, term="xterm-256color"):
        monkeypatch.setattr(os, "isatty", lambda descriptor: descriptor in descriptors)
        monkeypatch.setenv("TERM", term)

    return be


@pytest.mark.parametrize("term", ["xterm", "screen", "tmux", "linux", "vt100", "unknown"])
def test_any_terminal_will_do(terminals, term):
    terminals({0, 1, 2}, term)
    require_terminal()


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_none_of_the_three_may_be_missing(terminals, missing):
    terminals({0, 1, 2} - {missing})
    with pytest.raises(UsageProblem, match="needs a terminal") as caught:
        require_terminal()
    assert caught.value.exit_code == 2
    assert caught.value.advice


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_move_its_cursor_is_not_enough(terminals, term):
    terminals({0, 1, 2}, term)
    with pytest.raises(UsageProblem, match="cannot move its cursor"):
        require_terminal()


def test_an_unset_terminal_type_is_not_enough_either(terminals, monkeypatch):
    terminals({0, 1, 2})
    monkeypatch.delenv("TERM")
    with pytest.raises(UsageProblem, match="TERM=xterm-256color"):
        require_terminal()
