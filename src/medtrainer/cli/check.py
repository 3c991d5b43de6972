"""Find the faults of an office folder, of single files, or of the office in use."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer import settings
from medtrainer.cli.output import WIDTH, print_faults, print_json
from medtrainer.columns import columns, fitted, padded
from medtrainer.content.check import check_paths
from medtrainer.errors import UsageProblem
from medtrainer.services.wording import count_of
from medtrainer.statistics.guess import per_cent

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from medtrainer.content.check import Metered, Report

_HEADING = ("Guessing passes", "one attempt", "all attempts")
_FIGURE = 14


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `check`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="office folders or single files")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: Namespace) -> int:
    """Print the faults; exit 1 if one of them is an error.

    Raises:
        UsageProblem: A path is empty, as that of an unset variable is.
    """
    if "" in args.paths:
        raise UsageProblem(
            "A path is empty.", "Name a folder or a file, or none to check the office in use."
        )
    paths = [Path(path) for path in args.paths] or [settings.office_folder(args.office)]
    report = check_paths(paths)
    errors = sum(fault.severity == "error" for fault in report.faults)
    if args.json:
        keys = ("file", "line", "column", "severity", "code", "message", "hint")
        faults = [{key: asdict(fault)[key] for key in keys} for fault in report.faults]
        counts = {"roles": report.roles, "duties": report.duties, "quizzes": report.quizzes}
        guess = [
            {"quiz": meter.quiz, "one": meter.guess.one, "all": meter.guess.every}
            for meter in report.meters
        ]
        print_json({"faults": faults, **counts, "guess": guess})
    else:
        print_faults(report.faults, sys.stdout)
        print(_summary(report, errors))
        _print_meters(report.meters)
    return 1 if errors else 0


def _summary(report: Report, errors: int) -> str:
    read = (
        count_of(report.roles, "position"),
        count_of(report.duties, "duty", "duties"),
        count_of(report.quizzes, "quiz set"),
    )
    warnings = len(report.faults) - errors
    found = f"{count_of(errors, 'error')}, {count_of(warnings, 'warning')}"
    return f"{', '.join(read)}: {found if report.faults else 'no fault found'}."


def _print_meters(meters: Sequence[Metered]) -> None:
    """Print how likely guessing passes each set, one a line."""
    if not meters:
        return
    rows = [(m.title, per_cent(m.guess.one), per_cent(m.guess.every)) for m in meters]
    room = WIDTH - 2 * _FIGURE
    width = min(room, max(columns(name) for name, _, _ in (_HEADING, *rows)))
    print()
    for name, *figures in (_HEADING, *rows):
        cells = "".join(f"{figure:>{_FIGURE}}" for figure in figures)
        print(padded(fitted(name, width), width) + cells)
