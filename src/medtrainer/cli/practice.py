"""Practise positions: exercises without end, judged at once, not counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.cli import interface
from medtrainer.cli.interface import open_interface, opens_in_lines
from medtrainer.services.errands import GoOn
from medtrainer.services.lookup import find_role
from medtrainer.services.practice import practice_title, start_practice
from medtrainer.services.workspace import open_workspace

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `practice`."""
    parser.add_argument(
        "role", nargs="*", metavar="ROLE", help="ids, titles, abbreviations or aliases; none: all"
    )
    parser.add_argument("--roles", metavar="FILE", help="a roles file in place of an office's")
    parser.add_argument("--seed", metavar="S", help="draw the same again with the same word")
    interface.configure(parser)


def run(args: Namespace) -> int:
    """Open the interface in the midst of a practice."""
    workspace = open_workspace(args.office, args.data, roles=args.roles, learner=args.learner)
    catalogue = workspace.office.catalogue
    asked = [find_role(catalogue, name).id for name in args.role]
    mode = "plain" if opens_in_lines(workspace, plain=args.plain) else "tui"
    sitting = start_practice(workspace, asked, seed=args.seed, mode=mode)
    title = practice_title(catalogue, asked)
    return open_interface(workspace, GoOn(sitting, title), plain=args.plain)
