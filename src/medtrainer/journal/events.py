"""The events of a journal as plain dicts, and as the lines that are written.

The order of the keys is the contract's (formats.md, section 5). A builder knows neither ids nor
time: `stamp` puts them on when the event is written.
"""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from medtrainer.model.attempt import Opening, Person, Rules
    from medtrainer.model.exercise import Exercise

VERSION = 1
"""The format that is written; lines of a newer one are never touched."""


def attempt_started(opening: Opening) -> dict[str, object]:
    """Say that an attempt began, and under which rules.

    `exercises` tells how many exercises it has in all, None where practice goes on without end. All
    those of a set are in its first batch, so that a batch torn by a full disk is told from an
    attempt that somebody saw.
    """
    quiz = opening.quiz
    return {
        "type": "attempt-started",
        "attempt": opening.attempt,
        "purpose": opening.purpose,
        "quiz": None if quiz is None else {"id": quiz.id, "title": quiz.title},
        "utc_offset": opening.utc_offset,
        "content": opening.content,
        "generator": opening.generator,
        "seed": opening.seed,
        "pass_mark": opening.pass_mark,
        "rules": _rules(opening.rules),
        "assignment": opening.assignment,
        "due": opening.due,
        "assigned_by": opening.assigned_by,
        "person": _person(opening.person),
        "program": opening.program,
        "host": opening.host,
        "mode": opening.mode,
        "exercises": opening.exercises,
    }


def exercise_shown(attempt: str, exercise: Exercise) -> dict[str, object]:
    """Keep an exercise as it is shown: nothing later needs the content again."""
    return {
        "type": "exercise",
        "attempt": attempt,
        "index": exercise.index,
        "kind": exercise.kind,
        "reuse": exercise.reuse,
        "premises": [
            {"id": row.id, "text": row.text, "why": row.why, "critical": row.critical}
            for row in exercise.premises
        ],
        "options": [{"id": option.id, "text": option.text} for option in exercise.options],
        "key": dict(exercise.key),
    }


def answered(
    attempt: str, index: int, premise: str, option: str | None, ms: int
) -> dict[str, object]:
    """Say what was chosen for a premise, None where the answer was taken back; `ms` it took."""
    return {
        "type": "answered",
        "attempt": attempt,
        "index": index,
        "premise": premise,
        "option": option,
        "ms": ms,
    }


def submitted(attempt: str, index: int, right: int, total: int) -> dict[str, object]:
    """Say that an exercise was closed, with its rows right and its rows in all."""
    return {
        "type": "submitted",
        "attempt": attempt,
        "index": index,
        "right": right,
        "total": total,
    }


def finished(
    attempt: str, right: int, total: int, score: float, passed: bool | None, ms: int
) -> dict[str, object]:
    """Say how an attempt ended; `ms` is the time spent in its sittings."""
    return {
        "type": "finished",
        "attempt": attempt,
        "right": right,
        "total": total,
        "score": score,
        "passed": passed,
        "ms": ms,
    }


def disputed(attempt: str, index: int, premise: str, comment: str) -> dict[str, object]:
    """Say that the learner doubts a pair, and why."""
    return {
        "type": "disputed",
        "attempt": attempt,
        "index": index,
        "premise": premise,
        "comment": comment,
    }


def stamp(event: Mapping[str, object], event_id: str, at: datetime) -> dict[str, object]:
    """Return the event with format, id and time in front; `at` must know its zone."""
    time = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"v": VERSION, "id": event_id, "at": time, **event}


def encode(event: Mapping[str, object]) -> bytes:
    """Return an event as one line of UTF-8.

    A lone surrogate (a byte of an old account name that is no UTF-8) has no UTF-8 form. What
    `backslashreplace` makes of it is JSON's own escape, so it survives the round trip.

    Raises:
        ValueError: If a number is not finite, which no JSON can hold.
    """
    text = json.dumps(event, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _rules(rules: Rules) -> dict[str, object]:
    return {
        "feedback": rules.feedback,
        "attempts": rules.attempts,
        "counts": rules.counts,
        "minutes": rules.minutes,
    }


def _person(person: Person) -> dict[str, object]:
    return {
        "uid": person.uid,
        "login": person.login,
        "name": person.name,
        "title": person.title,
        "identified": person.identified,
    }
