"""Show my attempts, newest first, with what came out."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from medtrainer.cli.output import print_json
from medtrainer.columns import columns, fitted, padded
from medtrainer.glyphs import MORE, drawable
from medtrainer.services.record import record_at
from medtrainer.services.wording import attempt_title, outcome, score_in_words, when, who_sits
from medtrainer.services.workspace import own_person, own_place
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.model.attempt import Attempt


_TITLE = 34
"""Columns that a title may take."""


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `scores`."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: Namespace) -> int:
    """Print the attempts."""
    # The record alone: a fault in the office's roles is no reason not to show it.
    place = own_place(args.office, args.data)
    person = own_person(args.office, args.learner)
    record = record_at(place, person)
    for notice in record.notices:
        print("medtrainer:", visible(notice), file=sys.stderr)
    if args.json:
        print_json([_as_json(attempt) for attempt in record.attempts])
        return 0
    if person.learner:
        print(f"{who_sits(person)}\n")
    now = datetime.now(UTC)
    for attempt in record.attempts:
        title = visible(attempt_title(attempt))
        print(
            f"{when(attempt.started, now):<15}  {padded(_short(title), _TITLE)}  "
            f"{score_in_words(attempt):>12}  {outcome(attempt)}"
        )
    if not record.attempts:
        print("No attempts yet. “medtrainer” opens the program.")
    return 0


def _short(title: str) -> str:
    """Return a title cut to its columns, with a sign that it was."""
    return title if columns(title) <= _TITLE else fitted(title, _TITLE - 1) + drawable(MORE)


def _as_json(attempt: Attempt) -> dict[str, Any]:
    finish = attempt.finish
    return {
        "attempt": attempt.id,
        "quiz": attempt.opening.quiz.id if attempt.opening.quiz else None,
        "purpose": attempt.opening.purpose,
        "started": _iso(attempt.started),
        "finished": _iso(finish.at) if finish else None,
        "right": finish.right if finish else None,
        "total": finish.total if finish else None,
        "score": finish.score if finish else None,
        "passed": finish.passed if finish else None,
        "mode": attempt.opening.mode,
    }


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
