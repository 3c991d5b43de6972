"""Any locale will do: nothing crashes, and programs read the same."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from tests.cli.world import PROGRAM, environment

PLAIN = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
COMMANDS = [
    ["roles"],
    ["roles", "physician"],
    ["roles", "--json"],
    ["who", "prior", "auth"],
    ["who", "prior", "auth", "--json"],
    ["exercise", "front-desk", "--seed", "7", "--json"],
    ["exercise", "front-desk", "--seed", "7"],
    ["scores"],
    ["check", "--json"],
    ["--help"],
    ["rolls"],
    ["roles", "Ärztin"],
]


@pytest.fixture(scope="session")
def locales(tmp_path_factory):
    """Return the environment of each kind of locale; an installed Latin-1 one is made."""
    known = {
        "C": {**PLAIN, "LC_ALL": "C"},
        "POSIX": {**PLAIN, "LANG": "POSIX"},
        "coerced C": {"LANG": "C"},
        "not installed": {**PLAIN, "LC_ALL": "xx_XX.ISO-8859-15"},
        "Latin-1 streams": {"PYTHONIOENCODING": "latin-1"},
        "ASCII streams": {"PYTHONIOENCODING": "ascii"},
    }
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef"):
        name = "en_US.ISO-8859-1"
        make = ["localedef", "-i", "en_US", "-f", "ISO-8859-1", str(folder / name)]
        if subprocess.run(make, capture_output=True, check=False).returncode == 0:
            known["Latin-1"] = {**PLAIN, "LOCPATH": str(folder), "LC_ALL": name}
    return known


NAMES = ["C", "POSIX", "coerced C", "not installed", "Latin-1 streams", "ASCII streams", "Latin-1"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_command_says_the_same_in_any_locale(tmp_path, locales, name, arguments):
    if name not in locales:
        pytest.skip("this machine cannot make a Latin-1 locale (localedef)")
    here, usual = (start(tmp_path, arguments, env) for env in (locales[name], {}))
    assert here.returncode == usual.returncode
    assert b"Traceback" not in here.stderr
    assert b"unexpected error" not in here.stderr
    assert here.stderr.count(b"\n") == usual.stderr.count(b"\n")
    if arguments[-1] == "--json":
        said, wanted = (read(done.stdout, arguments[0]) for done in (here, usual))
        assert said == wanted
    else:
        assert here.stdout.count(b"\n") == usual.stdout.count(b"\n")


@pytest.mark.parametrize("name", NAMES)
def test_the_line_mode_asks_in_any_locale_with_signs_that_can_be_heard(tmp_path, locales, name):
    if name not in locales:
        pytest.skip("this machine cannot make a Latin-1 locale (localedef)")
    done = start(tmp_path, ["--plain"], locales[name], typed="zz é\nq\n".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    quotes = "“”" if name == "coerced C" else '""'  # that one is UTF-8 after all
    said = done.stdout.decode("utf-8" if name == "coerced C" else "latin-1")
    assert f"{quotes[0]}zz " in said
    assert f"{quotes[1]} is not among the choices." in said
    assert "\\u201" not in said


def start(home, arguments, env, typed=b""):
    command = [*PROGRAM, *(word.encode() for word in arguments)]
    return subprocess.run(
        command,
        cwd=home,
        env=environment(home, env),
        input=typed,
        capture_output=True,
        timeout=60,
        check=False,
    )


def read(printed, command):
    """Return the JSON documents that a command printed."""
    return [
        json.loads(part) for part in (printed.splitlines() if command == "exercise" else [printed])
    ]
