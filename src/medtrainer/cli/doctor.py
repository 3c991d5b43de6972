"""Check the installation and a shared office, and print the command that mends each fault.

Nothing is changed. What this account may not look at is said to be so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer import settings
from medtrainer.cli.output import print_json, print_paragraph
from medtrainer.glyphs import OPEN, RIGHT, WRONG, drawable
from medtrainer.services.doctor.examine import examine, is_shared_office
from medtrainer.services.wording import count_of
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.services.doctor.check import Check

_WORDS = {True: (RIGHT, "ok"), False: (WRONG, "fault"), None: (OPEN, "not visible")}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `doctor`."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: Namespace) -> int:
    """Print what was found; exit 1 if anything is wrong."""
    folder, data = settings.office_folder(args.office), settings.data_folder(args.data)
    checks = examine(folder, data)
    faults = [check for check in checks if check.ok is False]
    if args.json:
        names = ("what", "ok", "found", "mend")
        print_json([{name: getattr(check, name) for name in names} for check in checks])
        return 1 if faults else 0
    for check in sorted(checks, key=lambda check: check.ok is not False):
        _print(check)
    hidden = sum(check.ok is None for check in checks)
    print()
    if not is_shared_office(folder):
        print_paragraph(
            f"{visible(str(folder))} is no shared office: records stay in each person's own folder."
            " “medtrainer office init DIR” makes one."
        )
    looked = f"{count_of(len(checks), 'thing')} looked at"
    unseen = f", {hidden} not visible to this account" if hidden else ""
    found = count_of(len(faults), "fault") if faults else "no fault"
    print_paragraph(f"{looked}{unseen}: {found}.")
    return 1 if faults else 0


def _print(check: Check) -> None:
    sign, word = _WORDS[check.ok]
    print(drawable(f"{sign} {word:<12}{check.what}: {check.found}"))
    if check.mend:
        print(f"    {check.mend}")
