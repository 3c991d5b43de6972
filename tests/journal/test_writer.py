"""Appending: whole lines, on the disk before anybody is told, and nothing pretended."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.errors import EnvironmentProblem
from medtrainer.journal import reader, writer
from medtrainer.journal.events import encode, stamp
from medtrainer.journal.place import Place
from medtrainer.journal.writer import Journal
from tests.journal.world import START, clock, journal, line, marked, marks, new_id, place


def test_events_are_stamped_with_the_ids_and_times_that_were_handed_in(ann):
    ids = iter(["id-one", "id-two"])
    with Journal(place(ann), lambda: next(ids), clock()) as ours:
        ours.append(marked(1), marked(2))
    assert ann.read_bytes() == encode(stamp(marked(1), "id-one", START)) + encode(
        stamp(marked(2), "id-two", START + timedelta(seconds=1))
    )


def test_the_file_is_made_by_the_first_event_only(ann, tmp_path):
    with journal(ann) as ours:
        ours.append()
        assert list(tmp_path.iterdir()) == []
        ours.append(marked(1))
    assert marks(ann) == [1]


def test_a_batch_is_one_write_and_on_the_disk_before_it_returns(ann, monkeypatch):
    calls = []
    real_write, real_sync = os.write, writer._sync

    def write(descriptor, data):
        calls.append("write")
        return real_write(descriptor, data)

    def sync(descriptor):
        calls.append(f"sync {ann.stat().st_size == os.fstat(descriptor).st_size > 0}")
        real_sync(descriptor)

    with journal(ann) as ours:
        ours.prove()
        monkeypatch.setattr(os, "write", write)
        monkeypatch.setattr(writer, "_sync", sync)
        ours.append(*map(marked, range(50)))
        assert calls == ["write", "sync True"]
    assert marks(ann) == list(range(50))


def test_it_is_the_data_that_is_synced():
    assert writer._sync is getattr(os, "fdatasync", os.fsync)


@pytest.mark.parametrize("umask", [0o077, 0o022, 0o000, 0o277])
@pytest.mark.parametrize(("shared", "mode"), [(True, 0o640), (False, 0o600)])
def test_modes_do_not_hang_on_the_umask(ann, umask, shared, mode):
    if shared:
        ann.parent.mkdir(parents=True)
    before = os.umask(umask)
    try:
        with journal(ann, shared=shared) as ours:
            ours.append(marked(1))
    finally:
        os.umask(before)
    assert stat.S_IMODE(ann.stat().st_mode) == mode
    folders = [] if shared else [ann.parent, ann.parent.parent]
    assert all(stat.S_IMODE(folder.stat().st_mode) == 0o700 for folder in folders)


def test_a_folder_that_was_there_keeps_its_mode(ann):
    ann.parent.parent.mkdir(mode=0o755)
    with journal(ann) as ours:
        ours.append(marked(1))
    assert stat.S_IMODE(ann.parent.parent.stat().st_mode) == 0o755
    assert stat.S_IMODE(ann.parent.stat().st_mode) == 0o700


def test_a_descriptor_is_not_handed_to_other_programs(ann):
    with journal(ann) as ours:
        ours.prove()
        assert not os.get_inheritable(ours._descriptor)


def test_proving_writes_no_byte(ann, old):
    for path, before in ((ann, b""), (old, old.read_bytes())):
        with journal(path) as ours:
            ours.prove()
        assert path.read_bytes() == before


LAST = line("last")


@pytest.mark.parametrize("length", range(len(LAST) + 1))
def test_a_tail_torn_anywhere_is_closed_and_costs_no_other_event(tmp_path, length):
    path = tmp_path / "torn.jsonl"
    path.write_bytes(line("first") + LAST[:length])
    assert marks(path) == (["first", "last"] if length == len(LAST) else ["first"])
    with journal(path) as ours:
        ours.append(marked("next"), marked("more"))
    record = reader.read([path])
    # A line of which only the newline was missing is whole when it gets one.
    whole = ["last"] if length >= len(LAST) - 1 else []
    assert [event["mark"] for event in record.events] == ["first", *whole, "next", "more"]
    damaged = 0 < length < len(LAST) - 1
    assert record.notices == damaged * ("torn.jsonl, line 2 is damaged and was left out.",)
    assert b"\n\n" not in path.read_bytes()


def test_a_torn_tail_alone_in_its_file_is_closed(ann):
    ann.parent.mkdir(parents=True)
    ann.write_bytes(b"{")
    with journal(ann) as ours:
        ours.append(marked(1))
    assert ann.read_bytes().startswith(b'{\n{"v":1,')


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 4)), max_size=20))
def test_two_sittings_may_write_in_any_order(tmp_path_factory, turns):
    path = tmp_path_factory.mktemp("two") / "both.jsonl"
    expected = []
    # The clock of the second is a day behind: the order is the place in the file.
    with journal(path) as first, journal(path, START - timedelta(days=1)) as second:
        for is_first, count in turns:
            batch = [len(expected) + number for number in range(count)]
            (first if is_first else second).append(*map(marked, batch))
            expected += batch
    record = reader.read([path])
    assert [event["mark"] for event in record.events] == expected
    assert record.notices == ()


def test_the_second_sitting_is_told_and_both_go_on(old):
    with journal(old) as first:
        first.append(marked("first"))
        with journal(old) as second:
            second.append(marked("second"))
            assert (first.alone, second.alone) == (True, False)
        first.append(marked("third"))
    with journal(old) as later:
        later.prove()
        assert later.alone
    assert marks(old) == ["old", "first", "second", "third"]


def test_the_lock_does_not_live_on_in_a_copy_of_the_descriptor(old):
    first = journal(old)
    first.prove()
    copy = os.dup(first._descriptor)  # as a forked child has one
    try:
        first.close()
        first.close()
        with journal(old) as second:
            second.prove()
            assert second.alone
    finally:
        os.close(copy)


def test_without_locks_in_the_file_system_the_sitting_goes_on(old, monkeypatch):
    def flock(descriptor, operation):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", flock)
    with journal(old) as ours:
        ours.append(marked("new"))
        assert ours.alone
    assert marks(old) == ["old", "new"]


def test_a_newer_journal_is_refused_and_not_touched(tmp_path):
    path = tmp_path / "ann.jsonl"
    path.write_bytes(line("old") + line("new", v=2) + b'{"v":')
    before = path.read_bytes()
    with journal(path) as ours:
        for attempt in (ours.prove, lambda: ours.append(marked(1))):
            with pytest.raises(EnvironmentProblem, match="newer version") as caught:
                attempt()
            assert caught.value.exit_code == 3
            assert caught.value.what == "ann.jsonl was written by a newer version of MedTrainer."
            assert "Update the program" in caught.value.advice
    assert path.read_bytes() == before


def test_a_newer_file_of_the_same_learner_refuses_too(ann, tmp_path):
    elsewhere = tmp_path / "other-machine.jsonl"
    elsewhere.write_bytes(line("new", v=2))
    ours = Journal(Place(ann, shared=False, sources=(elsewhere, ann)), new_id, clock())
    with pytest.raises(EnvironmentProblem, match=r"other-machine\.jsonl was written by a newer"):
        ours.append(marked(1))
    assert not ann.parent.exists()


def test_a_file_that_was_removed_is_made_anew(ann):
    with journal(ann) as ours:
        ours.append(marked("gone"))
        ann.unlink()
        ours.append(marked("kept"))
    assert marks(ann) == ["kept"]


def test_news_are_what_others_have_written(tmp_path):
    mine, other = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    both = Place(mine, False, (mine, other))
    with Journal(both, new_id, clock()) as journal, Journal(both, new_id, clock()) as second:
        journal.append(marked(1))
        assert not journal.has_news()
        journal.append(marked(2), marked(3))
        assert not journal.has_news()
        second.append(marked(4))
        assert journal.has_news()
        assert not journal.has_news()
        other.write_bytes(line(5))
        assert journal.has_news()
        mine.write_bytes(mine.read_bytes() + b"torn")
        assert journal.has_news()
        journal.append(marked(6))  # with a newline in front
        assert not journal.has_news()


def test_after_a_file_went_away_there_may_be_news(tmp_path):
    path = tmp_path / "a.jsonl"
    with journal(path) as mine:
        mine.append(marked(1))
        path.unlink()
        mine.append(marked(1))
        assert mine.has_news()
        assert not mine.has_news()
