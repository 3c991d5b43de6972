"""Save what cannot be made again: what was collected, the decisions, the office's files.

The backup is a file of its own that only its owner can read. Copy it to a place that the trainers
cannot write to.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.services.gradebooks import open_book
from medtrainer.services.keeping.backup import backup
from medtrainer.services.wording import count_of
from medtrainer.services.workspace import open_workspace
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `backup`."""
    parser.add_argument("file", metavar="FILE", help="where; it must not be there yet")


def run(args: Namespace) -> int:
    """Write a backup and say what is in it."""
    workspace = open_workspace(args.office, args.data)
    with open_book(workspace, "make a backup") as database:
        manifest = backup(workspace, database, Path(args.file))
    records = count_of(manifest.rows["journals"], "record")
    attempts = count_of(manifest.rows["collected"], "attempt")
    files = sum(name.startswith("office/") for name in manifest.hashes)
    print(
        f"Saved in {visible(args.file)}: {records}, {attempts}, {count_of(files, 'file')}.",
        file=sys.stderr,
    )
    return 0
