"""Mend the key of a duty in all attempts at a set, with a reason.

What was answered stays as it is, and so do the old marks: transcripts show both.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from medtrainer.cli.answers import answering
from medtrainer.services.results.doubts import regrade_key
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `regrade`."""
    parser.add_argument("set", metavar="SET", help="the set, by id or title")
    parser.add_argument("duty", metavar="DUTY", help="the duty's id")
    parser.add_argument(
        "--right", metavar="ROLE", nargs="+", required=True, help="the positions that are right"
    )
    parser.add_argument("--reason", required=True, help="why, for other trainers and auditors")


def run(args: Namespace) -> int:
    """Write the decision."""
    with answering(args, "regrade") as desk:
        regrades = regrade_key(desk, args.set, args.duty, args.right, args.reason)
    right = " or ".join(sorted(regrades[0].right))
    print(f"“{visible(args.duty)}” is right with {visible(right)} from now on.", file=sys.stderr)
    return 0
