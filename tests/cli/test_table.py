"""The table of commands, and that each brings along only what it needs."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from medtrainer import cli
from medtrainer.cli.table import COMMANDS, INTERFACE
from tests.cli.world import python

WITHOUT_SCREEN = [
    ["--version"],
    ["--help"],
    ["rolls"],
    *([command.name, "--help"] for command in COMMANDS),
    ["roles"],
    ["roles", "physician", "--json"],
    ["who", "prior", "auth"],
    ["exercise", "front-desk", "--json"],
    ["scores", "--json"],
    ["progress", "--json"],
    ["check"],
    ["check", "nowhere.toml"],
    ["practice", "medical-coder"],  # refused, as the next one is
    ["quiz", "front-desk"],  # refused: there is no terminal
    [],
]


@pytest.mark.parametrize("arguments", WITHOUT_SCREEN, ids=" ".join)
def test_what_opens_no_screen_loads_none(tmp_path, arguments):
    code = f"""
import os, sys
from medtrainer.cli import main
sys.stdout = sys.stderr = open(os.devnull, "w")
main({arguments!r})
print(*sys.modules, file=sys.__stdout__)
"""
    done = python(tmp_path, code)
    assert (done.code, done.err) == (0, "")
    loaded = set(done.out.split())
    assert "medtrainer.cli.main" in loaded
    assert not {"textual", "rich", "asyncio", "medtrainer.tui"} & loaded


def test_every_command_has_its_module_and_a_few_words():
    names = [command.name for command in COMMANDS]
    assert len(set(names)) == len(names)
    assert INTERFACE not in names
    for name in (*names, INTERFACE):
        module = import_module(f"medtrainer.cli.{name}")
        assert callable(module.configure)
        assert callable(module.run)
    for command in COMMANDS:
        assert command.help
        assert len(f"  {command.name:<10}{command.help}") < 80


def test_no_module_with_a_command_is_left_out_of_the_table():
    files = Path(cli.__file__).parent.glob("*.py")
    runnable = {path.stem for path in files if "\ndef run(args" in path.read_text(encoding="utf-8")}
    assert runnable == {INTERFACE, *(command.name for command in COMMANDS)}
