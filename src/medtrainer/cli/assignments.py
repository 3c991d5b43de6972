"""List what is assigned, or withdraw an assignment or an override.

What is withdrawn no longer has to be done; attempts at it stay.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from medtrainer.cli.output import print_faults, print_json
from medtrainer.cli.tables import print_table
from medtrainer.content.assignments import read_assignments
from medtrainer.content.roster import read_roster
from medtrainer.model.assignment import Override
from medtrainer.services.assigned import people_of
from medtrainer.services.assigning import withdraw
from medtrainer.services.assignment_words import terms_words
from medtrainer.services.results.times import iso
from medtrainer.services.trainers import require_trainer
from medtrainer.services.workspace import open_workspace
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.content.assignments import Assignments
    from medtrainer.model.assignment import Assignment
    from medtrainer.model.roster import Roster


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `assignments`."""
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--all", action="store_true", help="also what has been withdrawn")
    parser.add_argument("--withdraw", metavar="STEM", help="end this assignment or override")


def run(args: Namespace) -> int:
    """Print what is assigned, the newest last."""
    workspace = open_workspace(args.office, args.data)
    if args.withdraw is not None:
        act = withdraw(workspace, args.withdraw)
        print(f"Withdrawn: {visible(act.withdraws)}. Attempts at it stay.", file=sys.stderr)
        return 0
    folder = require_trainer(workspace, "see all assignments")
    acts, roster = read_assignments(folder), read_roster(folder)[0]
    print_faults((fault for fault in acts.faults if fault.severity == "error"), sys.stderr)
    everything: list[Assignment | Override] = [*acts.assignments, *acts.overrides]
    everything.sort(key=lambda act: (act.assigned_at, act.stem))
    shown = [act for act in everything if args.all or act.stem not in acts.withdrawn]
    if args.json:
        print_json([as_json(act, acts, roster) for act in shown])
    elif not shown:
        print("Nothing is assigned. “medtrainer assign SET --to WHO… --due DATE” assigns.")
    else:
        today = workspace.now().astimezone().date()
        rows = [
            (
                act.quiz,
                _whom(act, roster),
                terms_words(act.terms, today),
                act.stem + (" (withdrawn)" if act.stem in acts.withdrawn else ""),
            )
            for act in shown
        ]
        print_table(("Set", "To", "Terms", "Name"), rows, most=46)
    return 0


def _whom(act: Assignment | Override, roster: Roster) -> str:
    if isinstance(act, Override):
        return f"only {act.login}"
    reached = sum(learner.active for learner in people_of(act, roster))
    return f"{', '.join(act.to)} ({reached})"


def as_json(act: Assignment | Override, acts: Assignments, roster: Roster) -> dict[str, Any]:
    """Return an assignment or an override as one object."""
    whom: dict[str, Any]
    if isinstance(act, Override):
        whom = {"override": act.login}
    else:
        reached = [one.login for one in people_of(act, roster) if one.active]
        whom = {"to": list(act.to), "people": reached}
    terms = act.terms
    return {
        "name": act.stem,
        "quiz": act.quiz,
        **whom,
        "due": terms.due.isoformat() if terms.due else None,
        "attempts": terms.attempts,
        "pass_mark": terms.pass_mark,
        "minutes": terms.minutes,
        "assigned_by": act.assigned_by,
        "assigned_at": iso(act.assigned_at),
        "withdrawn": act.stem in acts.withdrawn,
    }
