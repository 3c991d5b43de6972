"""Show what is assigned to me and when it is due.

--brief prints one line, or nothing where nothing is to be done: for a login script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medtrainer.cli.output import print_json
from medtrainer.cli.tables import print_table
from medtrainer.services.limits import attempts_left
from medtrainer.services.set_words import due_in_words, needed_words, standing_words
from medtrainer.services.status import my_status, status_line
from medtrainer.services.workspace import open_workspace

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.services.record import Standing


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `status`."""
    parser.add_argument("--brief", action="store_true", help="one line, or none")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: Namespace) -> int:
    """Print what is to be done."""
    workspace = open_workspace(args.office, args.data, learner=args.learner)
    status = my_status(workspace)
    line = status_line(status)
    if args.json:
        assigned = [_as_json(standing) for standing in status.open]
        print_json({"assigned": assigned, "late": status.late, "unfinished": status.unfinished})
    elif args.brief:
        if line:
            print(line)
    elif not status.open:
        print("Nothing that is assigned to you is left to do.")
    else:
        now = workspace.now()
        rows = [
            (s.quiz.title, standing_words(s, now), needed_words(s), due_in_words(s, now))
            for s in status.open
        ]
        print_table(("Set", "", "", "Due"), rows)
    return 0


def _as_json(standing: Standing) -> dict[str, Any]:
    assigned = standing.assigned
    best = standing.counted.finish if standing.counted else None
    return {
        "quiz": standing.quiz.id,
        "title": standing.quiz.title,
        "due": assigned.due.isoformat() if assigned and assigned.due else None,
        "assigned_by": assigned.assignment.assigned_by if assigned else None,
        "attempts": standing.started,
        "attempts_left": attempts_left(standing),
        "needed": standing.needed,
        "right": best.right if best else None,
        "total": best.total if best else None,
        "passed": standing.passed,
    }
