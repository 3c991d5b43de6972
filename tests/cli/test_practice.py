"""`medtrainer practice`: which positions it opens on, and what is said before the screen opens."""

from __future__ import annotations

import os
import sys
from types import ModuleType

import pytest

from medtrainer.services.record import my_record
from medtrainer.services.workspace import open_workspace
from medtrainer.tui.run import Ending
from tests.cli.world import ROLES, is_one_message, process
from tests.terminal.screen import MEDTRAINER, Terminal


@pytest.fixture
def opened(monkeypatch):
    """Give this process a terminal and an interface that notes what it is opened on."""
    calls = []

    def run_app(workspace, errand):
        calls.append((errand.title, errand.sitting.opening))
        errand.sitting.leave()
        return Ending(0)

    module = ModuleType("medtrainer.tui.run")
    module.run_app = run_app
    monkeypatch.setitem(sys.modules, "medtrainer.tui.run", module)
    monkeypatch.setattr(os, "isatty", lambda descriptor: True)
    monkeypatch.setenv("TERM", "xterm")
    return calls


def headings(opened):
    return [heading for heading, _ in opened]


def test_it_opens_in_the_midst_of_a_practice(run, opened):
    assert run("practice").code == 0
    assert run("practice", "medical-coder").code == 0
    assert run("practice", "rn", "Medical Assistant", "--seed", "s").code == 0
    assert headings(opened) == [
        "Practice: all positions",
        "Practice: Medical Coder",
        "Practice: Registered Nurse, Medical Assistant",
    ]
    assert {opening.purpose for _, opening in opened} == {"practice"}
    assert opened[-1][1].seed == "s"


def test_a_roles_file_stands_in_for_the_office_and_is_recorded_like_any_practice(
    run, opened, tmp_path, own_data
):
    file = tmp_path / "mine.toml"
    file.write_text(ROLES, encoding="utf-8")
    assert run("practice", "Ward nurse", "secretary", "--roles", file).code == 0
    assert headings(opened) == ["Practice: Registered Nurse, Secretary"]
    path = own_data / "journal" / f"{os.uname().nodename}.jsonl"
    assert '{"id":"desk","text":"Secretary"}' in path.read_text(encoding="utf-8")
    assert my_record(open_workspace(data=own_data)).attempts == ()  # nothing was answered
    workspace = open_workspace(data=own_data, roles=str(file))
    assert (workspace.office.name, workspace.office.sets) == ("Small office", ())


def test_with_a_roles_file_the_office_in_use_may_be_faulty(run, opened, office, tmp_path):
    (office / "roles.toml").write_text("[[role", encoding="utf-8")
    file = tmp_path / "mine.toml"
    file.write_text(ROLES, encoding="utf-8")
    assert run("practice", "--office", office).code == 1
    assert run("practice", "--office", office, "--roles", file).code == 0
    assert headings(opened) == ["Practice: all positions"]


def test_a_position_that_is_not_there(run, opened, own_data):
    done = run("practice", "medical-coder", "medical-codr")
    assert (done.code, done.out, opened) == (1, "", [])
    assert done.err == (
        "medtrainer: There is no position “medical-codr”. Did you mean “Medical Coder”?\n"
    )
    assert not own_data.exists()


def test_positions_without_duties_are_refused(run, opened, office):
    done = run("practice", "Manager", "--office", office)
    assert (done.code, done.out, opened) == (1, "", [])
    assert is_one_message(done.err)
    assert "nothing to practise" in done.err


def test_a_record_that_cannot_be_written_is_told_before_the_screen_opens(run, opened, own_data):
    own_data.parent.mkdir(exist_ok=True)
    own_data.write_text("in the way")
    done = run("practice")
    assert (done.code, done.out, opened) == (3, "", [])
    assert done.err.startswith("medtrainer: Not saved: ")


def test_without_a_terminal_it_practises_in_lines(tmp_path):
    done = process(tmp_path, "practice", "medical-coder", "--data", "data", env={"TERM": "xterm"})
    assert (done.code, done.err) == (0, "")
    assert "Practice: Medical Coder.\n\nExercise 1.\n" in done.out
    (journal,) = (tmp_path / "data" / "journal").iterdir()
    assert '"mode":"plain"' in journal.read_text()


def test_on_a_real_terminal_it_opens_at_the_first_exercise(tmp_path):
    with Terminal([*MEDTRAINER, "practice", "medical-coder"], home=tmp_path) as terminal:
        terminal.wait_for("exercise 1")
        assert "Practice: Medical Coder" in terminal.text
        terminal.press("escape").wait_for("Practise positions").press("q")
        assert terminal.exit_code() == 0
