"""A fault of the program itself on the screen: the terminal is given back, no answers told."""

from __future__ import annotations

import re
import sys

import pytest

from tests.terminal.screen import Terminal
from tests.terminal.shell import gives_back, in_shell, modes

BROKEN = """
import sys
from medtrainer.cli import main
from medtrainer.tui.screens.{module} import {screen}
def fail(self, *_):
    answer = f"secret-{{len(sys.argv)}}"
    raise RuntimeError(f"a bug {{len(answer)}}")
{screen}.{name} = fail
sys.exit(main(sys.argv[1:]))
"""
PLACES = {
    "opening": ("home", "HomeScreen", "on_mount"),
    "key": ("page", "Page", "action_help"),
    "answer": ("exercise", "ExerciseScreen", "answered"),
    "drawing": ("positions", "PositionsScreen", "hints"),
}
KEYS = {"opening": "", "key": "?", "answer": "5\ra", "drawing": "b"}


@pytest.mark.parametrize("place", PLACES)
def test_a_crash_leaves_the_terminal_usable_and_tells_a_reference(tmp_path, place):
    module, screen, name = PLACES[place]
    code = BROKEN.format(module=module, screen=screen, name=name)
    data = tmp_path / "elsewhere"
    argv = in_shell([sys.executable, "-c", code, "--data", str(data)])
    with Terminal(argv, home=tmp_path) as terminal:
        terminal.wait_for("Welcome").press("enter")
        if KEYS[place]:
            terminal.wait_for("Quiz sets").write(KEYS[place])
        terminal.wait_for(lambda t: b"code 70" in t.output)
        assert terminal.exit_code() == 0
        assert gives_back(terminal)
        first, last = modes(terminal)
        assert first == last
        said = terminal.output[terminal.output.rindex(b"\x1b[?1049l") :].decode()
    assert "Traceback" not in said
    assert "secret" not in terminal.output.decode()
    (reference,) = re.findall(r"stopped the program, reference ([0-9a-f]{8})\.", said)
    (log,) = tmp_path.rglob("errors.log")
    assert log == data / "errors.log"
    kept = log.read_text(encoding="utf-8")
    assert f" {reference} medtrainer " in kept
    assert "RuntimeError: a bug 8" in kept
    assert "secret" not in kept
