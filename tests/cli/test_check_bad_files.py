"""Bad files (terminal.md, section 4): a sentence each, in 3 seconds and 300 MB at most."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from tests.cli.world import PROGRAM, environment, write_office

SECONDS, BYTES = 3, 300 * 1024 * 1024

ROLE = '[[role]]\nid = "r{0}"\ntitle = "Role {0}"\n[[role.duty]]\nid = "d{0}"\ntext = "Does {0}"\n'
FEW = "".join(ROLE.format(n) for n in range(3))

BAD = {
    "arrays nested 2,000 deep": ("syntax", b"a = " + b"[" * 2000 + b"]" * 2000),
    "arrays nested 300,000 deep": ("syntax", b"a = " + b"[" * 300_000),
    "arrays nested 500,000 deep": ("too-large", b"a = " + b"[" * 500_000),
    "tables nested 5,000 deep": ("syntax", b"a = " + b"{b = " * 5000 + b"1" + b"}" * 5000),
    "dotted key 20,000 deep": ("syntax", b".".join([b"a"] * 20_000) + b" = 1"),
    "header 20,000 deep": ("syntax", b"[" + b".".join([b"a"] * 20_000) + b"]"),
    "integer of 5,000 digits": ("out-of-range", b"format = " + b"9" * 5000),
    "hex integer of a million digits": ("out-of-range", b"format = 0x" + b"f" * 1_000_000),
    "infinite format": ("wrong-type", b"format = inf"),
    "Latin-1": ("unreadable", 'title = "Café"'.encode("latin-1")),
    "UTF-16": ("unreadable", FEW.encode("utf-16")),
    "zeros": ("unreadable", b"\0" * 1_000_000),
    "nine megabytes": ("too-large", b"#" * 9_000_000),
    "text that never ends": ("syntax", b'title = """' + b"x" * 8_000_000),
    "line of eight megabytes": ("too-long", b'title = "' + b"x" * 8_000_000 + b'"'),
    "a million digits": ("too-long", b'title = "' + b"1-" * 1_000_000 + b'"'),
}
"""What no file may be, whatever it is for."""

MANY = {
    "twenty thousand empty roles": ("bad-id", b"[[role]]\n" * 20_000),
    "a hundred thousand empty roles": ("too-large", b"[[role]]\n" * 100_000),
    "a hundred thousand foreign keys": (
        "wrong-type",
        b"role = 1\n" + b"".join(b"k%d = 1\n" % n for n in range(100_000)),
    ),
}
"""Roles files with more faults than anybody reads."""


def measured(home, path):
    """Run `check --json` on a path; return exit code, faults, CPU seconds and peak memory."""
    command = [*PROGRAM, "check", str(path), "--json"]
    with subprocess.Popen(
        command, env=environment(home), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        out = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = usage.ru_utime + usage.ru_stime
    return process.returncode, json.loads(out)["faults"], seconds, usage.ru_maxrss * 1024


def cases():
    """Yield each bad file as roles and, where it is bad for any purpose, as a quiz set."""
    for name, (code, data) in {**BAD, **MANY}.items():
        yield pytest.param("roles.toml", code, data, id=f"{name}, roles")
        if name in BAD:
            yield pytest.param("quizzes/bad.toml", code, data, id=f"{name}, quiz")


@pytest.mark.parametrize(("name", "code", "data"), cases())
def test_a_bad_file_is_a_sentence_soon_and_in_little_memory(tmp_path, name, code, data):
    office = write_office(tmp_path / "office", FEW)
    (office / name).write_bytes(data)
    exit_code, faults, seconds, memory = measured(tmp_path, office)
    assert exit_code == 1
    errors = [fault for fault in faults if fault["severity"] == "error"]
    assert {fault["file"] for fault in errors} == {str(office / name)}
    assert code in {fault["code"] for fault in errors}
    assert all(fault["message"].isprintable() for fault in faults)
    assert seconds < SECONDS
    assert memory < BYTES


@pytest.mark.parametrize("what", ["FIFO", "device", "folder", "loop"])
def test_what_is_no_file_is_a_sentence_at_once(tmp_path, what):
    path = tmp_path / "bad.toml"
    if what == "FIFO":
        os.mkfifo(path)
    elif what == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if what == "device" else path)
    exit_code, faults, seconds, memory = measured(tmp_path, path)
    assert (exit_code, [fault["code"] for fault in faults]) == (1, ["unreadable"])
    assert seconds < SECONDS
    assert memory < BYTES


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_mark_of_byte_order_and_other_line_ends_are_no_fault(tmp_path, start, end):
    office = write_office(tmp_path / "office")
    roles = (office / "roles.toml").read_bytes()
    (office / "roles.toml").write_bytes(start + roles.replace(b"\n", end))
    exit_code, faults, _, _ = measured(tmp_path, office)
    assert (exit_code, [f for f in faults if f["severity"] == "error"]) == (0, [])


def test_a_folder_of_bad_files_leaves_the_good_ones_working(tmp_path):
    office = write_office(tmp_path / "office", FEW, good='title = "Good"\npass_mark = 0\n')
    for number, (_, data) in enumerate(BAD.values()):
        (office / "quizzes" / f"bad-{number}.toml").write_bytes(data)
    os.mkfifo(office / "quizzes" / "pipe.toml")
    exit_code, faults, seconds, memory = measured(tmp_path, office)
    assert exit_code == 1
    bad = {fault["file"] for fault in faults if fault["severity"] == "error"}
    assert len(bad) == len(BAD) + 1
    assert str(office / "quizzes" / "good.toml") not in bad
    assert seconds < 2 * SECONDS
    assert memory < BYTES
