"""Real Unix accounts: nobody takes another's place, reads along, or is kept from saving."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from medtrainer.errors import EnvironmentProblem
from medtrainer.journal.place import find_place
from medtrainer.journal.reader import read
from medtrainer.journal.writer import Journal
from tests.journal.accounts import act
from tests.journal.conftest import TRAINERS
from tests.journal.world import clock, journal, line, marked

ANN, SQUATTER = 65001, 65002


def save(office, data, mark):
    """Save one event as the program does, and read everything back."""
    place = find_place(office, data, os.getuid(), "clinic-2")
    said = ""
    try:
        with Journal(place, lambda: os.urandom(16).hex(), clock()) as ours:
            ours.append(marked(mark))
    except EnvironmentProblem as problem:
        said = str(problem)
    record = read(find_place(office, data, os.getuid(), "clinic-2").sources)
    return {
        "path": str(place.path),
        "shared": place.shared,
        "said": said,
        "marks": [event["mark"] for event in record.events],
        "notices": record.notices,
    }


def sit(clinic, mark, uid=ANN, **options):
    return act(uid, save, clinic / "office", home(clinic), mark, **options)


def home(clinic):
    return clinic / "homes" / "ann"


def spool(clinic):
    return clinic / "office" / "records" / f"{ANN}.jsonl"


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o077, 0o022])
def test_a_record_belongs_to_the_learner_and_is_read_by_trainers_only(clinic, umask):
    assert sit(clinic, "one", umask=umask)["shared"]
    assert sit(clinic, "two", umask=umask)["marks"] == ["one", "two"]
    assert list(spool(clinic).parent.iterdir()) == [spool(clinic)]
    found = spool(clinic).stat()
    assert (found.st_uid, found.st_gid, mode(spool(clinic))) == (ANN, TRAINERS, 0o640)
    assert not home(clinic).exists()


SQUATS = {
    "a file": lambda path, other: (path.write_bytes(other.read_bytes()), path.chmod(0o666)),
    "a closed file": lambda path, other: path.write_bytes(b"mine"),
    "a FIFO": lambda path, other: (os.mkfifo(path), path.chmod(0o666)),
    "a folder": lambda path, other: (path.mkdir(), path.chmod(0o777)),
    "a link": lambda path, other: path.symlink_to(other),
    "a dangling link": lambda path, other: path.symlink_to(other.parent / "new"),
}


@pytest.mark.parametrize("squat", SQUATS)
def test_a_squatter_gets_nothing_and_keeps_nobody_out(clinic, squat):
    forged = clinic / "homes" / "forged"
    forged.write_bytes(line("forged"))
    forged.chmod(0o666)
    usual = spool(clinic)
    act(SQUATTER, lambda: SQUATS[squat](usual, forged) and None)
    before = usual.lstat()
    first, second = sit(clinic, "one"), sit(clinic, "two")
    assert (first["said"], first["shared"]) == ("", True)
    assert second["path"] == first["path"] != str(usual)
    assert second["marks"] == ["one", "two"]
    after = usual.lstat()
    assert (after.st_uid, after.st_size) == (SQUATTER, before.st_size)
    assert after.st_mode == before.st_mode
    assert forged.read_bytes().count(b"\n") == 1
    assert not (clinic / "homes" / "new").exists()
    (ours,) = [path for path in usual.parent.iterdir() if path != usual]
    found = ours.stat()
    assert (found.st_uid, found.st_gid, mode(ours)) == (ANN, TRAINERS, 0o640)


def test_a_learner_cannot_read_or_change_what_another_saved(clinic):
    path = Path(sit(clinic, "secret")["path"])

    def pry():
        for do in (
            path.read_bytes,
            lambda: path.open("ab"),
            path.unlink,
            lambda: path.rename(path.with_suffix(".gone")),
            lambda: path.chmod(0o666),
            lambda: list(os.scandir(path.parent)),
        ):
            with pytest.raises(PermissionError):
                do()

    act(SQUATTER, pry)
    assert sit(clinic, "more")["marks"] == ["secret", "more"]


def test_records_that_may_not_be_written_send_the_learner_home(clinic):
    spool(clinic).parent.chmod(0o2770)
    found = sit(clinic, "one", umask=0o022)
    assert (found["shared"], found["marks"], found["said"]) == (False, ["one"], "")
    own = home(clinic)
    modes = {path.name: mode(path) for path in [own, *own.rglob("*")]}
    assert modes == {"ann": 0o700, "journal": 0o700, "clinic-2.jsonl": 0o600}


def give(path, content, permissions):
    """Make a file of Ann's."""
    path.write_bytes(content)
    os.chown(path, ANN, TRAINERS)
    path.chmod(permissions)


def test_a_record_made_beforehand_is_used_even_in_a_closed_folder(clinic):
    spool(clinic).parent.chmod(0o2751)
    give(spool(clinic), b"", 0o600)
    assert sit(clinic, "one")["path"] == str(spool(clinic))
    assert mode(spool(clinic)) == 0o640


def test_a_record_that_may_only_be_read_is_read_and_another_is_written(clinic):
    give(spool(clinic), line("old"), 0o440)
    found = sit(clinic, "new")
    assert found["path"] != str(spool(clinic))
    assert found["marks"] == ["old", "new"]


def test_a_home_that_may_not_be_written_is_said(clinic):
    spool(clinic).parent.rmdir()
    (clinic / "homes").chmod(0o755)
    found = sit(clinic, "one")
    assert found["said"].startswith("Not saved: this account may not write there. Ask the admin")
    assert found["marks"] == []


def test_a_home_that_may_not_even_be_looked_into_is_said(clinic):
    spool(clinic).parent.rmdir()
    home(clinic).mkdir(mode=0o700)
    found = sit(clinic, "one")
    assert found["said"].startswith("Not saved: this account may not write there.")
    assert found["notices"] == ["clinic-2.jsonl was left out: this account may not read it."]


def test_a_source_that_may_not_be_read_is_said(clinic):
    spool(clinic).parent.rmdir()
    sit(clinic, "one")
    closed = home(clinic) / "journal" / "other.jsonl"
    closed.write_bytes(line("closed"))
    closed.chmod(0o600)
    found = sit(clinic, "two")
    assert found["marks"] == ["one", "two"]
    assert found["notices"] == ["other.jsonl was left out: this account may not read it."]


def test_a_place_that_is_squatted_after_it_was_found_is_not_written_to(clinic):
    def find():
        return str(find_place(clinic / "office", home(clinic), ANN, "clinic-2").path)

    def write():
        with journal(path, shared=True) as ours, pytest.raises(EnvironmentProblem) as caught:
            ours.append(marked("one"))
        return caught.value.what

    path = Path(act(ANN, find))
    act(SQUATTER, path.touch, umask=0)
    assert act(ANN, write) == "Not saved: this account may not write there."
    assert path.stat().st_size == 0
    assert sit(clinic, "one")["marks"] == ["one"], "the next start finds another name"
