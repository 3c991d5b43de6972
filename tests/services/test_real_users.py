"""Ann's record is safe from Bob, with real accounts and the real writer (architecture.md, 1)."""

import graphlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from medtrainer.errors import EnvironmentProblem
from medtrainer.gradebook import sqlite
from medtrainer.journal.place import Place, find_place
from medtrainer.journal.spool import look
from medtrainer.journal.writer import Journal
from medtrainer.services.gradebooks import collect, open_book
from medtrainer.services.workspace import open_workspace
from tests.journal.world import marked
from tests.services.accounts import as_account, shared_office

__all__ = ["shared_office"]

USED_LATER = (graphlib, sqlite)
"""Modules that the program imports when it needs them: other accounts may not reach them here."""

ANN, BOB, DANA = 2001, 2002, 2003

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root acts for other accounts")


def append(place: Place) -> None:
    with Journal(place, lambda: os.urandom(16).hex(), lambda: datetime.now(UTC)) as journal:
        journal.append(marked("an answer"))


def own_place(folder, tmp, uid):
    return find_place(folder, tmp / str(uid), uid, "north-1")


@pytest.fixture
def written(shared_office, tmp_path):
    """Return the office, its group, and Ann's journal, which she has written herself."""
    folder, gid = shared_office
    home = folder.parent / "homes"
    home.mkdir(mode=0o1777)
    home.chmod(0o1777)

    def write():
        place = own_place(folder, home, ANN)
        append(place)
        return [str(place.path), place.shared]

    path, shared = as_account(ANN, [], write)
    assert shared is True
    return folder, gid, folder / "records" / Path(path).name


def own_file(path):
    """Make a file of one's own beside another's."""
    beside = path.with_name("mine")
    beside.write_bytes(b"x")
    return beside


def refused(do):
    """Return a function that tells whether the kernel refused."""

    def attempt():
        try:
            do()
        except OSError as error:
            return type(error).__name__
        return "allowed"

    return attempt


@pytest.mark.parametrize("umask", [0o077, 0o022])
def test_anns_record_is_hers_and_her_trainers(shared_office, umask):
    folder, gid = shared_office

    def write():
        place = find_place(folder, folder / "none", ANN, "h")
        append(place)
        return place.path.name

    name = as_account(ANN, [], write, umask=umask)
    status = os.lstat(folder / "records" / name)
    assert name == f"{ANN}.jsonl"
    assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (ANN, gid, 0o640)


@pytest.mark.parametrize(
    "attack",
    [
        lambda path: path.read_bytes(),
        lambda path: path.open("ab"),
        lambda path: os.truncate(path, 0),
        lambda path: path.unlink(),
        lambda path: path.rename(path.with_name("gone")),
        lambda path: (
            path.with_name("mine").write_bytes(b"x") and path.with_name("mine").rename(path)
        ),
        lambda path: path.chmod(0o666),
        lambda path: list(path.parent.iterdir()),
        lambda path: (path.parent.parent / "gradebook").iterdir().__next__(),
        lambda path: (path.parent.parent / "decisions").iterdir().__next__(),
        lambda path: (path.parent.parent / "assignments" / "a.toml").write_text("x"),
        lambda path: (path.parent.parent / "roles.toml").write_text("x"),
    ],
)
def test_bob_can_do_nothing_to_it(written, attack):
    _, _, path = written
    before = path.read_bytes()
    assert as_account(BOB, [], refused(lambda: attack(path))) == "PermissionError"
    assert path.read_bytes() == before


def test_bob_cannot_forge_one_for_ann(shared_office):
    folder, _ = shared_office
    forged = folder / "records" / f"{ANN}.jsonl"

    def forge():
        forged.write_bytes(b'{"v":1}\n')
        return refused(lambda: os.chown(forged, ANN, -1))()

    assert as_account(BOB, [], forge) == "PermissionError"
    assert [journal.uid for journal in look(folder / "records").journals] == [BOB]


def test_a_trainer_reads_it_and_cannot_write_it(written):
    _, gid, path = written
    assert as_account(DANA, [gid], lambda: len(path.read_bytes()) > 0) is True
    assert as_account(DANA, [gid], refused(lambda: path.open("ab"))) == "PermissionError"


def test_the_trainers_own_programs_collect_it(written):
    folder, gid, _ = written

    def collect_all():
        workspace = open_workspace(str(folder), str(folder.parent / "homes" / "dana"))
        with open_book(workspace, "collect") as database:
            found = collect(workspace, database, lambda done, of: None)
        return [found.new, [notice.what for notice in found.notices]]

    assert as_account(DANA, [gid], collect_all) == [1, []]
    names = sorted(p.name for p in (folder / "gradebook").iterdir())
    assert "gradebook.db" in names
    for name in names:
        assert os.lstat(folder / "gradebook" / name).st_mode & 0o777 == 0o660, name


def test_a_learner_cannot_collect(written):
    folder, _, _ = written

    def ask():
        workspace = open_workspace(str(folder), str(folder.parent / "homes" / "bob"))
        try:
            open_book(workspace, "collect")
        except EnvironmentProblem as problem:
            return str(problem)
        return "allowed"

    assert as_account(BOB, [], ask).startswith("Only trainers of this office can collect")
