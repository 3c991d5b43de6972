"""A record of long ago, or of somebody who means harm: every text in it gives orders."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from medtrainer.journal import events
from medtrainer.model.attempt import Person, QuizName, Rules
from tests.journal.world import exercise, new_id, opening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

ORDERS = (
    "\x1b]0;owned\x07\x1b[2J\x9b31m\u202eabc\u2066\u2028\U000e0041[/][@click=app.quit]x[/]\udcfc"
)
QUIZ = "front-desk"


def write_hostile_record(path: Path, at: datetime) -> None:
    """Write a journal of a finished set, an unfinished one, a practice, and lines of nonsense."""
    path.parent.mkdir(parents=True)
    lines = [events.encode(events.stamp(event, new_id(), at)) for event in _told()]
    path.write_bytes(b"".join(lines) + b"".join(_nonsense(lines[0])))


def _told() -> Iterator[dict[str, object]]:
    """Yield the events of three attempts, whose every text gives orders."""
    for number, purpose in enumerate(("set", "practice", "set")):
        attempt = f"{number}{ORDERS}"
        fixed = opening(
            attempt=attempt,
            purpose=purpose,
            quiz=QuizName(QUIZ, ORDERS) if purpose == "set" else None,
            person=Person(0, ORDERS, ORDERS, ORDERS, "uid"),
            host=ORDERS,
            mode=ORDERS,
            program=ORDERS,
            seed=ORDERS,
            rules=Rules("after-submit", 0, "highest", 0),
            exercises=1,
        )
        yield events.attempt_started(fixed)
        yield events.exercise_shown(attempt, _harsh(number))
        yield events.answered(attempt, 0, "vitals", "rn", 5)
        if number < 2:
            yield events.submitted(attempt, 0, 0, 2)
            yield events.disputed(attempt, 0, "vitals", ORDERS)
            yield events.finished(attempt, 0, 2, 0.0, False, 900)


def _harsh(number: int):
    shown = exercise()
    long = ORDERS + "M" * (1_000_000 if number == 0 else 10)
    return replace(
        shown,
        premises=tuple(replace(p, text=f"{p.id} {ORDERS}", why=long) for p in shown.premises),
        options=tuple(replace(o, text=f"{o.id} {ORDERS}") for o in shown.options),
    )


def _nonsense(line: bytes) -> Iterator[bytes]:
    """Yield lines that hold something else than an event should."""
    event = json.loads(line)
    for strange in (None, -1, 10**400, 1e308, True, [], {}, "x" * 1000, [[]] * 3):
        for key in event:
            yield json.dumps({**event, "id": new_id(), key: strange}).encode() + b"\n"
    yield b'{"v":1,"n":' + b"[" * 5000 + b"\n"
    yield b'{"v":1,"n":' + b"9" * 5000 + b"}\n"
    yield b'{"v":1,"n":NaN}\n\xff\xfe\x00\n' + b"\x1b[2J" * 1000 + b"\n"
