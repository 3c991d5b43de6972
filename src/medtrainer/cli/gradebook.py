"""Show how everybody stands in every set: what was assigned, and what counts.

It shows what was collected; “medtrainer collect” brings it up to date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medtrainer.cli.answers import answering
from medtrainer.cli.output import print_json
from medtrainer.cli.tables import print_csv, print_table
from medtrainer.services.results.desk import gradebook
from medtrainer.services.results.times import iso
from medtrainer.services.results.words import (
    attempts_of_words,
    due_words,
    late_words,
    score_words,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.services.results.grades import Grade

HEADS = (
    "login", "name", "site", "quiz", "assigned", "due", "attempts", "counts", "right", "total",
    "score", "passed", "late", "finished", "content", "machine",
)  # fmt: skip


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `gradebook`."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print CSV")


def run(args: Namespace) -> int:
    """Print a row for each person and set."""
    with answering(args, "see everybody's results") as desk:
        grades = gradebook(desk)
        if args.json:
            print_json([as_json(grade) for grade in grades])
        elif args.csv:
            print_csv(HEADS, [tuple(as_json(grade).values()) for grade in grades])
        elif not grades:
            print("Nobody has sat a set yet, and nothing is assigned.")
        else:
            today = desk.workspace.now().astimezone().date()
            rows = [
                (
                    grade.learner.called,
                    grade.learner.site,
                    grade.title,
                    due_words(grade.due, today),
                    attempts_of_words(grade),
                    score_words(grade),
                    grade.state,
                    late_words(grade),
                )
                for grade in grades
            ]
            heads = ("Person", "Site", "Set", "Due", "Attempts", "Counts", "", "Late")
            print_table(heads, rows, right=(4, 5, 7), most=26)
    return 0


def as_json(grade: Grade) -> dict[str, Any]:
    """Return a row as formats.md, section 6, has it."""
    counted, assigned = grade.counted, grade.assigned
    return {
        "login": grade.learner.login,
        "name": grade.learner.name,
        "site": grade.learner.site,
        "quiz": grade.quiz,
        "assigned": iso(assigned.assignment.assigned_at) if assigned else None,
        "due": grade.due.isoformat() if grade.due else None,
        "attempts": len(grade.attempts),
        "counts": grade.counts,
        "right": counted.right if counted else None,
        "total": counted.row.total_rows if counted else None,
        "score": grade.score,
        "passed": grade.passed,
        "late": grade.late,
        "finished": iso(counted.finished) if counted else None,
        "content": counted.row.content if counted else None,
        "machine": counted.row.machine if counted else None,
    }
