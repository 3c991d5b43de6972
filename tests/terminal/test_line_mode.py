"""The line mode on a terminal: how one comes into it, out of it, and what it sends."""

from __future__ import annotations

import signal

import pytest

from medtrainer.services.preferences import load_preferences
from tests.terminal.record import data_of, journal
from tests.terminal.screen import MEDTRAINER, Terminal
from tests.terminal.shell import gives_back, in_shell, modes

HOME = "Type a number, ? help, q leave:"


def is_only_text(data):
    """Tell whether bytes are text in lines; a terminal makes a line feed of what it echoes two."""
    return all(char in "\r\n" or char.isprintable() for char in bytes(data).decode())


@pytest.mark.parametrize("key", ["l", "L"])
def test_one_key_on_the_first_screen_goes_over_for_good(tmp_path, key):
    with Terminal(in_shell(MEDTRAINER), home=tmp_path) as terminal:
        terminal.wait_for("Screen reader? Press L for line mode.").press(key).wait_for(HOME)
        assert gives_back(terminal)
        mark = terminal.mark()
        terminal.write("quiz set front\n\n1\nq\n").wait_for("code 0")
        assert is_only_text(terminal.output[mark:])
        assert "Saved: " in terminal.output[mark:].decode()
        assert terminal.exit_code() == 0
        before, after = modes(terminal)
        assert before == after
    (begun,) = [event for event in journal(tmp_path) if event["type"] == "attempt-started"]
    assert begun["mode"] == "plain"
    assert load_preferences(data_of(tmp_path)).line_mode


def test_from_then_on_it_opens_in_lines_until_that_is_chosen_away(start, tmp_path):
    start().wait_for("Screen reader?").press("l").wait_for(HOME).write("q\n").exit_code()
    again = start().wait_for(HOME)
    assert is_only_text(again.output)
    assert "Welcome" not in again.text
    again.write("Open in the full\n").wait_for("opens in the full screen.").write("q\n")
    assert again.exit_code() == 0
    start().wait_for("Quiz sets").press("q")
    assert not load_preferences(data_of(tmp_path)).line_mode


def test_an_option_for_once_does_not_change_the_choice(start, tmp_path):
    assert start("--plain").wait_for(HOME).write("?\nq\n").exit_code() == 0
    assert load_preferences(data_of(tmp_path)).welcomed
    assert not load_preferences(data_of(tmp_path)).line_mode
    start().wait_for("Quiz sets").press("q")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("way", ["option", "key"])
def test_a_signal_ends_it_and_practice_gets_its_end(start, tmp_path, number, way):
    if way == "option":
        terminal = start("--plain")
    else:  # the screen has had handlers of its own, and a loop that is closed by now
        terminal = start().wait_for("Screen reader?").press("l")
    terminal.wait_for(HOME).write("practise\n\n1\n").wait_for("Question 2 of")
    mark = terminal.mark()
    terminal.signal(number)
    assert terminal.exit_code(2) == 128 + number
    assert b"medtrainer:" not in terminal.output[mark:]
    assert [event["type"] for event in journal(tmp_path)][-2:] == ["answered", "finished"]
    assert not list(tmp_path.rglob("errors.log"))


@pytest.mark.parametrize(("key", "code"), [("ctrl+c", 130), ("ctrl+d", 0)])
def test_keys_that_leave(start, tmp_path, key, code):
    terminal = start("--plain", "quiz", "front-desk").wait_for("Enter to begin")
    terminal.write("\n1\n").wait_for("Question 2 of").press(key)
    assert terminal.exit_code(2) == code
    assert [event["type"] for event in journal(tmp_path)][-1] == "answered"
    assert start("--plain").wait_for("1. Continue Front desk: exercise 1 of 3, 1 answered")


def test_a_terminal_that_cannot_move_its_cursor_needs_no_option(start):
    terminal = start(env={"TERM": "dumb"}).wait_for(HOME)
    assert is_only_text(terminal.output)
    assert "full screen" not in terminal.text  # it could not be drawn here


@pytest.mark.parametrize("columns", [20, 40])
def test_lines_are_as_long_as_the_terminal_is_wide(start, columns):
    terminal = start("--plain", columns=columns, lines=60).wait_for("My scores")
    terminal.write("5\n\n").wait_for("Question 1").settle(0.1)
    heard = [line.removesuffix(": 5") for line in terminal.output.decode().split("\r\n")]
    assert max(len(line.rstrip()) for line in heard) in range(columns - 2, columns + 1)
