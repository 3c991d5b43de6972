"""Find out which position does something; the best match comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medtrainer.cli.output import print_json, print_paragraph
from medtrainer.cli.roles import catalogue_of, print_contact
from medtrainer.services.search.finder import NEAREST, NOT_FOUND, who_does

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.services.search.finder import Answer

MOST_SHOWN = 5
"""Answers that people are shown; JSON has all that fit."""


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `who`."""
    parser.add_argument("text", nargs="+", help="what is to be done, in your own words")
    parser.add_argument("--roles", metavar="FILE", help="a roles file in place of an office's")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: Namespace) -> int:
    """Print who does it."""
    question = " ".join(args.text)
    answers = who_does(catalogue_of(args), question)
    if args.json:
        print_json([_as_json(answer) for answer in answers if answer.sure])
        return 0
    if answers and not answers[0].sure:
        print(NEAREST)
    for answer in answers[:MOST_SHOWN]:
        print(" or ".join(role.title for role, _ in answer.owners))
        print_paragraph(answer.duty.text, indent="  ")
    if len(answers) == 1:
        _print_reasons(answers[0])
    if not answers:
        print(NOT_FOUND)
    print_contact(args, "Differs here?" if answers else "Not found?")
    return 0


def _print_reasons(answer: Answer) -> None:
    for role, duty in answer.owners:
        if duty.why:
            named = f"{role.title}: {duty.why}" if len(answer.owners) > 1 else duty.why
            print_paragraph(named, indent="    ")


def _as_json(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.duty.id,
        "text": answer.duty.text,
        "score": answer.score,
        "roles": [
            {
                "id": role.id,
                "title": role.title,
                "abbreviation": role.abbreviation,
                "why": duty.why,
            }
            for role, duty in answer.owners
        ],
    }
