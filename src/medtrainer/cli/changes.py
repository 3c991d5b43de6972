"""Show which version of each set people sat, and whom a change of the content touches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medtrainer.cli.answers import answering
from medtrainer.cli.output import print_json
from medtrainer.cli.tables import print_csv, print_table
from medtrainer.services.results.times import iso
from medtrainer.services.results.versions import versions
from medtrainer.services.wording import day

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.services.results.versions import Version

_HEADS = ("quiz", "content", "current", "first", "last", "people", "behind")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `changes`."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print CSV")


def run(args: Namespace) -> int:
    """Print the versions."""
    with answering(args, "see who sat which version") as desk:
        found = versions(desk)
        if args.json:
            print_json([as_json(version) for version in found])
        elif args.csv:
            print_csv(_HEADS, [_cells(version) for version in found])
        elif not found:
            print("There are no sets.")
        else:
            now = desk.workspace.now()
            rows = [
                (
                    version.title,
                    "now" if version.is_current else "earlier",
                    version.content.removeprefix("sha256:")[:8],
                    str(len(version.people)),
                    str(len(version.behind)) if version.behind else "",
                    day(version.last, now) if version.last else "",
                )
                for version in found
                if version.people or version.is_current
            ]
            heads = ("Set", "Version", "Content", "People", "Only this", "Last sat")
            print_table(heads, rows, right=(3, 4))
    return 0


def _cells(version: Version) -> tuple[object, ...]:
    row = as_json(version)
    return tuple(
        " ".join(row[head]) if head in ("people", "behind") else row[head] for head in _HEADS
    )


def as_json(version: Version) -> dict[str, Any]:
    """Return a version as one object."""
    return {
        "quiz": version.quiz,
        "title": version.title,
        "content": version.content,
        "current": version.is_current,
        "first": iso(version.first),
        "last": iso(version.last),
        "people": list(version.people),
        "behind": list(version.behind),
    }
