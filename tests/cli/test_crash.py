"""A fault of the program itself: one line for the person, the rest to a log without answers."""

from __future__ import annotations

import re
import stat

import pytest

from medtrainer import settings
from medtrainer.cli.crash import EXIT_CODE, report_crash
from medtrainer.errors import EnvironmentProblem
from tests.cli.world import is_one_message, python


@pytest.fixture
def broken(monkeypatch):
    """Let `who` fail in a way that nobody has thought of, with an answer in its hands."""

    def fail(catalogue, question):
        answer = f"secret-{len(question)}"
        raise RuntimeError(f"a bug in “who” {len(answer)} \udcff")

    monkeypatch.setattr("medtrainer.cli.who.who_does", fail)


def test_one_line_with_a_reference_and_a_log_without_local_variables(run, broken, own_data):
    done = run("who", "what I answered")
    assert (done.code, done.out) == (EXIT_CODE, "")
    assert is_one_message(done.err)
    reference = re.search(r"reference ([0-9a-f]{8})\. Details are in (.+)/errors\.log\.", done.err)
    assert reference.group(2) == str(own_data)
    log = (own_data / "errors.log").read_text(encoding="utf-8")
    assert f" {reference.group(1)} medtrainer " in log
    assert "Traceback (most recent call last):" in log
    assert "RuntimeError: a bug in “who” 9 \\udcff" in log
    assert "secret-15" not in log
    assert "what I answered" not in log
    assert stat.S_IMODE((own_data / "errors.log").stat().st_mode) == 0o600
    assert stat.S_IMODE(own_data.stat().st_mode) == 0o700


def test_each_fault_is_added_with_its_own_reference(run, broken, own_data):
    first, second = (run("who", "x").err for _ in range(2))
    assert first != second
    assert (own_data / "errors.log").read_text(encoding="utf-8").count("RuntimeError: ") == 2


@pytest.mark.parametrize("place", ["before", "after", "joined"])
def test_the_log_is_where_the_command_line_says(run, broken, own_data, tmp_path, place):
    named = tmp_path / "mine"
    arguments = {
        "before": ("--data", named, "who", "x"),
        "after": ("who", "x", "--data", named),
        "joined": ("--data", tmp_path / "no", "who", f"--data={named}", "x"),
    }[place]
    done = run(*arguments)
    assert done.code == EXIT_CODE
    assert f"Details are in {named}/errors.log." in done.err
    assert "RuntimeError: " in (named / "errors.log").read_text(encoding="utf-8")
    assert not own_data.exists()
    assert not (tmp_path / "no").exists()


def test_where_no_log_can_be_written_the_line_says_so(run, broken, own_data):
    own_data.write_text("in the way")
    done = run("who", "x")
    assert done.code == EXIT_CODE
    assert is_one_message(done.err)
    assert "The details could not be kept." in done.err


def test_a_folder_of_any_name_keeps_the_message_on_one_line(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("MEDTRAINER_DATA", str(tmp_path / "a\n\x1b[2J"))
    assert report_crash(ValueError("x")) == EXIT_CODE
    said = capsys.readouterr()
    assert is_one_message(said.err)
    assert "a<U+000A><U+001B>[2J/errors.log" in said.err


def test_without_a_home_the_line_says_so_too(run, broken, monkeypatch):
    def homeless(chosen):
        raise EnvironmentProblem("This account has no home folder to keep a record in.")

    monkeypatch.setattr(settings, "data_folder", homeless)
    done = run("who", "x")
    assert done.code == EXIT_CODE
    assert is_one_message(done.err)
    assert "The details could not be kept." in done.err


CRASH = """
import sys, medtrainer.cli.who as who
def fail(*_): raise RuntimeError("a bug in \\u201cwho\\u201d")
who.who_does = fail
from medtrainer.cli import main
sys.exit(main(["who", "x"]))
"""


def test_a_locale_that_lacks_the_words_of_the_fault_brings_no_traceback(tmp_path):
    env = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    done = python(tmp_path, CRASH, {**env, "MEDTRAINER_DATA": str(tmp_path)})
    assert (done.code, done.out) == (EXIT_CODE, "")
    assert is_one_message(done.err)
    log = (tmp_path / "errors.log").read_text(encoding="utf-8")
    assert "a bug in “who”" in log


def test_in_a_kiosk_the_reference_is_all_that_is_said(monkeypatch, run, own_data):
    def fail(options):
        raise RuntimeError("a bug")

    monkeypatch.setattr("medtrainer.cli.kiosk.enter", fail)
    done = run("--kiosk")
    assert done.code == EXIT_CODE
    assert is_one_message(done.err)
    assert "Tell your administrator." in done.err
    assert "/" not in done.err
    reference = re.search(r"reference ([0-9a-f]{8})", done.err).group(1)
    assert reference in (own_data / "errors.log").read_text(encoding="utf-8")
