"""Reading: whole lines in order, each event once; the rest is named and never stops anybody."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.journal import files, reader
from medtrainer.journal.events import encode, stamp
from tests.journal.world import START, line, marked, marks, new_id


@pytest.fixture
def ann(tmp_path):
    return tmp_path / "ann.jsonl"


def test_whole_lines_are_read_and_a_torn_tail_is_not(ann):
    ann.write_bytes(line("one") + line("two") + line("three")[:-1])
    record = reader.read([ann])
    assert [event["mark"] for event in record.events] == ["one", "two"]
    assert (record.notices, record.newer) == ((), False)


def test_a_missing_or_empty_journal_holds_nothing_and_nothing_is_made(ann, tmp_path):
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    assert reader.read([ann, empty, tmp_path / "no" / "folder.jsonl"]) == reader.Record(
        (), (), False
    )
    assert list(tmp_path.iterdir()) == [empty]


def test_blank_lines_are_nothing_to_talk_about(ann):
    ann.write_bytes(b"\n" + line("one") + b"\n  \t\r\n" + line("two"))
    record = reader.read([ann])
    assert [event["mark"] for event in record.events] == ["one", "two"]
    assert record.notices == ()


def test_lines_of_windows_are_lines(ann):
    ann.write_bytes(line("one").replace(b"\n", b"\r\n"))
    assert marks(ann) == ["one"]


BAD = {
    "no JSON": b"oops",
    "cut short": line("cut")[:30],
    "a list": b"[1, 2]",
    "a text": b'"event"',
    "an empty object": b"{}",
    "two in one line": line("a").strip() + line("b").strip(),
    "deep brackets": b"[" * 100_000,
    "deep objects": b'{"v":' * 100_000,
    "deep brackets in a field": line("x").replace(b'"x"', b"[" * 100_000),
    "a number of 5,000 digits": line("x").replace(b'"x"', b"9" * 5_000),
    "NaN": line("x").replace(b'"x"', b"NaN"),
    "Infinity": line("x").replace(b'"x"', b"-Infinity"),
    "Latin-1": line("x").replace(b'"x"', b'"Jos\xe9"'),
    "UTF-16": line("x").decode().strip().encode("utf-16-le"),
    "zeros after a power cut": bytes(4096),
    "no version": encode({k: v for k, v in stamp(marked(1), "a", START).items() if k != "v"}),
    "no id": encode({k: v for k, v in stamp(marked(1), "a", START).items() if k != "id"}),
    "version 0": line(v=0),
    "version true": line(v=True),
    "version 1.0": line(v=1.0),
    "version in words": line(v="1"),
    "an empty id": line(id=""),
    "an id that is a list": line(id=["a"]),
    "a type that is a number": line(type=7),
    "no zone": line(at="2026-11-22T09:00:00.000"),
    "no time": line(at="yesterday"),
    "a time that is a number": line(at=1763802000),
    "a time before all time": line(at="0001-01-01T00:00:00+14:00"),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_bad_line_is_named_by_number_and_left_out(ann, bad):
    ann.write_bytes(line("one") + b"\n" + bad.rstrip(b"\n") + b"\n" + line("two"))
    record = reader.read([ann])
    assert [event["mark"] for event in record.events] == ["one", "two"]
    assert record.notices == ("ann.jsonl, line 3 is damaged and was left out.",)
    assert not record.newer


def test_odd_lines_that_are_json_are_read(ann):
    odd = line("old").replace(b'"old"', b'"first","mark":"old","big":%d,"tiny":1e-999' % 10**300)
    ann.write_bytes(b" " + odd + line("zone", at="2026-11-22T11:30:00+02:30"))
    assert marks(ann) == ["old", "zone"]


def test_unknown_types_and_keys_are_kept(ann):
    ann.write_bytes(line("x", type="from-the-future", later={"deep": [1]}))
    (event,) = reader.read([ann]).events
    assert (event["type"], event["later"]) == ("from-the-future", {"deep": [1]})


def test_a_newer_version_is_left_out_and_said(ann):
    ann.write_bytes(line("one") + line("new", v=2) + encode({"v": 10**30}) + line("two"))
    record = reader.read([ann])
    assert [event["mark"] for event in record.events] == ["one", "two"]
    assert record.newer
    (notice,) = record.notices
    assert notice.startswith("ann.jsonl holds 2 lines written by a newer version of MedTrainer")
    assert "Update the program" in notice


@pytest.mark.parametrize(("version", "newer"), [(1, False), (2, True), ("2", False), (True, False)])
def test_whether_a_newer_version_wrote_is_found_without_reading_all(ann, version, newer):
    ann.write_bytes(line("one") + b"garbage\n" + line("x", v=version))
    assert reader.holds_newer(ann) is newer
    assert reader.read([ann]).newer is newer


def test_what_a_torn_tail_says_of_its_version_does_not_count(ann):
    ann.write_bytes(line("one") + line("x", v=2)[:-1])
    assert not reader.holds_newer(ann)


def test_a_ruined_file_does_not_flood_the_screen(ann):
    ann.write_bytes(b"x\n" * 5000 + line("one"))
    record = reader.read([ann])
    assert len(record.events) == 1
    assert len(record.notices) == reader.MOST_NAMED + 1
    assert record.notices[-1] == "ann.jsonl: 4990 more lines are damaged and left out."


def test_a_hostile_file_name_is_shown_harmless(tmp_path):
    path = tmp_path / "a\x1b[2J.jsonl"
    path.write_bytes(b"x\n")
    assert reader.read([path]).notices == (
        "a<U+001B>[2J.jsonl, line 1 is damaged and was left out.",
    )


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["FIFO", "folder"])
def test_what_is_no_plain_file_is_left_out_without_waiting(ann, make):
    make(ann)
    notices = reader.read([ann]).notices
    assert notices == ("ann.jsonl was left out: it is not a plain file.",)


def test_a_link_is_not_followed(ann, tmp_path):
    other = tmp_path / "other.jsonl"
    other.write_bytes(line("not mine"))
    ann.symlink_to(other)
    record = reader.read([ann])
    assert record.events == ()
    assert record.notices == ("ann.jsonl was left out: a link is in its place.",)


def test_what_is_beyond_the_limit_is_left_out(ann, monkeypatch):
    first, second = line("one"), line("two")
    monkeypatch.setattr(files, "LIMIT", len(first) + len(second))
    ann.write_bytes(first + second)
    assert reader.read([ann]).notices == ()
    ann.write_bytes(first + second + line("three"))
    record = reader.read([ann])
    assert [event["mark"] for event in record.events] == ["one", "two"]
    (notice,) = record.notices
    assert notice.startswith("ann.jsonl is larger than")


def test_a_sparse_file_of_a_terabyte_is_no_harm(ann):
    with ann.open("wb") as file:
        file.write(line("one"))
        file.truncate(2**40)
    record = reader.read([ann])
    assert [event["mark"] for event in record.events] == ["one"]
    assert record.notices == ("ann.jsonl is larger than 64 MiB: what is beyond was left out.",)


def test_a_clock_set_back_changes_no_order(ann):
    times = [5, 1, 3, 0]
    lines = [line(hour, START + timedelta(hours=hour)) for hour in times]
    ann.write_bytes(b"".join(lines))
    assert marks(ann) == times


def test_files_are_merged_by_time(tmp_path):
    home, clinic = tmp_path / "home.jsonl", tmp_path / "clinic.jsonl"
    home.write_bytes(b"".join(line(n, START + timedelta(hours=n)) for n in (0, 3, 4)))
    clinic.write_bytes(b"".join(line(n, START + timedelta(hours=n)) for n in (1, 2, 5)))
    assert marks(home, clinic) == marks(clinic, home) == [0, 1, 2, 3, 4, 5]


def test_the_first_of_two_events_with_one_id_is_kept(tmp_path):
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_bytes(line("late", START + timedelta(hours=1), id="same"))
    two.write_bytes(line("early", START, id="same") + line("other", START))
    assert marks(one, two) == ["early", "other"]


numbers = st.integers(0, 40)
times = st.integers(-50, 50).map(lambda minutes: START + timedelta(minutes=minutes))
a_file = st.lists(st.tuples(numbers, times), max_size=12)
some_files = st.lists(a_file, max_size=4)


def write_files(folder, contents):
    """Write files whose events have the mark for an id, so that the same mark is the same event."""
    paths = []
    for number, content in enumerate(contents):
        paths.append(folder / f"{number}.jsonl")
        paths[-1].write_bytes(b"".join(line(mark, at, id=f"id{mark}") for mark, at in content))
    return paths


@given(some_files)
def test_reading_is_a_union_that_keeps_the_order_of_each_file(tmp_path_factory, contents):
    paths = write_files(tmp_path_factory.mktemp("union"), contents)
    found = marks(*paths)
    assert sorted(found) == sorted({mark for content in contents for mark, _ in content})
    assert marks(*paths, *paths) == found
    assert set(marks(*reversed(paths))) == set(found)
    for content in contents:
        only_here = [m for m, _ in content if sum(m == n for c in contents for n, _ in c) == 1]
        assert [mark for mark in found if mark in only_here] == only_here


@given(st.lists(st.lists(st.integers(0, 10**6), unique=True), max_size=4))
def test_with_good_clocks_the_order_of_the_files_does_not_matter(tmp_path_factory, seconds):
    unique = {second: number for number, chosen in enumerate(seconds) for second in chosen}
    contents = [
        [(s, START + timedelta(seconds=s)) for s in sorted(unique) if unique[s] == number]
        for number in range(len(seconds))
    ]
    paths = write_files(tmp_path_factory.mktemp("order"), contents)
    assert marks(*paths) == marks(*reversed(paths)) == sorted(unique)


@given(
    st.lists(
        st.binary(max_size=80) | st.sampled_from([line("good"), b"\n", b'{"v":1,']), max_size=8
    )
)
def test_any_bytes_are_read_without_a_crash(tmp_path_factory, chunks):
    path = tmp_path_factory.mktemp("bytes") / "any.jsonl"
    path.write_bytes(b"".join(chunks) + b"\n" + line("last", datetime(9999, 1, 1, tzinfo=UTC)))
    assert reader.read([path]).events[-1]["mark"] == "last"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["v", "id", "at", "type"]), inner, max_size=4)
        ),
    )
)
def test_any_json_is_read_without_a_crash(tmp_path_factory, value):

    path = tmp_path_factory.mktemp("json") / "any.jsonl"
    path.write_bytes(json.dumps(value).encode() + b"\n" + line("last"))
    assert reader.read([path]).events[-1]["mark"] == "last"


def test_two_files_of_one_name_are_both_read(tmp_path):
    paths = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "same.jsonl")
        paths[-1].write_bytes(line(folder, id=new_id()))
    assert marks(*paths) == ["one", "two"]
