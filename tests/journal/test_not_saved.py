"""What cannot be saved is said, nothing is pretended, and a retry saves it once."""

from __future__ import annotations

import errno
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.errors import EnvironmentProblem
from medtrainer.journal import files, reader, writer
from medtrainer.journal.events import encode, stamp
from tests.journal.accounts import link
from tests.journal.world import START, journal, marked, marks, new_id


@pytest.mark.parametrize(
    ("number", "what"),
    [
        (errno.ENOSPC, "Not saved: the disk is full."),
        (errno.EDQUOT, "Not saved: your share of the disk is used up."),
        (errno.EROFS, "Not saved: the disk can only be read."),
        (errno.EACCES, "Not saved: this account may not write there."),
        (errno.EIO, "Not saved: the disk has a fault."),
        (errno.EFBIG, "Not saved: the file may not grow any more."),
        (errno.ESTALE, f"Not saved: {os.strerror(errno.ESTALE)}."),
    ],
)
@pytest.mark.parametrize("call", ["write", "_sync"])
def test_whatever_fails_is_said_and_a_retry_saves_once(old, monkeypatch, call, number, what):
    def fail(*arguments):
        raise OSError(number, os.strerror(number))

    with journal(old) as ours:
        ours.append(marked("before"))
        with monkeypatch.context() as patch:
            patch.setattr(os if call == "write" else writer, call, fail)
            with pytest.raises(EnvironmentProblem) as caught:
                ours.append(marked("new"))
        assert (caught.value.what, caught.value.exit_code) == (what, 3)
        assert caught.value.advice
        ours.append(marked("new"))
        ours.append(marked("after"))
    assert marks(old) == ["old", "before", "new", "after"]


@given(st.data())
def test_a_write_cut_short_anywhere_can_be_repeated(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("short") / "short.jsonl"
    batch = [marked(f"é{number}") for number in range(3)]
    size = sum(len(encode(stamp(event, new_id(), START))) for event in batch)
    cuts = data.draw(st.lists(st.integers(1, size - 1), max_size=3))
    with journal(path) as ours, pytest.MonkeyPatch.context() as patch:
        ours.append(marked("before"))
        for cut in cuts:
            patch.setattr(os, "write", cut_short(cut))
            with pytest.raises(EnvironmentProblem, match="Not saved: the disk is full"):
                ours.append(*batch)
        patch.undo()
        ours.append(*batch)
        ours.append(marked("after"))
    assert marks(path) == ["before", "é0", "é1", "é2", "after"]


def cut_short(length, real=os.write):
    """Return a `write` on a disk with room for so many bytes, and then for none."""
    left = [length]

    def write(descriptor, data):
        if not left[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = real(descriptor, data[: left[0]])
        left[0] -= written
        return written

    return write


def test_a_retry_keeps_its_ids_and_other_events_get_new_ones(old, monkeypatch):
    with journal(old) as ours:
        with monkeypatch.context() as patch:
            patch.setattr(writer, "_sync", lambda descriptor: 1 / 0)  # as if killed in between
            with pytest.raises(ZeroDivisionError):
                ours.append(marked("again"))
        ours.append(marked("again"))
        ours.append(marked("again"))
    lines = [json.loads(text) for text in old.read_bytes().splitlines()]
    ids = [event["id"] for event in lines if event["mark"] == "again"]
    assert ids[0] == ids[1] != ids[2]


def test_a_tail_torn_by_another_sitting_meanwhile_costs_nothing(old, monkeypatch):
    real = os.write

    def write(descriptor, data):
        monkeypatch.setattr(os, "write", real)
        with old.open("ab") as other:
            other.write(b'{"v":1,"id":"to')
        return real(descriptor, data)

    with journal(old) as ours:
        ours.prove()
        monkeypatch.setattr(os, "write", write)
        ours.append(marked(1), marked(2))
    record = reader.read([old])
    assert sorted(str(event["mark"]) for event in record.events) == ["1", "2", "old"]
    assert len(record.notices) == 1


def test_nothing_is_written_that_would_not_be_read(old, monkeypatch):
    monkeypatch.setattr(files, "LIMIT", 300)
    with journal(old) as ours:
        ours.append(marked(1))
        with pytest.raises(EnvironmentProblem, match="may not grow any more"):
            ours.append(marked("x" * 200))
    assert marks(old) == ["old", 1]


def test_a_full_disk_is_found_before_the_first_answer(old, monkeypatch):
    full = os.statvfs_result((4096, 4096, 100, 9, 0, 50, 50, 50, 0, 255))
    monkeypatch.setattr(os, "fstatvfs", lambda descriptor: full)
    with journal(old) as ours, pytest.raises(EnvironmentProblem, match="the disk is full"):
        ours.prove()


def test_a_file_system_that_counts_no_blocks_is_not_full(old, monkeypatch):
    uncounted = os.statvfs_result((4096, 4096, 0, 0, 0, 0, 0, 0, 0, 255))
    monkeypatch.setattr(os, "fstatvfs", lambda descriptor: uncounted)
    with journal(old) as ours:
        ours.prove()


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda path: os.mkfifo(path), "Not saved: it is not a plain file."),
        (lambda path: path.mkdir(), "Not saved: a folder is in its place."),
        (link, "Not saved: a link is in its place."),
        (lambda path: path.symlink_to(path), "Not saved: a link is in its place."),
    ],
    ids=["FIFO", "folder", "link", "loop"],
)
def test_what_is_in_the_journals_place_is_left_alone(tmp_path, make, what):
    path = tmp_path / "ann.jsonl"
    make(path)
    before = path.lstat()
    with journal(path) as ours, pytest.raises(EnvironmentProblem) as caught:
        ours.append(marked(1))
    assert caught.value.what == what
    assert str(path) in caught.value.advice
    assert (path.lstat().st_mode, path.lstat().st_size) == (before.st_mode, before.st_size)


@pytest.mark.parametrize("place_of", ["data", "journal"])
def test_a_file_in_the_place_of_a_folder_is_said_early(ann, place_of):
    folder = {"data": ann.parent.parent, "journal": ann.parent}[place_of]
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("in the way")
    with journal(ann) as ours, pytest.raises(EnvironmentProblem) as caught:
        ours.prove()
    assert caught.value.what == "Not saved: a file is in the place of a folder."
    assert folder.read_text() == "in the way"
