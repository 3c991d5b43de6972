"""Whatever becomes of stdout and stderr: an exit code, at most one line, never a traceback."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from medtrainer.cli import streams
from tests.cli.world import PROGRAM, environment, is_one_message, process

BUFFERS = pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])

PRINTS = [
    ["--help"],
    ["--version"],
    ["roles", "--help"],
    ["roles"],
    ["roles", "--json"],
    ["who", "patient"],
    ["exercise", "--count", "400", "--json"],
    ["scores"],
    ["check"],
]


def without_reader(home, *arguments, stream="stdout", **env):
    """Run a command whose stdout or stderr nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        return process(home, *arguments, env=env, **{stream: writing})
    finally:
        os.close(writing)


@BUFFERS
@pytest.mark.parametrize("arguments", PRINTS, ids=" ".join)
def test_a_reader_that_has_gone_is_no_matter(tmp_path, arguments, unbuffered):
    done = without_reader(tmp_path, *arguments, PYTHONUNBUFFERED=unbuffered)
    unheard = unbuffered and arguments[-1] in {"--help", "--version"}  # argparse passes over it
    assert (done.code, done.err) == (0 if unheard else 141, "")


@BUFFERS
def test_a_reader_that_goes_while_it_prints(tmp_path, unbuffered):
    arguments = [*PROGRAM, "exercise", "--count", "100000", "--json"]
    env = environment(tmp_path, {"PYTHONUNBUFFERED": unbuffered})
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(arguments, env=env, cwd=tmp_path, **pipes) as running:
        assert json.loads(running.stdout.readline())["index"] == 0
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 141


@BUFFERS
@pytest.mark.parametrize(("arguments", "code"), [(["rolls"], 2), (["roles", "zzz"], 1)])
def test_a_message_that_nobody_hears_leaves_its_exit_code(tmp_path, arguments, code, unbuffered):
    done = without_reader(tmp_path, *arguments, stream="stderr", PYTHONUNBUFFERED=unbuffered)
    assert (done.code, done.out) == (code, "")


@BUFFERS
@pytest.mark.parametrize("arguments", [["roles"], ["exercise", "--count", "400", "--json"]])
def test_a_full_disk_behind_stdout_is_said(tmp_path, arguments, unbuffered):
    if not Path("/dev/full").exists():
        pytest.skip("this machine has no /dev/full")
    with open("/dev/full", "wb") as full:
        env = {"PYTHONUNBUFFERED": unbuffered}
        done = process(tmp_path, *arguments, env=env, stdout=full)
    assert done.code == 3
    assert is_one_message(done.err)
    assert "Not everything could be printed: No space left on device." in done.err
    assert list(tmp_path.iterdir()) == []


SHELL = ("sh", "-c")


@pytest.mark.parametrize("arguments", [["roles", "--json"], ["--version"]])
def test_a_closed_stdout_is_said(tmp_path, arguments):
    command = f'"$0" -m medtrainer {" ".join(arguments)} >&-'
    done = process(tmp_path, command, sys.executable, program=SHELL)
    assert done.code == 3
    assert is_one_message(done.err)
    assert "the standard output is closed" in done.err


def test_a_closed_stderr_does_not_send_messages_among_the_data(tmp_path):
    done = process(tmp_path, '"$0" -m medtrainer rolls 2>&-', sys.executable, program=SHELL)
    assert (done.code, done.out) == (2, "")
    done = process(tmp_path, '"$0" -m medtrainer scores --json 2>&-', sys.executable, program=SHELL)
    assert (done.code, done.out) == (0, "[]\n")


@pytest.mark.parametrize("arguments", ["", "quiz front-desk --plain", "roles"])
def test_a_closed_input_is_an_input_that_has_ended(tmp_path, arguments):
    command = f'"$0" -m medtrainer {arguments} <&-'
    done = process(tmp_path, command, sys.executable, program=SHELL)
    assert (done.code, done.err) == (0, "")
    if arguments != "roles":
        assert done.out.endswith("Everything that you answered is kept.\n")


def test_an_interrupt_ends_it_quietly(tmp_path):
    arguments = [*PROGRAM, "exercise", "--count", "100000000", "--json"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(
        arguments,
        env=environment(tmp_path),
        cwd=tmp_path,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        **pipes,
    ) as running:
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (130, b"")


def test_an_error_of_a_file_is_not_one_of_the_output():
    assert streams.is_about_output(OSError(errno.ENOSPC, "No space left on device"))
    assert not streams.is_about_output(FileNotFoundError(errno.ENOENT, "No such file", "x"))
    assert not streams.is_about_output(OSError("something"))


@pytest.mark.parametrize(
    ("encoding", "printed"), [("ascii", b'"\\xe9"-\\u754c'), ("latin-1", b'"\xe9"-\\u754c')]
)
def test_a_sign_that_a_stream_lacks_has_its_ascii_form(monkeypatch, encoding, printed):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    streams.prepare()
    sys.stdout.write("“é”–界")
    sys.stdout.flush()
    assert raw.getvalue() == printed


def test_streams_that_are_no_files_are_left_as_they_are(monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    streams.prepare()
    sys.stdout.write("“x”\n")
    streams.give_up_unprinted()
    assert sys.stdout.getvalue() == "“x”\n"
