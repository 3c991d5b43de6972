"""Show what an auditor asks for about one person: every attempt, row by row.

It shows what was collected. With --bundle it writes a file that another machine can verify without
this office: see “medtrainer verify”.
"""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from medtrainer.cli.answers import answering
from medtrainer.cli.output import WIDTH, print_json, print_paragraph
from medtrainer.content.written import write_over
from medtrainer.services.proof.bundle import write_bundle
from medtrainer.services.results.transcript import transcript
from medtrainer.services.results.transcript_html import transcript_html
from medtrainer.services.results.transcript_json import as_json
from medtrainer.services.results.transcript_words import (
    CANNOT_PROVE,
    facts_of,
    item_words,
    outcome_words,
    person_words,
)
from medtrainer.services.wording import count_of
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from medtrainer.services.results.transcript import Item, Transcript

_PRIVATE = 0o600


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `transcript`."""
    parser.add_argument("login", metavar="LOGIN", help="whose, by login or full name")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--html", metavar="FILE", help="write a page to print")
    form.add_argument("--bundle", metavar="FILE", help="write what another machine can verify")


def run(args: Namespace) -> int:
    """Print or write a transcript."""
    with answering(args, "see anybody's transcript") as desk:
        found = transcript(desk, args.login)
        office, by = desk.workspace.office.name, desk.workspace.person.login
        if args.json:
            print_json(as_json(found))
        elif args.html:
            write_over(Path(args.html), transcript_html(found, office, by), _PRIVATE)
            print(f"Written: {visible(args.html)}.", file=sys.stderr)
        elif args.bundle:
            sealed = write_bundle(desk, found, Path(args.bundle))
            records = count_of(sealed.records, "record")
            print(f"Written: {visible(args.bundle)}, {records}.", file=sys.stderr)
            print(f"Tell whoever verifies it the seal: {sealed.seal}", file=sys.stderr)
        else:
            _print(found, office, by)
    return 0


def _print(found: Transcript, office: str, by: str) -> None:
    learner = found.learner
    print(f"Transcript of {visible(learner.called)}")
    print_paragraph(" · ".join(filter(None, (visible(learner.login), person_words(learner)))))
    made = f"{found.made_at:%Y-%m-%d %H:%M} UTC"
    print_paragraph(f"{visible(office)}, made {made} by {visible(by)}")
    for number, entry in enumerate(found.entries, start=1):
        title = visible(entry.sat.row.quiz_title or entry.sat.row.quiz)
        print(f"\n{number}. {title}: {outcome_words(entry)}")
        for fact in facts_of(entry):
            _print_hanging(f"   {fact.name:<9}{fact.text}", " " * 12)
        _print_items(entry.items)
    if not found.entries:
        print("\nNo attempt that counts has been collected.")
    print()
    print_paragraph(CANNOT_PROVE)


def _print_items(items: Sequence[Item]) -> None:
    exercise = 0
    for item in items:
        if item.exercise != exercise:
            exercise = item.exercise
            print(f"   Exercise {exercise}")
        _print_hanging(f"     {visible(item.text)}", " " * 5)
        _print_hanging(f"       {item_words(item)}", " " * 7)


def _print_hanging(text: str, indent: str) -> None:
    print("\n".join(wrap(text, WIDTH, subsequent_indent=indent, break_on_hyphens=False)))
