"""Make a shared office: one place whose records trainers read and nobody else does.

“init” prints the commands that make it. Run by root, it carries them out, too. It may be run again:
what is there stays, and modes and owners are put right.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.errors import UsageProblem
from medtrainer.services.layout import GROUP
from medtrainer.services.office_setup import commands, make_office
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `office`."""
    doing = parser.add_subparsers(dest="doing", metavar="WHAT", required=True)
    making = doing.add_parser("init", help="make a shared office, or put one right")
    making.add_argument("dir", metavar="DIR", help="where, such as /etc/medtrainer/office")
    making.add_argument("--group", default=GROUP, help=f"the trainers' group (default: {GROUP})")
    making.add_argument("--print", action="store_true", help="only print, also as root")


def run(args: Namespace) -> int:
    """Print the commands, and run them as root.

    Raises:
        UsageProblem: The folder's or the group's name is empty.
    """
    if not args.dir or not args.group or args.group.startswith("-"):
        raise UsageProblem("A name is empty.", "Say: medtrainer office init DIR")
    folder = Path(args.dir).absolute()
    if args.print or os.geteuid() != 0:
        print("\n".join(commands(folder, args.group)))
        if not args.print:
            print("\nNothing was done: root must run these commands.", file=sys.stderr)
        return 0
    done = make_office(folder, args.group)
    for step in done:
        print(step.command)
    changed = sum(not step.was_there for step in done)
    where = visible(str(folder))
    if not changed:
        print(f"\n{where} was like that already.", file=sys.stderr)
    else:
        print(
            f"\n{where} is ready. Whoever is in the group “{visible(args.group)}” is a trainer:"
            f"\n  usermod -aG {visible(args.group)} LOGIN\n“medtrainer doctor” checks everything.",
            file=sys.stderr,
        )
    return 0
