"""From events to attempts: a pure fold, which no record can make fail."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from medtrainer.journal import parse, shape
from medtrainer.model.attempt import Attempt, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from medtrainer.journal.shape import Fields
    from medtrainer.model.attempt import Dispute, Finish, Opening
    from medtrainer.model.exercise import Exercise

RESUMABLE = frozenset({"set", "assigned"})
"""Purposes of attempts that can be gone on with; practice and preview end with their sitting."""


@dataclass(slots=True)
class _Draft:
    """An attempt in the making; `turns` numbers what was answered, over all attempts."""

    turns: Iterator[int]
    opening: Opening
    started: datetime
    last_at: datetime
    exercises: dict[int, Exercise] = field(default_factory=dict)
    rows: dict[int, frozenset[str]] = field(default_factory=dict)
    choices: dict[int, frozenset[str]] = field(default_factory=dict)
    steps: dict[int, list[tuple[str, str | None]]] = field(default_factory=dict)
    submitted: set[int] = field(default_factory=set)
    touched: dict[int, tuple[datetime, int]] = field(default_factory=dict)
    finish: Finish | None = None
    taken: dict[str, int] = field(default_factory=dict)
    disputes: dict[str, Dispute] = field(default_factory=dict)


def attempts(events: Iterable[Mapping[str, object]]) -> tuple[Attempt, ...]:
    """Return the attempts that somebody saw, in the order of their starts.

    Events that are unknown, misshapen or about something unknown change nothing.
    """
    drafts: dict[str, _Draft] = {}
    turns = count(1)
    for event in sorted(events, key=_rank):
        try:
            _take(drafts, event, turns)
        except shape.Misshapen:
            continue
    return tuple(_attempt(draft) for draft in drafts.values() if _was_seen(draft))


def unfinished(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """Return the attempts that can be resumed, newest first.

    One that lacks exercises is not: what is left of it would be easier to pass.
    """
    return tuple(reversed([attempt for attempt in attempts if _can_be_resumed(attempt)]))


def _can_be_resumed(attempt: Attempt) -> bool:
    if attempt.finish or attempt.opening.purpose not in RESUMABLE:
        return False
    return attempt.is_complete


def _rank(event: Fields) -> int:
    """Put starts before exercises before all the rest.

    The order of events from several machines hangs on their clocks, and an answer must find its
    exercise even where one of them was wrong.
    """
    kind = event.get("type")
    return 0 if kind == "attempt-started" else 1 if kind == "exercise" else 2


def _take(drafts: dict[str, _Draft], event: Fields, turns: Iterator[int]) -> None:
    at, kind, attempt = shape.moment(event), event.get("type"), shape.name(event, "attempt")
    if kind == "attempt-started" and attempt not in drafts:
        drafts[attempt] = _Draft(turns, parse.opening(event), started=at, last_at=at)
    draft = drafts.get(attempt)
    if draft is None:
        return
    take = _FOLDS.get(kind) if isinstance(kind, str) else None
    if take:
        take(draft, event, at)
    draft.last_at = max(draft.last_at, at)


def _take_exercise(draft: _Draft, event: Fields, _at: datetime) -> None:
    exercise = parse.exercise(event)
    if exercise.index not in draft.exercises:
        draft.exercises[exercise.index] = exercise
        draft.rows[exercise.index] = frozenset(row.id for row in exercise.premises)
        draft.choices[exercise.index] = frozenset(option.id for option in exercise.options)


def _take_answer(draft: _Draft, event: Fields, at: datetime) -> None:
    """Note an answer; the last one before the exercise is submitted stands."""
    event_id, taken = shape.name(event, "id"), shape.whole(event, "ms")
    exercise = _exercise(draft, event)
    premise = _premise(draft, exercise, event)
    # Null takes an answer back; an event without the field must not.
    option = None if event.get("option", "") is None else shape.text(event, "option")
    if option is not None and option not in draft.choices[exercise.index]:
        raise shape.Misshapen("option")
    # By id: an event met twice is one answer, and takes its time once.
    if exercise.index not in draft.submitted and event_id not in draft.taken:
        draft.steps.setdefault(exercise.index, []).append((premise, option))
        draft.touched[exercise.index] = at, next(draft.turns)
        draft.taken[event_id] = taken


def _take_submission(draft: _Draft, event: Fields, at: datetime) -> None:
    shape.whole(event, "right")
    shape.whole(event, "total")
    index = _exercise(draft, event).index
    if index not in draft.submitted:
        draft.submitted.add(index)
        draft.touched[index] = at, next(draft.turns)


def _take_finish(draft: _Draft, event: Fields, at: datetime) -> None:
    finish = parse.finish(event, at)
    draft.finish = draft.finish or finish


def _take_dispute(draft: _Draft, event: Fields, at: datetime) -> None:
    event_id, dispute = shape.name(event, "id"), parse.dispute(event, at)
    _premise(draft, _exercise(draft, event), event)
    draft.disputes.setdefault(event_id, dispute)  # by id: an event met twice is one doubt


def _premise(draft: _Draft, exercise: Exercise, event: Fields) -> str:
    premise = shape.text(event, "premise")
    if premise not in draft.rows[exercise.index]:
        raise shape.Misshapen("premise")
    return premise


def _exercise(draft: _Draft, event: Fields) -> Exercise:
    exercise = draft.exercises.get(shape.whole(event, "index"))
    if exercise is None:
        raise shape.Misshapen("index")
    return exercise


_FOLDS = {
    "exercise": _take_exercise,
    "answered": _take_answer,
    "submitted": _take_submission,
    "finished": _take_finish,
    "disputed": _take_dispute,
}


def _was_seen(draft: _Draft) -> bool:
    """Tell whether the attempt was ever on a screen.

    All exercises of a set are saved before the first is shown: where some are missing and nothing
    was answered, a full disk has cut the start short. Those of a practice are saved one by one; one
    in which nothing was answered has left nothing to see either.
    """
    if draft.finish or draft.steps or draft.submitted:
        return True
    return bool(draft.exercises) and len(draft.exercises) >= (draft.opening.exercises or 0)


def _attempt(draft: _Draft) -> Attempt:
    sheets = (_sheet(draft, index, draft.exercises[index]) for index in sorted(draft.exercises))
    return Attempt(
        draft.opening,
        draft.started,
        tuple(sheets),
        draft.last_at,
        draft.finish,
        sum(draft.taken.values()),
        tuple(draft.disputes.values()),
    )


def _sheet(draft: _Draft, index: int, exercise: Exercise) -> Sheet:
    at, turn = draft.touched.get(index, (None, 0))
    bare = Sheet(exercise, submitted=index in draft.submitted, at=at, turn=turn)
    return bare.replayed(draft.steps.get(index, ()))
