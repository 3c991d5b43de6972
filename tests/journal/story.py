"""One attempt as bare events, and the fold of events as they come from a file."""

from __future__ import annotations

import json
from datetime import timedelta

from medtrainer.journal import events, fold
from tests.journal.world import ATTEMPT, START, exercise, new_id, opening

STARTED = events.attempt_started(opening())
FIRST = events.exercise_shown(ATTEMPT, exercise(0))
SECOND = events.exercise_shown(ATTEMPT, exercise(1))


def answer(premise="vitals", option="ma", index=0, attempt=ATTEMPT, ms=1):
    return events.answered(attempt, index, premise, option, ms)


def submit(index=0):
    return events.submitted(ATTEMPT, index, 1, 2)


def finish(right=1, attempt=ATTEMPT):
    return events.finished(attempt, right, 2, 0.5, False, 900)


def doubt(premise="vitals", index=0, comment="Here the RN does it."):
    return events.disputed(ATTEMPT, index, premise, comment)


def folded(*bare):
    """Fold events as they come from a file, a second apart."""
    return fold.attempts(
        json.loads(events.encode(events.stamp(event, new_id(), START + timedelta(seconds=number))))
        for number, event in enumerate(bare)
    )
