"""The command line as a whole: which command, which office, which exit code, which message."""

from __future__ import annotations

import argparse
import os
import re
from importlib import import_module

import pytest

from medtrainer import __version__, settings
from medtrainer.cli.table import COMMANDS, INTERFACE
from tests.cli.world import QUIZ, ROLES, is_one_message, write_office

CONTRACT = {
    "roles": {"--roles", "--json"},
    "who": {"--roles", "--json"},
    "quiz": {"--preview", "--seed"},
    "exercise": {
        *("--roles", "--kind", "--duties", "--positions"),
        *("--reuse", "--seed", "--count", "--json"),
    },
    "scores": {"--json"},
    "check": {"--json"},
}
"""Options that formats.md, section 6, promises of the commands there are."""


def titles(done):
    return [role["title"] for role in done.json]


SMALL = ["Registered Nurse", "Medical Assistant", "Secretary", "Manager"]


def test_the_version(run):
    done = run("--version")
    assert (done.code, done.err, done.out) == (0, "", f"medtrainer {__version__}\n")


@pytest.mark.parametrize("named", ["", "0", "-5", "x", "50", "120"])
@pytest.mark.parametrize("terminal", [None, 0, 64])
def test_help_is_as_wide_as_argparse_would_have_it(run, monkeypatch, named, terminal):
    def size(*descriptor):
        if terminal is None:
            raise OSError("no terminal")
        return os.terminal_size((terminal, 24))

    monkeypatch.setattr(os, "get_terminal_size", size)
    monkeypatch.setenv("COLUMNS", named)
    ours = run("exercise", "--help").out
    module = import_module("medtrainer.cli.main")
    monkeypatch.setattr(module, "_Help", argparse.RawDescriptionHelpFormatter)
    assert ours == run("exercise", "--help").out
    monkeypatch.setenv("COLUMNS", "33")
    assert ours != run("exercise", "--help").out


@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_the_help_lists_every_command(run, asked):
    done = run(asked)
    assert (done.code, done.err) == (0, "")
    for command in COMMANDS:
        assert re.search(rf"^  {command.name} +{re.escape(command.help)}$", done.out, re.MULTILINE)
    assert {"--version", "--office", "--data"} <= set(re.findall(r"--\w+", done.out))


def test_the_commands_are_those_of_the_contract():
    assert {command.name for command in COMMANDS} >= set(CONTRACT)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_help_of_a_command_names_all_its_options(run, command):
    done = run(command.name, "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"usage: medtrainer {command.name} ")
    module = import_module(f"medtrainer.cli.{command.name}")
    parser = argparse.ArgumentParser()
    module.configure(parser)
    described = re.findall(r"^  (?:-\w(?: \w+)?, )?(--[\w-]+)[^\n]*?  +\S", done.out, re.MULTILINE)
    wrapped = re.findall(r"^  (--[\w-]+)[^\n]*\n {10,}\S", done.out, re.MULTILINE)
    names = parser._option_string_actions
    own = {name for name in names if name.startswith("--") and not name.startswith("--no-")}
    everywhere = {"--office", "--data", *(("--learner",) if command.own else ())}
    assert own | everywhere == {*described, *wrapped}
    assert CONTRACT.get(command.name, set()) <= own
    assert module.__doc__.splitlines()[0] in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--office", "O", "roles", "--json"],
        ["--office=O", "roles", "--json"],
        ["roles", "--office", "O", "--json"],
        ["roles", "--json", "--office=O"],
        ["--office", "elsewhere", "roles", "--office", "O", "--json"],
        ["--data", "D", "--office", "O", "roles", "--data", "E", "--json"],
    ],
)
def test_the_office_may_be_named_before_or_behind_the_command(run, office, arguments):
    placed = [word.replace("O", str(office)) if "O" in word else word for word in arguments]
    assert titles(run(*placed)) == SMALL


def test_the_office_of_the_environment_gives_way_to_the_one_named(run, office, monkeypatch):
    monkeypatch.setenv("MEDTRAINER_OFFICE", str(office))
    assert titles(run("roles", "--json")) == SMALL
    builtin = settings.builtin_office()
    assert len(run("roles", "--office", builtin, "--json").json) == 9


def test_the_current_folder_is_never_the_office_by_surprise(run, tmp_path, monkeypatch):
    here = write_office(tmp_path / "here", ROLES, who=QUIZ)
    monkeypatch.chdir(here)
    assert len(run("roles", "--json").json) == 9
    assert run("exercise", "who").code == 1
    assert run("check", "--json").json["roles"] == 9
    assert titles(run("roles", "--office", ".", "--json")) == SMALL


USAGE = [
    ["rolls"],
    ["main"],
    ["output"],
    ["../roles"],
    [""],
    ["--nope"],
    ["--nope", "roles"],
    ["--json", "roles"],
    ["roles", "--nope"],
    ["roles", "--json=yes"],
    ["roles", "nurse", "coder"],
    ["--office"],
    ["roles", "--office"],
    ["scores", "all"],
    ["check", "--seed", "1"],
    ["who"],
    ["quiz", "front-desk", "first-week"],
    ["roles\x1b[2J"],
    ["scores", "a\nb"],
    ["\udcff"],
]


@pytest.mark.parametrize("arguments", USAGE, ids=repr)
def test_what_is_no_command_or_option_is_said_in_one_line(run, arguments):
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert is_one_message(done.err)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("rolls", "Did you mean “roles”?"),
        ("score", "Did you mean “scores”?"),
        ("xyzzy", "“medtrainer --help” lists the commands."),
    ],
)
def test_a_wrong_command_is_answered_with_the_nearest(run, name, advice):
    assert run(name).err == f"medtrainer: There is no command “{name}”. {advice}\n"


def test_a_wrong_option_is_answered_with_where_to_look(run):
    assert run("roles", "--nope").err == (
        "medtrainer: Unrecognized arguments: --nope. “medtrainer roles --help” explains.\n"
    )


def test_an_office_that_is_not_there_is_said(run, tmp_path):
    for command in (["roles"], ["who", "x"], ["exercise"], ["exercise", "front-desk"], ["scores"]):
        done = run(*command, "--office", tmp_path / "none")
        assert (done.code, done.out) == (1, "")
        assert is_one_message(done.err.splitlines(keepends=True)[-1])
        assert f"{tmp_path}/none/roles.toml" in done.err


def test_an_interrupt_is_quiet(run, monkeypatch):
    def interrupt(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("medtrainer.cli.who.who_does", interrupt)
    done = run("who", "x")
    assert (done.code, done.out, done.err) == (130, "", "")


def test_no_command_opens_the_interface(run, monkeypatch):
    module = import_module(f"medtrainer.cli.{INTERFACE}")
    asked = []
    monkeypatch.setattr(module, "run", lambda args: asked.append((args.office, args.data)) or 0)
    assert run("--office", "O", "--data", "D").code == 0
    assert run().code == 0
    assert asked == [("O", "D"), (None, None)]
