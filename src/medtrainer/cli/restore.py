"""Bring a backup back into an office whose gradebook is empty.

Files that are there stay as they are. --dry-run verifies the backup and says what would be done.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.services.gradebooks import open_book
from medtrainer.services.keeping.restore import restore
from medtrainer.services.wording import count_of
from medtrainer.services.workspace import open_workspace
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `restore`."""
    parser.add_argument("file", metavar="FILE", help="the backup")
    parser.add_argument("--dry-run", action="store_true", help="verify it, say what is in it")


def run(args: Namespace) -> int:
    """Restore a backup and say what was done."""
    workspace = open_workspace(args.office, args.data)
    with open_book(workspace, "restore a backup") as database:
        found = restore(workspace, database, Path(args.file), dry_run=args.dry_run)
    manifest = found.manifest
    print(f"A backup of {visible(manifest.office)}, made {visible(manifest.made)}: it is whole.")
    records = count_of(manifest.rows["journals"], "record")
    attempts = count_of(manifest.rows["collected"], "attempt")
    done = "would be restored" if args.dry_run else "restored"
    print(f"{records} with {attempts} {done}.")
    for name in found.written:
        print(f"{visible(name)} {'would be written' if args.dry_run else 'written'}.")
    for name in found.other:
        print(f"{visible(name)} says something else here, and stays.", file=sys.stderr)
    if not found.fits:
        print(
            "This office's gradebook is not empty: to restore here, move gradebook.db away first.",
            file=sys.stderr,
        )
    return 0
