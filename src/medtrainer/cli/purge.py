"""Take out for good what need not be kept any more; that it was done is kept.

The rule is keep_years in office.toml, 6 years if it says nothing. Only the gradebook is touched:
journals in records/ are removed by root.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from medtrainer.cli.roster import day
from medtrainer.services.gradebooks import open_book
from medtrainer.services.keeping.purge import purge
from medtrainer.services.wording import count_of
from medtrainer.services.workspace import open_workspace

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `purge`."""
    parser.add_argument(
        "--before", type=day, required=True, metavar="DATE", help="the first day that is kept"
    )
    parser.add_argument("--reason", default="", help="why, for auditors")
    parser.add_argument("--dry-run", action="store_true", help="only count")


def run(args: Namespace) -> int:
    """Purge and say what is gone."""
    workspace = open_workspace(args.office, args.data)
    with open_book(workspace, "purge results") as database:
        found = purge(workspace, database, args.before, reason=args.reason, dry_run=args.dry_run)
    attempts, people = (
        count_of(found.attempts, "attempt"),
        count_of(found.people, "person", "people"),
    )
    done = "would be taken out" if args.dry_run else "taken out"
    print(f"{attempts} of {people}, {count_of(found.lines, 'line')}: {done}.", file=sys.stderr)
    return 0
