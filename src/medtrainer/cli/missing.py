"""Show who has not done what was assigned to them, the longest overdue first.

It shows what was collected; “medtrainer collect” brings it up to date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medtrainer.cli.answers import answering
from medtrainer.cli.output import print_json
from medtrainer.cli.tables import print_csv, print_table
from medtrainer.services.results.desk import missing
from medtrainer.services.results.words import (
    attempts_of_words,
    due_words,
    late_words,
    missing_words,
    score_words,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.services.results.grades import Grade

HEADS = ("login", "name", "site", "quiz", "due", "days_late", "state")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `missing`."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print CSV")
    parser.add_argument("--site", help="only people of this site")


def run(args: Namespace) -> int:
    """Print a row for each person and set that is still to be done."""
    with answering(args, "see who has not done what") as desk:
        grades = missing(desk)
        if args.site is not None:
            wanted = args.site.casefold()
            grades = [grade for grade in grades if grade.learner.site.casefold() == wanted]
        if args.json:
            print_json([as_json(grade) for grade in grades])
        elif args.csv:
            print_csv(HEADS, [tuple(as_json(grade).values()) for grade in grades])
        else:
            today = desk.workspace.now().astimezone().date()
            rows = [
                (
                    late_words(grade),
                    grade.learner.called,
                    grade.learner.site,
                    grade.title,
                    due_words(grade.due, today),
                    attempts_of_words(grade),
                    score_words(grade),
                    grade.state,
                )
                for grade in grades
            ]
            heads = ("Late", "Person", "Site", "Set", "Due", "Attempts", "Best", "")
            if rows:
                print_table(heads, rows, right=(0, 5, 6), most=26)
                print()
            print(missing_words(grades))
    return 0


def as_json(grade: Grade) -> dict[str, Any]:
    """Return a row as formats.md, section 6, has it."""
    return {
        "login": grade.learner.login,
        "name": grade.learner.name,
        "site": grade.learner.site,
        "quiz": grade.quiz,
        "due": grade.due.isoformat() if grade.due else None,
        "days_late": grade.days_late,
        "state": grade.state,
    }
