"""Sit a quiz set; without one, choose from the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.cli.interface import open_interface
from medtrainer.errors import UsageProblem
from medtrainer.services.draws import find_set
from medtrainer.services.record import prove_record
from medtrainer.services.workspace import open_workspace

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `quiz`."""
    parser.add_argument("set", nargs="?", metavar="SET", help="id or title of a quiz set")
    parser.add_argument("--preview", action="store_true", help="try it; it does not count")
    parser.add_argument("--seed", metavar="S", help="draw the same again with the same word")


def run(args: Namespace) -> int:
    """Open the interface on the set."""
    if not args.set and (args.preview or args.seed is not None):
        raise UsageProblem("--preview and --seed need a set.", "Name one: medtrainer quiz SET.")
    workspace = open_workspace(args.office, args.data)
    quiz = find_set(workspace.office, args.set) if args.set else None
    prove_record(workspace)
    return open_interface(workspace, quiz, preview=args.preview, seed=args.seed)
