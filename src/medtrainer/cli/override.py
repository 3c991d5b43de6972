"""Give one person other terms in every assignment of a set, with a reason.

The newest override holds. The reason is kept where learners cannot read it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from medtrainer.cli.assign import add_terms, terms_of
from medtrainer.services.assigning import override
from medtrainer.services.assignment_words import terms_words
from medtrainer.services.workspace import open_workspace
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `override`."""
    parser.add_argument("login", metavar="LOGIN", help="whose terms they are")
    parser.add_argument("set", metavar="SET", help="the set, by id or title")
    parser.add_argument("--reason", required=True, help="why, for other trainers and auditors")
    add_terms(parser)


def run(args: Namespace) -> int:
    """Write the override, and say what holds now."""
    workspace = open_workspace(args.office, args.data)
    act = override(workspace, args.login, args.set, terms_of(args), args.reason)
    terms = terms_words(act.terms, workspace.now().astimezone().date())
    print(f"For {visible(act.login)}, “{act.quiz}” is now: {terms}.", file=sys.stderr)
    print(act.stem)
    return 0
