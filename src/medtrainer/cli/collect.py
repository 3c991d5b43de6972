"""Collect what is new in this machine's records into the gradebook.

Running it again changes nothing where nothing is new. A notice about rewritten history stays until
a trainer accepts it; what was collected first counts either way.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from medtrainer.cli.output import print_json
from medtrainer.services.gradebooks import accept, collect, open_book, rebuild
from medtrainer.services.wording import count_of
from medtrainer.services.workspace import open_workspace

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `collect`."""
    parser.add_argument("--json", action="store_true", help="print JSON")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--accept", metavar="LOGIN", help="let the notices about this person's record stand"
    )
    what.add_argument(
        "--rebuild", action="store_true", help="make all results anew from what was collected"
    )
    parser.add_argument("--reason", default="", help="with --accept: why they may stand")


def run(args: Namespace) -> int:
    """Collect and say what is new."""
    workspace = open_workspace(args.office, args.data)
    with open_book(workspace, "collect results") as database:
        if args.rebuild:
            made = rebuild(workspace, database)
            print(f"Made anew: {count_of(made, 'attempt')}.", file=sys.stderr)
        if args.accept:
            accepted = accept(workspace, database, args.accept, args.reason)
            print(f"Accepted: {count_of(accepted, 'notice')}.", file=sys.stderr)
        found = collect(workspace, database, _tell)
    for notice in found.notices:
        where = f"{notice.file} of {notice.login}" if notice.login else notice.file
        print(f"medtrainer: {where} {notice.what}.", file=sys.stderr)
    if args.json:
        notices = [{"file": n.file, "login": n.login, "what": n.what} for n in found.notices]
        print_json({"new": found.new, "journals": found.journals, "notices": notices})
    else:
        new, journals = count_of(found.new, "new event"), count_of(found.journals, "record")
        print(f"{new} from {journals}.")
    return 0


def _tell(done: int, of: int) -> None:
    """Show how far it is where somebody watches."""
    if sys.stderr.isatty():
        end = "\n" if done >= of else ""
        print(f"\r{done} of {count_of(of, 'record')} collected", end=end, file=sys.stderr)
        sys.stderr.flush()
