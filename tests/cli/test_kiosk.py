"""The kiosk: only the program, from the administrator's folders, without anything to get out by."""

from __future__ import annotations

import os
import signal

import pytest

from medtrainer.cli import kiosk
from medtrainer.cli.table import COMMANDS
from tests.cli.world import is_one_message

HOSTILE = {
    "TEXTUAL_DRIVER": "evil:Driver",
    "TEXTUAL_LOG": "/tmp/x",
    "TEXTUAL_SCREENSHOT": "0",
    "TEXTUAL_PRESS": "q",
    "TEXTUAL_DEVTOOLS_HOST": "example.org",
    "PYTHONINSPECT": "1",
    "BROWSER": "sh",
    "SSH_ORIGINAL_COMMAND": "sh",
    "XDG_DATA_HOME": "/tmp",
}


@pytest.fixture(autouse=True)
def put_back(monkeypatch):
    """Give the process its variables and its signals back."""
    monkeypatch.setattr(os, "environ", dict(os.environ))
    kept = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGQUIT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_there_are_no_commands(run, command):
    done = run("--kiosk", command)
    assert (done.code, done.out) == (2, "")
    assert is_one_message(done.err)
    assert "no commands" in done.err


@pytest.mark.parametrize("command", ["sh", "interface", "-c"])
def test_what_is_no_command_is_refused_too(run, command):
    done = run("--kiosk", command)
    assert (done.code, done.out) == (2, "")


def test_nothing_after_a_command_is_read(run):
    assert run("--kiosk", "roles", "--help").code == 2


@pytest.mark.parametrize("option", ["--office", "--data"])
@pytest.mark.parametrize("value", ["/etc", ""])
def test_where_things_are_is_not_for_the_person_to_say(run, option, value):
    done = run("--kiosk", option, value)
    assert (done.code, done.out) == (2, "")
    assert is_one_message(done.err)


def test_there_is_no_way_to_say_it_is_none_after_all(run):
    assert run("--kiosk", "--no-kiosk").code == 2


def test_half_a_word_does_not_open_it(run):
    assert run("--kios").code == 2


def test_a_command_has_no_switch_of_its_own_for_it(run):
    """So what a person adds behind a command changes nothing."""
    assert run("scores", "--kiosk").code == 2


def test_variables_of_the_connection_are_gone_before_anything_reads_them(run, monkeypatch):
    seen = set()
    monkeypatch.setattr("medtrainer.cli.interface.run", lambda args: seen.update(os.environ) or 0)
    kept = {"TERM": "xterm", "LANG": "C.UTF-8", "HOME": "/x", "NO_COLOR": "1"}
    os.environ.update({**HOSTILE, **kept})
    assert run("--kiosk").code == 0
    assert not seen & set(HOSTILE)
    assert seen >= {*kept, "MEDTRAINER_DATA"}
    os.environ.update(HOSTILE)
    assert run().code == 0
    assert seen >= set(HOSTILE)


def test_keys_that_stop_or_dump_a_program_do_nothing(run, monkeypatch):
    monkeypatch.setattr("medtrainer.cli.interface.run", lambda args: 0)
    numbers = (signal.SIGTSTP, signal.SIGQUIT)
    for number in numbers:
        signal.signal(number, signal.SIG_DFL)
    assert run().code == 0
    assert [signal.getsignal(number) for number in numbers] == [signal.SIG_DFL] * 2
    assert run("--kiosk").code == 0
    assert [signal.getsignal(number) for number in numbers] == [signal.SIG_IGN] * 2


def test_the_variables_that_textual_reads_are_none_of_those_that_stay():
    assert not [name for name in kiosk._KEPT if name.startswith(("TEXTUAL", "PYTHON", "LD_"))]


@pytest.mark.parametrize("command", [command.name for command in COMMANDS if not command.own])
def test_a_learner_is_named_only_where_a_record_is_shown(run, command):
    for words in (("--learner", "bo", command), (command, "--learner", "bo")):
        done = run(*words, *(("x",) if command == "who" else ()))
        assert (done.code, done.out) == (2, "")
        assert is_one_message(done.err)


def test_a_guest_is_sent_to_the_administrator_and_told_of_no_file(run, office, monkeypatch):
    (office / "roles.toml").write_text("[[role", encoding="utf-8")
    monkeypatch.setenv("MEDTRAINER_OFFICE", str(office))
    done = run("--kiosk")
    assert (done.code, done.out) == (1, "")
    assert done.err.endswith("Tell your administrator.\n")
    assert done.err.count("\n") == 1
