"""A whole first day through a pipe: read, ask, practise, sit a set, hear the result and more."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest

from medtrainer.plain.run import run_lines
from medtrainer.services.record import my_record
from medtrainer.services.workspace import open_workspace
from tests.plain.talk import too_wide
from tests.terminal.screen import MEDTRAINER

FRONT_DESK, PRACTISE, POSITIONS, WHO, VISIT, PROGRESS, SCORES = "5 10 11 12 13 14 15".split()
DAY = (
    *("?", POSITIONS, "medical coder", "c", "1", "b", "f", "blood", "1", "b", "fax", "b"),
    *(WHO, "prior auth", "", "who draws blood?", "1", "b", "who codes", "", "zebra", ""),
    *(VISIT, "r", "MA", "c", "rn", "b", "b", PRACTISE, "1 2", *"1111", "", "b", ""),
    *(FRONT_DESK, "", *"12345", "", "", *"11111", "", "d", "2", "I doubt it", "", *"123", "u", "3"),
    *("", "", "b", "4", "5", "", "", "1", "", "", "", "practise the", "1", "b", ""),
    *(PROGRESS, "1", "b", "b", SCORES, "1", "", "", "", "b"),
)
"""Everything that a new hire does on the first day, line by line."""


def pipe(home, script, columns):
    """Run the program in a pipe with this typed at it."""
    return subprocess.run(
        MEDTRAINER,
        input="".join(f"{line}\n" for line in script),
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "MEDTRAINER_DATA": str(home / "data"),
            "COLUMNS": str(columns),
            "PYTHONUTF8": "1",
        },
    )


@pytest.mark.parametrize("columns", [80, 20])
def test_a_first_day_is_done_in_a_pipe(tmp_path, columns):
    done = pipe(tmp_path, DAY, columns)
    assert (done.returncode, done.stderr) == (0, "")
    said = " ".join(done.stdout.split())
    assert too_wide(done.stdout.splitlines(), columns) == []
    assert all(char == "\n" or char.isprintable() for char in done.stdout)
    assert "is not among the choices" not in said
    assert "is not understood here" not in said
    for heard in (
        "no trainer sees it",
        "Medical Coder or Medical Biller?",
        "Only the Medical Coder",
        "1. Registered Nurse or Medical Assistant.",
        "No duty holds these words.",
        "1 position fits “fax”.",
        "A patient's visit.",
        "Medical Assistant or Registered Nurse?",
        "Practice: ",
        "Practice, not counted.",
        "Quiz set: Front desk.",
        "Exercise 3 of 3.",
        "Wrong: you chose the",
        "Recorded.",
        "of 15 right",
        "My progress:",
        "My scores, the newest first.",
        "Everything that you answered is kept.",
    ):
        assert heard in said, heard
    scores = json.loads(
        subprocess.run(
            [*MEDTRAINER, "scores", "--json", "--data", str(tmp_path / "data")],
            capture_output=True,
            check=True,
        ).stdout
    )
    assert [(row["purpose"], row["mode"]) for row in scores] == [
        ("practice", "plain"),
        ("set", "plain"),
        ("practice", "plain"),
    ]
    assert all(row["finished"] for row in scores)


@pytest.fixture
def session(tmp_path, monkeypatch, capsys):
    """Return what sits down with a script, as often as wanted, and returns what was heard."""

    workspace = open_workspace(data=str(tmp_path))

    def sit(script):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in script)))
        assert run_lines(workspace, width=80) == 0
        return my_record(workspace), " ".join(capsys.readouterr().out.split())

    return sit


def test_an_end_of_input_anywhere_saves_and_leaves(session):
    begun = DAY.index(FRONT_DESK)
    answered = 0
    for end in range(len(DAY)):
        record, heard = session(DAY[:end] if end < begun else DAY[begun:end])
        assert heard.endswith("Everything that you answered is kept.")
        if record.unfinished:
            (attempt,) = record.unfinished
            answered = sum(sheet.answered for sheet in attempt.sheets)
            again, heard = session([])
            assert "Continue Front desk: exercise" in heard
            assert again.unfinished == record.unfinished
            # Let go of it, so that the next round begins at the same place.
            session(["1", *[""] * 40])
    assert answered
