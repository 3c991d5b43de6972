"""The people of the office: list, add, import, leave.

Whoever has left stays in the roster, with all their results.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.cli.output import print_json
from medtrainer.cli.tables import print_csv, print_table
from medtrainer.errors import UsageProblem
from medtrainer.model.roster import Learner
from medtrainer.services.people import add_person, import_people, leave, list_people
from medtrainer.services.results.transcript_json import person_json
from medtrainer.services.wording import count_of
from medtrainer.services.workspace import open_workspace
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.services.workspace import Workspace

_HEADS = ("login", "name", "title", "site", "hired", "groups", "active")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `roster`."""
    doing = parser.add_subparsers(dest="doing", metavar="WHAT", required=True)
    listing = doing.add_parser("list", help="list everybody who works here")
    listing.add_argument("--all", action="store_true", help="also who has left")
    form = listing.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print CSV")
    adding = doing.add_parser("add", help="add a person")
    adding.add_argument("login", metavar="LOGIN", help="name of the account")
    adding.add_argument("--name", required=True, help="the person's name")
    adding.add_argument("--title", default="", help="job title")
    adding.add_argument("--site", default="", help="where the person works")
    adding.add_argument("--hired", type=day, metavar="DATE", help="day of hire, as 2026-11-02")
    adding.add_argument("--group", action="append", default=[], help="a group; may be repeated")
    importing = doing.add_parser("import", help="add and change people from a CSV file")
    importing.add_argument(
        "file", metavar="FILE.csv", help="with login,name,title,site,hired,groups"
    )
    importing.add_argument(
        "--skip-bad", action="store_true", help="import the good lines of a file with bad ones"
    )
    leaving = doing.add_parser("leave", help="note that a person has left")
    leaving.add_argument("login", metavar="LOGIN", help="name of the account")


def day(text: str) -> date:
    """Return the day that an argument names.

    Raises:
        UsageProblem: It names none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageProblem(f"“{text}” is no day.", "Write it as 2026-12-01.") from error


def run(args: Namespace) -> int:
    """Do what was asked."""
    workspace = open_workspace(args.office, args.data)
    return {"list": _list, "add": _add, "import": _import, "leave": _leave}[args.doing](
        workspace, args
    )


def _list(workspace: Workspace, args: Namespace) -> int:
    people = [one for one in list_people(workspace).learners if one.active or args.all]
    people.sort(key=lambda one: (one.called.casefold(), one.login))
    if args.json:
        print_json([person_json(one) for one in people])
    elif args.csv:
        print_csv(_HEADS, [_cells(one) for one in people])
    elif not people:
        print("The roster is empty. “medtrainer roster add” adds people.")
    else:
        heads = ("Login", "Name", "Title", "Site", "Hired", "Groups")
        rows = [
            (
                one.login,
                one.name + ("" if one.active else " (has left)"),
                one.title,
                one.site,
                one.hired.isoformat() if one.hired else "",
                ", ".join(one.groups),
            )
            for one in people
        ]
        print_table(heads, rows, most=24)
    return 0


def _cells(one: Learner) -> tuple[object, ...]:
    """Return what `roster import` takes back."""
    hired = one.hired.isoformat() if one.hired else ""
    groups = ";".join(one.groups)
    return one.login, one.name, one.title, one.site, hired, groups, one.active


def _add(workspace: Workspace, args: Namespace) -> int:
    learner = Learner(args.login, args.name, args.title, args.site, args.hired, tuple(args.group))
    add_person(workspace, learner)
    print(f"Added: {visible(learner.called)} ({visible(learner.login)}).", file=sys.stderr)
    return 0


def _import(workspace: Workspace, args: Namespace) -> int:
    found = import_people(workspace, Path(args.file), skip_bad=args.skip_bad)
    name = visible(args.file)
    for head in found.passed_over:
        print(f"{name}:1: warning: The column “{head}” is not needed.", file=sys.stderr)
    for row in found.bad:
        print(f"{name}:{row.line}: error: {visible(row.what)}", file=sys.stderr)
    if not found.done:
        lines = count_of(len(found.bad), "line")
        print(
            f"medtrainer: Nothing was imported: {lines} cannot be. Mend the file, or import the"
            " rest with --skip-bad.",
            file=sys.stderr,
        )
        return 1
    print(
        f"Imported: {found.added} new, {found.changed} changed, {found.same} as they were,"
        f" {count_of(len(found.bad), 'line')} passed over.",
        file=sys.stderr,
    )
    return 0


def _leave(workspace: Workspace, args: Namespace) -> int:
    learner = leave(workspace, args.login)
    print(f"{visible(learner.called)} has left. All results stay.", file=sys.stderr)
    return 0
