"""What the commands share that answer a trainer's questions."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from medtrainer.cli.output import print_faults
from medtrainer.services.gradebooks import open_book, was_collected
from medtrainer.services.results.desk import read_desk
from medtrainer.services.workspace import open_workspace

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from medtrainer.services.results.desk import Desk


@contextmanager
def answering(args: Namespace, doing: str) -> Iterator[Desk]:
    """Open what a trainer works with; say on stderr what of it cannot be read.

    Args:
        args: The command's arguments.
        doing: What only trainers do, as in "see everybody's results".

    Raises:
        EnvironmentProblem: This is no trainer, or the gradebook cannot be used.
    """
    workspace = open_workspace(args.office, args.data)
    with open_book(workspace, doing) as database:
        desk = read_desk(workspace, database)
        print_faults((f for f in desk.faults if f.severity == "error"), sys.stderr)
        if not was_collected(database):
            print(
                "medtrainer: Nothing has been collected yet. Run “medtrainer collect”.",
                file=sys.stderr,
            )
        yield desk
