"""Verify what was collected, or a bundle that “medtrainer transcript LOGIN --bundle FILE” has made.

It names what was changed, dropped or moved, and exits with 1 then. A bundle needs no office and no
network.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.cli.output import print_json, print_paragraph
from medtrainer.services.gradebooks import open_book
from medtrainer.services.proof.book_check import verify_book
from medtrainer.services.proof.bundle_check import verify_bundle
from medtrainer.services.proof.findings import CANNOT, CANNOT_HERE
from medtrainer.services.wording import count_of
from medtrainer.services.workspace import open_workspace

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.services.proof.findings import Verified


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `verify`."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="a bundle, else the gradebook")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: Namespace) -> int:
    """Print what does not fit; exit 1 if anything does not."""
    if args.file is not None:
        found, cannot = verify_bundle(Path(args.file)), CANNOT
    else:
        workspace = open_workspace(args.office, args.data)
        with open_book(workspace, "verify the gradebook") as database:
            found, cannot = verify_book(database, _tell), CANNOT_HERE
    if args.json:
        faults = [{"where": fault.where, "what": fault.what} for fault in found.faults]
        ok = not faults
        print_json({"ok": ok, "records": found.records, "seal": found.seal, "faults": faults})
    else:
        _print(found, cannot)
    return 1 if found.faults else 0


def _print(found: Verified, cannot: str) -> None:
    for fault in found.faults:
        print_paragraph(f"{fault.where} {fault.what}.")
    records = count_of(found.records, "record")
    fits = f"{records}: {count_of(len(found.faults), 'fault')}." if found.faults else ""
    print(fits or f"{records}: everything fits.")
    print(f"Seal: {found.seal}\n")
    print_paragraph(cannot)


def _tell(done: int, of: int) -> None:
    """Show how far it is where somebody watches."""
    if sys.stderr.isatty():
        end = "\n" if done >= of else ""
        print(f"\r{done} of {count_of(of, 'person', 'people')} verified", end=end, file=sys.stderr)
        sys.stderr.flush()
