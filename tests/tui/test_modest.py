"""The terminal is told what it needs, and believed what it can do."""

from __future__ import annotations

import pytest
from textual.drivers.linux_driver import LinuxDriver

from medtrainer.tui.modest import ModestDriver, doubt_colours


@pytest.fixture
def driver(monkeypatch):
    """A driver on no terminal; `written` is what it sends."""
    made = ModestDriver.__new__(ModestDriver)
    made.written = []
    monkeypatch.setattr(LinuxDriver, "write", lambda driver, data: driver.written.append(data))
    return made


def test_pictures_pass_and_a_cursor_that_is_there_is_not_moved_again(driver):
    for data in ("\x1b[1;1Hab\x1b[4;2H", "\x1b[4;2H", "\x1b[5;2H", "\x1b[5;2H", "x", "\x1b[5;2H"):
        driver.write(data)
    assert driver.written == ["\x1b[1;1Hab\x1b[4;2H", "\x1b[5;2H", "x", "\x1b[5;2H"]


def test_the_screen_is_empty_when_it_is_left(driver):
    driver.write("\x1b[?1049l")
    assert driver.written == ["\x1b[0m\x1b[H\x1b[2J\x1b[?1049l"]


@pytest.mark.parametrize(
    ("environ", "believed"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-ghostty"}, True),
        ({"TERM": "vte-256color"}, True),
        ({"TERM": "linux"}, False),
        ({"TERM": "vt220"}, False),
        ({"TERM": "screen-256color"}, False),
        ({"TERM": "screen", "TMUX": "/tmp/tmux-1000/default,1,0"}, True),
        ({}, True),
    ],
)
def test_a_promise_of_colours_is_believed_where_it_can_be_kept(environ, believed):
    environ = {**environ, "COLORTERM": "truecolor"}
    doubt_colours(environ)
    assert ("COLORTERM" in environ) is believed
