"""`medtrainer quiz`: what is said before the screen opens."""

from __future__ import annotations

import os
import sys
from types import ModuleType

import pytest

from medtrainer.services.attempts import start_attempt
from medtrainer.services.workspace import open_workspace
from medtrainer.tui.run import Ending
from tests.cli.world import is_one_message, process
from tests.journal.world import line
from tests.services.world import quiz_set
from tests.terminal.screen import MEDTRAINER, Terminal


@pytest.fixture
def opened(monkeypatch):
    """Give this process a terminal and an interface that notes how it was opened."""
    calls = []

    def run_app(workspace, errand):
        told = (errand.quiz.id, errand.preview, errand.seed) if errand else ()
        calls.append((workspace.office.name, *told))
        return Ending(130)

    module = ModuleType("medtrainer.tui.run")
    module.run_app = run_app
    monkeypatch.setitem(sys.modules, "medtrainer.tui.run", module)
    monkeypatch.setattr(os, "isatty", lambda descriptor: True)
    monkeypatch.setenv("TERM", "xterm")
    return calls


def test_it_opens_on_the_set(run, opened, office):
    assert run("quiz", "who is who?", "--office", office).code == 130
    assert run("quiz", "who-is-who", "--preview", "--seed", "s", "--office", office).code == 130
    assert run("quiz", "--office", office).code == 130
    assert opened == [
        ("Small office", "who-is-who", False, None),
        ("Small office", "who-is-who", True, "s"),
        ("Small office",),
    ]


@pytest.mark.parametrize("asked", [["--preview"], ["--seed", "s"], ["--seed", ""]])
def test_a_preview_or_a_seed_needs_a_set(run, opened, asked):
    done = run("quiz", *asked)
    assert (done.code, done.out, opened) == (2, "", [])
    assert is_one_message(done.err)


def test_a_seed_is_refused_where_an_attempt_goes_on_with_its_own(run, opened, own_data):
    start_attempt(open_workspace(data=own_data), quiz_set("front-desk")).leave()
    done = run("quiz", "front-desk", "--seed", "s")
    assert (done.code, done.out, opened) == (1, "", [])
    assert is_one_message(done.err)
    assert "You have begun “Front desk”" in done.err
    for allowed in (["--seed", "s", "--preview"], []):
        assert run("quiz", "front-desk", *allowed).code == 130
    assert run("quiz", "clinical-scope", "--seed", "s").code == 130


def test_a_set_that_is_not_there(run, opened):
    done = run("quiz", "frnt-desk")
    assert (done.code, done.out, opened) == (1, "", [])
    assert done.err == (
        "medtrainer: There is no quiz set “frnt-desk”. Did you mean “front-desk”?\n"
    )


def test_a_record_of_a_newer_version_is_refused(run, opened, own_data):
    path = own_data / "journal" / f"{os.uname().nodename}.jsonl"
    path.parent.mkdir(parents=True)
    path.write_bytes(line(v=2))
    done = run("quiz", "front-desk")
    assert (done.code, done.out, opened) == (3, "", [])
    assert is_one_message(done.err)
    assert "written by a newer version of MedTrainer. Update the program" in done.err
    assert path.read_bytes() == line_of(path)


def line_of(path):
    (only,) = path.read_bytes().splitlines(keepends=True)
    return only


def test_a_record_that_cannot_be_written_is_told_before_the_first_answer(run, opened, own_data):
    own_data.parent.mkdir(exist_ok=True)
    own_data.write_text("in the way")
    done = run("quiz", "front-desk")
    assert (done.code, done.out, opened) == (3, "", [])
    assert is_one_message(done.err)
    assert done.err.startswith("medtrainer: Not saved: ")


@pytest.mark.parametrize("arguments", [[], ["quiz"], ["quiz", "front-desk", "--preview"]])
def test_without_a_terminal_it_opens_in_lines(tmp_path, arguments):
    done = process(tmp_path, *arguments, env={"TERM": "xterm"})
    assert (done.code, done.err) == (0, "")
    assert ("Quiz set: Front desk." if arguments[1:] else ", Medical office.\n") in done.out
    assert done.out.endswith("Everything that you answered is kept.\n")


def test_on_a_real_terminal_a_refusal_leaves_the_screen_as_it_was(tmp_path):
    path = tmp_path / "data" / "journal" / "old.jsonl"
    path.parent.mkdir(parents=True)
    path.write_bytes(line(v=2))
    with Terminal([*MEDTRAINER, "quiz", "front-desk"], home=tmp_path) as terminal:
        assert terminal.exit_code() == 3
        assert "newer version of MedTrainer" in terminal.text
        assert b"\x1b" not in terminal.output
    with Terminal([*MEDTRAINER, "quiz", "nothing"], home=tmp_path) as terminal:
        assert terminal.exit_code() == 1
        assert "There is no quiz set" in terminal.text
        assert b"\x1b" not in terminal.output
