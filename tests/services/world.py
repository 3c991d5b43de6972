"""What the tests of the services share: a workspace of one's own, a stopwatch, a sitting."""

from __future__ import annotations

import errno
import json
import os
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from medtrainer import settings
from medtrainer.content.office import load_office
from medtrainer.journal import events, fold, reader
from medtrainer.journal.writer import Journal
from medtrainer.model.attempt import Attempt, Person, Rules, Sheet
from medtrainer.model.roles import Catalogue, Duty, Role
from medtrainer.services.sitting import Sitting
from medtrainer.services.workspace import Workspace
from tests.journal.world import ATTEMPT, START, clock, exercise, new_id, opening, place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from medtrainer.model.office import Office
    from medtrainer.model.quiz import QuizSet

ANA = Person(1006, "areyes", "Ana Reyes")
HOST = "clinic-2"
ROLES = (
    Role(
        "nurse",
        "Registered Nurse",
        "RN",
        aliases=("Ward nurse", "MA"),
        duties=(
            Duty("vitals", "Takes vital signs", why="Also by phone"),
            Duty("triage", "Decides who is seen first", why="A license is needed to triage"),
        ),
    ),
    Role(
        "ma",
        "Medical Assistant",
        "MD",
        duties=(Duty("vitals", "Takes vital signs", why="On somebody's order"),),
    ),
    Role("doctor", "Physician", "MA", aliases=("Doctor",), duties=(Duty("diagnose", "Diagnoses"),)),
    Role(
        "desk",
        "Secretary",
        duties=(
            Duty("book", "Books visits"),
            Duty("auth", "Requests prior authorization from the insurer"),
            Duty("insurer", "Calls the insurer"),
        ),
    ),
    Role("idle", "Straße keeper"),
)
CATALOGUE = Catalogue(roles=ROLES)
"""A small office: two positions share a duty, and two are both called MA."""

AT_ONCE, AFTER_SUBMIT = Rules("at-once"), Rules("after-submit")


class Stopwatch:
    """A stopwatch that stands still until the test lets it go on.

    Attributes:
        seconds: What it shows.
    """

    def __init__(self, seconds: float = 1000.0) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds

    def later(self, seconds: float) -> None:
        self.seconds += seconds


class Clock:
    """A clock on the wall, which somebody may set.

    Attributes:
        time: What it shows.
    """

    def __init__(self, time: datetime = START) -> None:
        self.time = time

    def __call__(self) -> datetime:
        return self.time

    def later(self, **much: float) -> None:
        self.time += timedelta(**much)


@cache
def builtin() -> Office:
    return load_office(settings.builtin_office())


def quiz_set(name: str) -> QuizSet:
    return next(quiz for quiz in builtin().sets if quiz.id == name)


def workspace(data: Path, *, office: Office | None = None, watch: Stopwatch | None = None):
    """Return Ana's workspace with its record below a folder; nothing is written yet."""
    return Workspace(
        office=office or builtin(),
        data=data,
        place=place(data / "journal" / f"{HOST}.jsonl"),
        person=ANA,
        host=HOST,
        now=lambda: START,
        stopwatch=watch or Stopwatch(),
        new_id=new_id,
        utc_offset=lambda moment: 60,
    )


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the events of a file, each as it stands there; none where there is no file."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [json.loads(line) for line in text.splitlines()]


def bare(path: Path, *kinds: str) -> list[dict[str, Any]]:
    """Return the events of some types without format, id and time."""
    return [
        {key: value for key, value in event.items() if key not in ("v", "id", "at")}
        for event in lines(path)
        if event["type"] in kinds
    ]


def begin(path: Path, watch: Stopwatch, rules: Rules = AFTER_SUBMIT, **changes) -> Sitting:
    """Sit down at a recorded attempt of two exercises, each with the rows "vitals" and "bill"."""
    fixed = opening(rules=rules, **{"purpose": "set", **changes})
    exercises = [exercise(0), exercise(1)]
    journal = open_journal(path)
    shown = [events.exercise_shown(ATTEMPT, each) for each in exercises]
    journal.append(events.attempt_started(fixed), *shown)
    return Sitting(Attempt(fixed, START, tuple(map(Sheet, exercises)), START), journal, watch)


def open_journal(path: Path) -> Journal:
    return Journal(place(path), new_id, clock())


def reread(path: Path) -> Attempt:
    """Return the attempt as it is folded from the file."""
    (attempt,) = fold.attempts(reader.read([path]).events)
    return attempt


def resume(path: Path, watch: Stopwatch) -> Sitting:
    journal = open_journal(path)
    journal.prove()
    return Sitting(reread(path), journal, watch)


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no write reach a disk."""

    def write(descriptor: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", write)
        yield
