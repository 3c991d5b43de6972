"""The line mode's way in and out."""

from __future__ import annotations

import io
import sys

import pytest

from medtrainer.plain.console import LONGEST
from medtrainer.plain.run import run_lines
from medtrainer.services.preferences import load_preferences
from medtrainer.services.workspace import open_workspace


class Pipe(io.StringIO):
    """An input that notes how much of it was taken at once."""

    most = 0

    def readline(self, size=-1, /):
        """Return a line, or the beginning of one."""
        line = super().readline(size)
        self.most = max(self.most, len(line))
        return line


@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST, LONGEST + 1, 1_000_000])
def test_a_line_however_long_is_one_answer_and_never_held_whole(
    tmp_path, monkeypatch, capsys, length
):
    pipe = Pipe("\n" + "x" * length + "\nq\n")
    monkeypatch.setattr(sys, "stdin", pipe)
    assert run_lines(open_workspace(data=str(tmp_path)), width=80) == 0
    assert pipe.most <= LONGEST
    assert not pipe.read()
    assert capsys.readouterr().out.count("Type a number, ? help, q leave") == 3


def test_who_hung_up_at_once_was_not_welcomed(tmp_path, monkeypatch, capsys):
    for typed, is_welcomed in (("", False), ("?\n", True)):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        assert run_lines(open_workspace(data=str(tmp_path)), width=80) == 0
        assert "Welcome to MedTrainer." in capsys.readouterr().out
        assert load_preferences(tmp_path).welcomed == is_welcomed
