"""Full and read-only disks, as they are: what was acknowledged is there, once; the rest is said."""

from __future__ import annotations

import subprocess

import pytest

from medtrainer.errors import EnvironmentProblem
from medtrainer.journal import reader
from medtrainer.journal.place import find_place
from tests.journal.world import journal, line, marked, marks, python


def fill(ours):
    """Append batches of five until the disk is full; return what was saved and what was not."""
    saved = []
    for number in range(10_000):
        batch = [marked(f"{number}.{part} " + "x" * 150) for part in range(5)]
        try:
            ours.append(*batch)
        except EnvironmentProblem as problem:
            assert problem.what == "Not saved: the disk is full."
            assert problem.exit_code == 3
            return saved, batch
        saved += batch
    raise AssertionError("the disk is never full")


def test_a_full_disk_loses_nothing_and_a_retry_doubles_nothing(small_disk):
    path = small_disk / "journal" / "clinic.jsonl"
    filler = small_disk / "filler"
    filler.write_bytes(bytes(16 * 1024))
    with journal(path) as ours:
        saved, missing = fill(ours)
        assert len(saved) > 50
        assert path.read_bytes()[-1:] != b"\n", "the tail was meant to be torn"
        with pytest.raises(EnvironmentProblem, match="the disk is full"):
            ours.append(*missing)
        assert [event["mark"] for event in saved] == marks(path)[: len(saved)]
        filler.unlink()
        ours.append(*missing)
        ours.append(marked("after"))
    assert marks(path) == [event["mark"] for event in [*saved, *missing]] + ["after"]
    assert len(reader.read([path]).notices) == 1


def test_a_disk_that_is_full_at_the_start_is_found_at_the_start(small_disk):
    path = small_disk / "clinic.jsonl"
    path.write_bytes(line("old"))
    with (
        (small_disk / "filler").open("wb", buffering=0) as filler,
        pytest.raises(OSError, match="28"),
    ):
        while True:
            filler.write(bytes(4096))
    with journal(path) as ours, pytest.raises(EnvironmentProblem, match="the disk is full"):
        ours.prove()


def test_a_disk_that_can_only_be_read_is_said(small_disk, tmp_path):
    office = small_disk / "office"
    (office / "records").mkdir(parents=True)
    path = office / "records" / "0.jsonl"
    path.write_bytes(line("old"))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with journal(path) as ours, pytest.raises(EnvironmentProblem) as caught:
        ours.prove()
    assert caught.value.what == "Not saved: the disk can only be read."
    with journal(small_disk / "data" / "new.jsonl") as ours, pytest.raises(EnvironmentProblem):
        ours.prove()
    found = find_place(office, tmp_path, 0, "clinic")
    assert not found.shared
    assert marks(*found.sources) == ["old"], "what was recorded there is still this learner's"


LIMITED = """
import json, resource, signal, sys
from pathlib import Path
from medtrainer.errors import EnvironmentProblem
from tests.journal.world import journal, marked, marks

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, resource.RLIM_INFINITY))
saved, said = 0, []
with journal(path) as ours:
    while not said:
        batch = [marked(saved + number) for number in range(7)]
        try:
            ours.append(*batch)
            saved += len(batch)
        except EnvironmentProblem as problem:
            said.append(str(problem))
    size = path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    ours.append(*batch)
print(json.dumps([saved, size, said, marks(path)]))
"""


def test_a_limit_on_files_is_no_full_disk_and_loses_nothing(tmp_path):
    saved, size, (said,), found = python(LIMITED, tmp_path / "limited.jsonl")
    assert size == 5000, "the last write was meant to be cut short"
    assert said.startswith("Not saved: the file may not grow any more.")
    assert found == list(range(saved + 7))
