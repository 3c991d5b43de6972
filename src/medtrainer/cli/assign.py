"""Assign a quiz set to people, groups, sites or job titles.

Whoever joins a group later is reached, too. Attempts from now on count.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from medtrainer.cli.roster import day
from medtrainer.errors import UsageProblem
from medtrainer.model.assignment import Terms
from medtrainer.services.assigning import assign, plan_assignment
from medtrainer.services.assignment_words import people_words, terms_words
from medtrainer.services.wording import count_of
from medtrainer.services.workspace import open_workspace
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_MOST = 1000


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `assign`."""
    parser.add_argument("set", metavar="SET", help="the set, by id or title")
    parser.add_argument(
        "--to",
        nargs="+",
        required=True,
        metavar="WHO",
        help="logins, group:…, site:…, title:…",
    )
    add_terms(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="only say whom it would reach, and when"
    )


def add_terms(parser: ArgumentParser) -> None:
    """Add what an assignment or an override may change of a set's rules."""
    parser.add_argument("--due", type=day, metavar="DATE", help="the last day, as 2026-12-01")
    parser.add_argument("--attempts", type=int, metavar="N", help="attempts allowed, 0 any number")
    parser.add_argument("--pass-mark", type=float, metavar="SHARE", help="0 to 1, such as 0.8")
    parser.add_argument("--minutes", type=int, metavar="N", help="time limit, 0 for none")


def terms_of(args: Namespace) -> Terms:
    """Return the terms that the arguments name.

    Raises:
        UsageProblem: A number is out of range.
    """
    ranges = {"attempts": _MOST, "pass_mark": 1, "minutes": 24 * 60}
    for name, most in ranges.items():
        value = getattr(args, name)
        if value is not None and not 0 <= value <= most:
            option = name.replace("_", "-")
            raise UsageProblem(f"--{option} must be 0 to {most}.", "Change the number.")
    return Terms(args.due, args.attempts, args.pass_mark, args.minutes)


def run(args: Namespace) -> int:
    """Assign, and say whom that reaches."""
    workspace = open_workspace(args.office, args.data)
    plan = plan_assignment(workspace, args.set, args.to, terms_of(args))
    today = workspace.now().astimezone().date()
    terms = terms_words(plan.terms, today)
    whom = f"{count_of(len(plan.people), 'person', 'people')}: {visible(people_words(plan.people))}"
    what = f"“{visible(plan.quiz.title)}”{f', {terms},' if terms else ''}"
    if args.dry_run:
        print(f"{what} would be assigned to {whom}.")
        return 0
    act = assign(workspace, plan)
    print(f"{what} is assigned to {whom}.", file=sys.stderr)
    print(act.stem)
    return 0
