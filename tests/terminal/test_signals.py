"""Leaving when somebody or something ends the session (terminal.md, section 1)."""

from __future__ import annotations

import os
import resource
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from tests.ssh.processes import below, status, wait_until
from tests.terminal.record import journal
from tests.terminal.screen import MEDTRAINER, Terminal
from tests.terminal.shell import ENTERED, gives_back, in_shell, modes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.terminal.conftest import Start

AT_ONCE = 2  # seconds, while the program answers
AT_LAST = 5  # seconds, on a dead line
LITTLE = 0.5  # seconds of processor time; spinning for as long as is allowed takes several

DEAF = """
import os, signal, sys
{}
os.execv(sys.executable, [sys.executable, "-m", "medtrainer", *sys.argv[1:]])
"""
PARENTS = {
    "usual": "pass",
    "ignores": "signal.signal(signal.SIGHUP, signal.SIG_IGN)",
    "blocks": "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])",
}
"""What a program inherits from whoever started it, as from nohup."""


def begin(terminal: Terminal) -> Terminal:
    """Begin the set on whose card the program stands, and answer once."""
    terminal.wait_for("Press Enter to begin").press("enter").wait_for("exercise 1 of 3")
    return terminal.press("a").wait_for("1 of 5 answered").settle()


def spent_dying(terminal: Terminal, seconds: float) -> float:
    """Wait for the end of a program on a dead line; return the processor time that took."""
    before = status(terminal.pid).cpu
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    terminal.hangup()
    terminal.exit_code(seconds)
    all_ = resource.getrusage(resource.RUSAGE_CHILDREN)
    return all_.ru_utime + all_.ru_stime - others.ru_utime - others.ru_stime - before


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Terminal]:
    """A shell, as a person has it; the program is started from there."""
    argv = in_shell([*MEDTRAINER, "quiz", "front-desk"])
    with Terminal(argv, home=tmp_path) as terminal:
        yield terminal


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_program_in_order(start: Start, tmp_path, number):
    terminal = begin(start("quiz", "front-desk")).signal(number)
    assert terminal.exit_code(AT_ONCE) == 128 + number
    assert gives_back(terminal)
    assert len([e for e in journal(tmp_path) if e["type"] == "answered"]) == 1
    assert not list(tmp_path.rglob("errors.log"))


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_signal_during_the_start_gives_the_terminal_back(start: Start, number):
    terminal = start().wait_for(lambda t: ENTERED in t.output).signal(number)
    assert terminal.exit_code(AT_ONCE) == 128 + number
    assert gives_back(terminal)


@pytest.mark.parametrize("parent", PARENTS)
def test_a_closed_terminal_ends_the_program(tmp_path, parent):
    argv = [sys.executable, "-c", DEAF.format(PARENTS[parent]), "quiz", "front-desk"]
    with Terminal(argv, home=tmp_path) as terminal:
        begin(terminal)
        assert spent_dying(terminal, AT_LAST) < LITTLE
    assert len([e for e in journal(tmp_path) if e["type"] == "answered"]) == 1
    assert not list(tmp_path.rglob("errors.log"))


@pytest.mark.parametrize(
    ("way", "typed"),
    [
        ("b", "/blood"),
        ("w", "prior auth"),
        ("5\r" + "abcda\r\r" * 3 + "d", "no, it is mine"),
    ],
)
def test_ctrl_c_leaves_from_a_typed_line(start: Start, way, typed):
    terminal = start().wait_for("Welcome").press("enter").wait_for("Quiz sets")
    terminal.write(way).settle().write(typed).wait_for(typed.lstrip("/")).press("ctrl+c")
    assert terminal.exit_code(AT_ONCE) == 130
    assert gives_back(terminal)


def test_ctrl_z_and_its_signal_do_nothing(start: Start):
    terminal = begin(start("quiz", "front-desk"))
    before = terminal.lines
    terminal.press("ctrl+z").signal(signal.SIGTSTP).settle()
    assert status(terminal.pid).state == "S"
    assert terminal.lines == before
    terminal.press("b").wait_for("2 of 5 answered")


def test_a_stopped_program_goes_on_where_it_was_and_leaves_the_terminal_as_it_was(shell):
    begin(shell)
    before = shell.lines
    (pid,) = below(shell.pid)
    os.kill(pid, signal.SIGSTOP)
    assert wait_until(lambda: status(pid).state == "T", AT_LAST)
    shell.screen.reset()  # somebody else has written all over the screen
    os.kill(pid, signal.SIGCONT)
    shell.wait_for(lambda terminal: terminal.lines == before)
    shell.settle().press("b").wait_for("2 of 5 answered").press("c").wait_for("3 of 5 answered")
    shell.press("ctrl+c").wait_for(lambda terminal: b"code 130" in terminal.output)
    assert shell.exit_code() == 0
    assert gives_back(shell)
    first, last = modes(shell)
    assert first == last
