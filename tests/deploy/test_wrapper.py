"""medtrainer-kiosk alone: what it starts, with what, whatever it is called with."""

from __future__ import annotations

import os
import pwd
import subprocess
import sys

import pytest

from tests.ssh.kiosk import wrapper

SHOW = f"""\
#!{sys.executable} -I
import os, signal, sys
print(sys.argv[1:])
print(dict(os.environ))
print(os.getcwd(), oct(os.umask(0)))
print([n.name for n in map(signal.Signals, (2, 3, 20)) if signal.getsignal(n) == signal.SIG_IGN])
"""


@pytest.fixture
def call(tmp_path):
    """Call the wrapper; in place of the program there is something that shows how it was started.

    The folder of the program is behind a link, as after an upgrade.
    """
    version = tmp_path / "medtrainer-0.3.0" / "bin"
    version.mkdir(parents=True)
    (version / "python").write_text(SHOW)
    (version / "python").chmod(0o755)
    (tmp_path / "medtrainer").symlink_to("medtrainer-0.3.0")
    script = tmp_path / "medtrainer-kiosk"
    script.write_text(wrapper(tmp_path / "medtrainer", tmp_path / "office", tmp_path / "data"))
    script.chmod(0o755)

    def run(*words, env=None):
        return subprocess.run(
            [str(script), *words], env=env or {}, capture_output=True, text=True, check=False
        )

    return run


def started(done):
    """Return the arguments and the environment the program was started with."""
    assert (done.returncode, done.stderr) == (0, "")
    words, variables, rest, ignored = done.stdout.splitlines()
    assert eval(ignored) == ["SIGINT", "SIGQUIT", "SIGTSTP"]
    assert rest == "/ 0o77"
    return eval(words), eval(variables)


def test_the_program_starts_cut_off_from_everything_in_the_administrators_folders(call, tmp_path):
    me = pwd.getpwuid(os.getuid()).pw_name
    words, variables = started(call(env={"TERM": "xterm-256color"}))
    assert words == ["-I", "-X", "utf8", "-m", "medtrainer", "--kiosk"]
    assert variables == {
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PATH": "/usr/bin:/bin",
        "HOME": f"{tmp_path}/data/{me}",
        "MEDTRAINER_OFFICE": f"{tmp_path}/office",
        "MEDTRAINER_DATA": f"{tmp_path}/data/{me}",
    } | ({"LC_CTYPE": variables["LC_CTYPE"]} if "LC_CTYPE" in variables else {})


def test_nothing_of_the_callers_environment_comes_through(call):
    hostile = {
        "PYTHONPATH": "/tmp",
        "LD_LIBRARY_PATH": "/tmp",
        "SSH_ORIGINAL_COMMAND": "sh",
        "PATH": "/tmp",
        "HOME": "/tmp",
        "IFS": "/",
        "MEDTRAINER_OFFICE": "/tmp",
        "MEDTRAINER_DATA": "/tmp",
        "PROGRAM": "/tmp",
        "TERM": "xterm",
    }
    assert started(call(env=hostile)) == started(call(env={"TERM": "xterm"}))


@pytest.mark.parametrize("name", ["areyes", "a b", "--office=/tmp", "$(id)", "", "*", "-c"])
def test_a_name_is_one_argument_whatever_it_is(call, name):
    words, _ = started(call(name, env={"TERM": "xterm"}))
    assert words[-2:] == ["--kiosk", f"--learner={name}"]


def test_more_than_a_name_is_refused(call):
    done = call("areyes", "-c")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "medtrainer-kiosk: at most one name can be given.\n"


@pytest.mark.parametrize(
    "term", ["xterm", "xterm-256color", "screen.xterm-256color", "linux", "vt100", "xterm+x_1"]
)
def test_a_kind_of_terminal_is_passed_on(call, term):
    assert started(call(env={"TERM": term}))[1]["TERM"] == term


@pytest.mark.parametrize(
    "term",
    [
        *("", "x y", "../xterm", "xterm;id", "$(id)", "`id`", "\x1b[2J", "xterm\n", "xtérm", "a=b"),
        *("*", "x" * 33, "x" * 100_000),
    ],
)
def test_anything_else_is_taken_for_a_simple_one(call, term):
    assert started(call(env={"TERM": term}))[1]["TERM"] == "dumb"


def test_without_one_it_is_a_simple_one(call):
    assert started(call())[1]["TERM"] == "dumb"
