"""What doctor says is wrong, it also mends: each fault is planted, mended by its command, gone."""

import os
import subprocess
import sys

import pytest

from medtrainer.services.doctor.examine import examine, is_shared_office
from medtrainer.services.doctor.machine import Mount, mount_of
from tests.services.accounts import as_account, shared_office

__all__ = ["shared_office"]

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root makes a shared office")

MACHINE = ("the interpreter", "the package")
"""What belongs to the machine that runs the tests, and not to the office."""


def faults(folder):
    return [
        check
        for check in examine(folder, folder.parent / "data")
        if check.ok is False and not check.what.startswith(MACHINE)
    ]


def put(path, text="x", mode=0o664):
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)


def squat(office):
    path = office / "records" / "2001.jsonl"
    put(path, mode=0o640)
    os.chown(path, 2002, -1)


PLANTED = {
    "folder-mode": lambda office: (office / "records").chmod(0o777),
    "folder-group": lambda office: os.chown(office / "gradebook", 0, 0),
    "folder-owner": lambda office: os.chown(office, 2001, -1),
    "folder-missing": lambda office: (office / "decisions").rmdir(),
    "folder-a-file": lambda office: ((office / "quizzes").rmdir(), put(office / "quizzes")),
    "file-closed": lambda office: (office / "roles.toml").chmod(0o600),
    "file-open": lambda office: (office / "roles.toml").chmod(0o666),
    "file-group": lambda office: os.chown(office / "roles.toml", 0, 0),
    "file-a-link": lambda office: (office / "quizzes" / "a.toml").symlink_to("/etc/passwd"),
    "decision-open": lambda office: put(office / "decisions" / "a.toml", mode=0o664),
    "secret-open": lambda office: put(office / "gradebook" / "pgpass", mode=0o644),
    "journal-open": lambda office: put(office / "records" / "0.jsonl", mode=0o660),
    "journal-closed": lambda office: put(office / "records" / "0.jsonl", mode=0o600),
    "squatter": squat,
    "pipe": lambda office: os.mkfifo(office / "records" / "2001.jsonl"),
    "no-journal": lambda office: put(office / "records" / "notes.txt", mode=0o640),
}


@as_root
def test_an_office_as_it_is_made_has_no_fault(shared_office):
    folder, _ = shared_office
    assert faults(folder) == []


@as_root
@pytest.mark.parametrize("plant", PLANTED.values(), ids=PLANTED)
def test_each_fault_is_found_and_mended_by_its_command(shared_office, plant):
    folder, _ = shared_office
    plant(folder)
    found = faults(folder)
    assert found
    for check in found:
        subprocess.run(["/bin/sh", "-c", check.mend], check=True)
    assert faults(folder) == []


@as_root
def test_a_squatter_is_named(shared_office):
    folder, _ = shared_office
    squat(folder)
    assert "has put something in the place of" in faults(folder)[0].found


@as_root
def test_a_password_that_everybody_can_read_is_a_fault(shared_office):
    folder, gid = shared_office
    path = folder / "office.toml"
    put(path, 'gradebook = "postgresql://m:secret@db/m"\n')
    os.chown(path, 0, gid)
    (found,) = faults(folder)
    assert "holds a password" in found.found
    assert "secret" not in found.found + found.mend + found.what


@as_root
def test_a_learner_is_told_what_is_not_visible(shared_office):
    folder, _ = shared_office

    def ask():
        checks = examine(folder, folder.parent)
        return [[c.what, c.ok] for c in checks if str(folder) in c.what]

    oks = dict(map(tuple, as_account(2001, [], ask)))
    assert None in oks.values()
    assert False not in oks.values()


def test_an_office_of_ones_own_is_no_shared_one(tmp_path):
    assert is_shared_office(tmp_path) is False
    whats = [check.what for check in examine(tmp_path, tmp_path / "data")]
    assert all(what.startswith((*MACHINE, str(tmp_path / "data"))) for what in whats)


def test_a_network_is_told_by_the_deepest_mount():
    mounts = [Mount("/", "ext4"), Mount("/srv", "nfs4"), Mount("/srv/local", "xfs")]
    from pathlib import Path

    assert mount_of(Path("/srv/office"), mounts).kind == "nfs4"
    assert mount_of(Path("/srv/local/x"), mounts).kind == "xfs"
    assert mount_of(Path("/srvx"), mounts).kind == "ext4"
    assert mount_of(Path("/x"), []) is None


def test_bytecode_that_is_missing_or_old_is_a_fault(tmp_path, monkeypatch):
    from medtrainer.services.doctor import machine

    package = tmp_path / "pkg"
    package.mkdir()
    (package / "__init__.py").write_text("x = 1\n", encoding="utf-8")
    monkeypatch.setattr(machine, "_package", lambda name: package)
    monkeypatch.setattr(machine, "_COMPILED", ("pkg",))
    (check,) = machine.check_bytecode(None)
    assert (check.ok, check.mend.startswith(sys.executable)) == (False, True)
    subprocess.run(["/bin/sh", "-c", check.mend], check=True)
    (check,) = machine.check_bytecode(None)
    assert check.ok is True
    os.utime(package / "__init__.py", (1, 1))
    (check,) = machine.check_bytecode(None)
    assert check.ok is False
