"""Real processes: killed in the middle of writing, two at once, and what they import."""

from __future__ import annotations

import signal

from medtrainer.journal import reader
from tests.journal.world import journal, marked, marks, python, start_python

WRITER = """
import itertools, os, sys
from pathlib import Path
from tests.journal.world import journal, marked
import uuid

def main(path, name, count):
    ours = journal(path)
    ours._new_id = lambda: uuid.uuid4().hex
    ours.prove()
    print("alone" if ours.alone else "not alone", flush=True)
    sys.stdin.readline()
    for number in range(count) if count else itertools.count():
        # Several pages in one batch: a kill in the middle of the write tears it.
        ours.append(*(marked(f"{name}.{number}.{part} " + "x" * 3000) for part in range(4)))
        os.write(1, f"{name}.{number}\\n".encode())

main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
"""


def begin(path, name, count):
    """Start a writer; return it when it is ready and waits for a newline."""
    process = start_python(WRITER, path, name, count)
    return process, process.stdout.readline().strip()


def test_kill_9_loses_no_acknowledged_event(tmp_path):
    path = tmp_path / "killed.jsonl"
    acknowledged = []
    for number in range(10):
        process, alone = begin(path, f"run{number}", 0)
        assert alone == "alone", "the lock of a killed process is gone"
        process.stdin.write("\n")
        process.stdin.flush()
        acknowledged += [process.stdout.readline().strip() for _ in range(3 + number)]
        process.send_signal(signal.SIGKILL)
        # What was acknowledged before the kill took effect may end in the middle of a word.
        acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
        assert process.wait(10) == -signal.SIGKILL
    with journal(path) as ours:
        ours.append(marked("last"))
    found = marks(path)
    whole = [f"{name}.{part}" for name in acknowledged for part in range(4)]
    saved = {mark.split()[0] for mark in found}
    assert len(acknowledged) >= sum(range(3, 13))
    assert [name for name in whole if name not in saved] == []
    assert len(saved) == len(found), "no event is there twice"
    assert found[-1] == "last"


def test_two_processes_at_once_keep_their_lines_whole(tmp_path):
    path = tmp_path / "both.jsonl"
    (first, first_alone), (second, second_alone) = begin(path, "a", 100), begin(path, "b", 100)
    assert (first_alone, second_alone) == ("alone", "not alone")
    for process in (first, second):
        process.stdin.write("\n")
        process.stdin.flush()
    for process in (first, second):
        process.communicate(timeout=60)
        assert process.returncode == 0
    record = reader.read([path])
    assert record.notices == ()
    names = [event["mark"].split()[0] for event in record.events]
    for name in "ab":
        wanted = [f"{name}.{number}.{part}" for number in range(100) for part in range(4)]
        assert [mark for mark in names if mark.startswith(name)] == wanted
    assert all(
        names[at].rsplit(".", 1)[0] == names[at + 3].rsplit(".", 1)[0] for at in range(0, 800, 4)
    )


IMPORTS = """
import json, sys
before = set(sys.modules)
import medtrainer.journal.fold, medtrainer.journal.place, medtrainer.journal.writer
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def test_the_journal_brings_nothing_heavy_along():
    loaded = set(python(IMPORTS))
    assert "medtrainer.journal.reader" in loaded
    assert loaded.isdisjoint(
        {"asyncio", "hashlib", "random", "secrets", "sqlite3", "subprocess", "tempfile", "uuid"}
    )
