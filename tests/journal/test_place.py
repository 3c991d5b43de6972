"""Where a journal is: the office's records where they can be used, else the learner's own data."""

from __future__ import annotations

import errno
import os
import re
import stat

import pytest

from medtrainer.journal.place import find_place
from tests.journal.accounts import link
from tests.journal.world import journal, line, marked, marks

UID = os.getuid()


@pytest.fixture
def office(tmp_path):
    folder = tmp_path / "office"
    (folder / "records").mkdir(parents=True)
    return folder


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


def test_records_of_the_office_come_first(office, data):
    found = find_place(office, data, UID, "clinic-2")
    assert found.path == office / "records" / f"{UID}.jsonl"
    assert found.shared
    assert found.sources == (found.path,)


def test_without_records_it_is_the_learners_own_file_for_this_machine(tmp_path, data):
    found = find_place(tmp_path, data, UID, "clinic-2")
    assert found.path == data / "journal" / "clinic-2.jsonl"
    assert not found.shared
    assert found.sources == (found.path,)


def test_asking_makes_nothing(office, data, tmp_path):
    find_place(office, data, UID, "clinic-2")
    find_place(tmp_path, data, UID, "clinic-2")
    assert list(office.rglob("*")) == [office / "records"]
    assert not data.exists()


@pytest.mark.parametrize("make", [lambda path: path.touch(mode=0o755), lambda path: None])
def test_records_that_are_no_folder_are_none(office, data, make):
    (office / "records").rmdir()
    make(office / "records")
    assert not find_place(office, data, UID, "clinic-2").shared


def test_a_home_shared_between_machines_is_one_record(office, data):
    (data / "journal").mkdir(parents=True)
    for host in ("north", "south"):
        with journal(data / "journal" / f"{host}.jsonl") as ours:
            ours.append(marked(host))
    (data / "journal" / "notes.txt").write_text("not a journal")
    with journal(office / "records" / f"{UID}.jsonl", shared=True) as ours:
        ours.append(marked("spool"))
    found = find_place(office, data, UID, "west")
    assert sorted(marks(*found.sources)) == ["north", "south", "spool"]
    at_home = find_place(office / "nowhere", data, UID, "west")
    assert at_home.path.name == "west.jsonl"
    assert sorted(marks(*at_home.sources)) == ["north", "south"]
    assert at_home.path in at_home.sources


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("clinic-2.example.org", "clinic-2.example.org.jsonl"),
        ("../../etc/passwd", "-..-etc-passwd.jsonl"),
        ("a b\x1b[2J\n", "a-b-2J-.jsonl"),
        ("", "host.jsonl"),
        ("...", "host.jsonl"),
        ("praxis-müller", "praxis-m-ller.jsonl"),
        ("h" * 300, "h" * 100 + ".jsonl"),
    ],
)
def test_the_machines_name_is_made_safe_for_a_file(tmp_path, data, host, name):
    path = find_place(tmp_path, data, UID, host).path
    assert path == data / "journal" / name


SQUATS = {
    "FIFO": os.mkfifo,
    "folder": os.mkdir,
    "link": link,
    "dangling link": lambda path: path.symlink_to("nowhere"),
    "loop": lambda path: path.symlink_to(path),
}


@pytest.mark.parametrize("squat", SQUATS.values(), ids=SQUATS.keys())
def test_beside_a_squatter_the_journal_has_a_name_that_is_kept(office, data, squat):
    usual = office / "records" / f"{UID}.jsonl"
    squat(usual)
    before = os.umask(0o022)
    try:
        found = find_place(office, data, UID, "clinic-2")
        with journal(found.path, shared=True) as ours:
            ours.append(marked("saved"))
    finally:
        os.umask(before)
    assert re.fullmatch(rf"{UID}\.[0-9a-f]{{16}}\.jsonl", found.path.name)
    assert found.path.parent == office / "records"
    assert found.shared
    assert usual not in found.sources
    again = find_place(office, data, UID, "clinic-2")
    assert again == found
    assert marks(*again.sources) == ["saved"]
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in data.iterdir()] == [0o600]


def test_when_the_squatter_is_gone_both_files_are_read(office, data):
    usual = office / "records" / f"{UID}.jsonl"
    usual.mkdir()
    with journal(find_place(office, data, UID, "clinic-2").path, shared=True) as ours:
        ours.append(marked("beside"))
    usual.rmdir()
    found = find_place(office, data, UID, "clinic-2")
    assert found.path == usual
    with journal(usual, shared=True) as ours:
        ours.append(marked("usual"))
    assert sorted(marks(*found.sources)) == ["beside", "usual"]


def test_a_squatter_on_the_kept_name_too_leads_to_another(office, data):
    (office / "records" / f"{UID}.jsonl").mkdir()
    first = find_place(office, data, UID, "clinic-2").path
    first.mkdir()
    second = find_place(office, data, UID, "clinic-2").path
    assert second.name not in (first.name, f"{UID}.jsonl")
    assert find_place(office, data, UID, "clinic-2").path == second


def test_a_name_that_cannot_be_kept_is_not_used(office, data):
    (office / "records" / f"{UID}.jsonl").mkdir()
    data.write_text("in the way")
    found = find_place(office, data, UID, "clinic-2")
    assert not found.shared
    assert found.path == data / "journal" / "clinic-2.jsonl"


def test_a_name_that_is_not_on_the_disk_is_not_kept(office, data, monkeypatch):
    def fsync(descriptor):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fsync)
    (office / "records" / f"{UID}.jsonl").mkdir()
    assert not find_place(office, data, UID, "clinic-2").shared


@pytest.mark.parametrize(
    "torn", ["", f"{UID}.0123", "\x00\xff", "../../etc/passwd\n", f"../{UID}.{'0' * 16}.jsonl\n"]
)
def test_what_else_is_in_the_file_of_names_harms_nothing(office, data, torn):
    (office / "records" / f"{UID}.jsonl").mkdir()
    data.mkdir()
    (data / "spool.txt").write_text(torn, encoding="latin-1")
    found = find_place(office, data, UID, "clinic-2")
    assert found.path.parent == office / "records"
    assert find_place(office, data, UID, "clinic-2") == found
    assert found.sources == (found.path,)


def test_a_fifo_for_a_file_of_names_makes_nobody_wait(office, data):
    (office / "records" / f"{UID}.jsonl").mkdir()
    data.mkdir()
    os.mkfifo(data / "spool.txt")
    assert not find_place(office, data, UID, "clinic-2").shared


def test_a_name_of_another_account_is_not_ours(office, data):
    data.mkdir()
    other = f"{UID + 1}.{'a' * 16}.jsonl"
    (data / "spool.txt").write_text(f"{other}\n")
    (office / "records" / other).write_bytes(line("not ours"))
    assert office / "records" / other not in find_place(office, data, UID, "clinic-2").sources
