"""What the tests of the journal share: an opening, exercises, journals, processes."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.journal import events
from medtrainer.journal.place import Place
from medtrainer.journal.reader import read
from medtrainer.journal.writer import Journal
from medtrainer.model.attempt import Opening, Person, QuizName, Rules
from medtrainer.model.exercise import Exercise, Option, Premise

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
START = datetime(2026, 11, 22, 9, tzinfo=UTC)
ATTEMPT = "a" * 32

OPENING = Opening(
    attempt=ATTEMPT,
    purpose="assigned",
    quiz=QuizName("front-desk", "Front desk, coding, billing"),
    utc_offset=60,
    content="sha256:0123",
    generator=1,
    seed="areyes/1",
    pass_mark=0.8,
    rules=Rules("at-once", 3, "last", 20),
    person=Person(1006, "areyes", "Ana Reyes", "Medical assistant", "uid"),
    program="0.3.0",
    host="clinic-2",
    mode="tui",
    assignment="2026-11-front-desk",
    due="2026-12-01",
    assigned_by="dmorgan",
    exercises=2,
)

_numbers = itertools.count()


def opening(**changes) -> Opening:
    return replace(OPENING, **changes)


def exercise(index: int = 0) -> Exercise:
    """Return an exercise of two duties and three positions."""
    return Exercise(
        index=index,
        kind="match",
        reuse=True,
        premises=(
            Premise("vitals", "Take vital signs", "The MA does", True),
            Premise("bill", "Bill"),
        ),
        options=(Option("ma", "Medical Assistant"), Option("biller", "Biller"), Option("rn", "RN")),
        key={"vitals": "ma", "bill": "biller"},
    )


def new_id() -> str:
    return f"{next(_numbers):032x}"


def clock(start: datetime = START) -> Callable[[], datetime]:
    """Return a clock that goes on by a second whenever somebody looks at it."""
    seconds = itertools.count()
    return lambda: start + timedelta(seconds=next(seconds))


def place(path: Path, *, shared: bool = False) -> Place:
    return Place(path, shared, (path,))


def journal(path: Path, start: datetime = START, *, shared: bool = False) -> Journal:
    return Journal(place(path, shared=shared), new_id, clock(start))


def marked(mark: object) -> dict[str, object]:
    """Return an event that can be told from others."""
    return {"type": "mark", "mark": mark}


def marks(*paths: Path) -> list[object]:
    """Return the marks of all events in these files, in the order they are read."""
    return [event["mark"] for event in read(paths).events]


def line(mark: object = None, when: datetime = START, **fields) -> bytes:
    """Return an event as a line, with these fields in place of the right ones."""
    return events.encode({**events.stamp(marked(mark), new_id(), when), **fields})


def start_python(code: str, *arguments: object, **options) -> subprocess.Popen[str]:
    """Start Python on the checkout's source, with pipes; `options` are those of Popen."""
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=env, text=True, stdin=pipe, stdout=pipe, **options)


def python(code: str, *arguments: object, **options):
    """Run Python and return what it printed, as JSON."""
    process = start_python(code, *arguments, stderr=subprocess.PIPE, **options)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return json.loads(out)
