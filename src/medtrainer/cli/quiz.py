"""Sit a quiz set; without one, choose from the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.cli import interface
from medtrainer.cli.interface import open_interface
from medtrainer.errors import RequestProblem, UsageProblem
from medtrainer.services.draws import find_set
from medtrainer.services.errands import SitSet
from medtrainer.services.record import counts_for, my_record, prove_record
from medtrainer.services.workspace import open_workspace

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.model.quiz import QuizSet
    from medtrainer.services.workspace import Workspace


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `quiz`."""
    parser.add_argument("set", nargs="?", metavar="SET", help="id or title of a quiz set")
    parser.add_argument("--preview", action="store_true", help="try it; it does not count")
    parser.add_argument("--seed", metavar="S", help="draw the same again with the same word")
    interface.configure(parser)


def run(args: Namespace) -> int:
    """Open the interface on the set."""
    if not args.set and (args.preview or args.seed is not None):
        raise UsageProblem("--preview and --seed need a set.", "Name one: medtrainer quiz SET.")
    workspace = open_workspace(args.office, args.data, learner=args.learner)
    if not args.set:
        prove_record(workspace)
        return open_interface(workspace, plain=args.plain)
    quiz = find_set(workspace.office, args.set)
    prove_record(workspace)
    if args.seed is not None and not args.preview:
        _refuse_other_seed(workspace, quiz)
    errand = SitSet(quiz, preview=args.preview, seed=args.seed)
    return open_interface(workspace, errand, plain=args.plain)


def _refuse_other_seed(workspace: Workspace, quiz: QuizSet) -> None:
    """Refuse a seed where an attempt is open: that one goes on, drawn with its own."""
    if any(counts_for(attempt, quiz.id) for attempt in my_record(workspace).unfinished):
        raise RequestProblem(
            f"You have begun “{quiz.title}”, and it goes on as it was drawn then.",
            "Finish it first, or look at what the seed gives with --preview.",
        )
