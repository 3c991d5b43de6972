"""Show the pairs that learners doubt, and answer them.

Whoever accepts a dispute regrades: everybody who gave the same answer to the same pair of the set
gets the mark. Old marks stay visible in transcripts. Learners cannot read the answers.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from medtrainer.cli.answers import answering
from medtrainer.cli.output import print_json, print_paragraph
from medtrainer.errors import UsageProblem
from medtrainer.services.results.doubts import answer_doubt, doubts, find_doubt
from medtrainer.services.results.times import iso
from medtrainer.services.wording import on_day
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date

    from medtrainer.services.results.desk import Desk
    from medtrainer.services.results.doubts import Doubt


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `disputes`."""
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--all", action="store_true", help="also those that have an answer")
    parser.add_argument("--answer", metavar="ID", help="answer this dispute")
    verdict = parser.add_mutually_exclusive_group()
    verdict.add_argument("--accept", action="store_true", help="the learner is right")
    verdict.add_argument("--reject", action="store_true", help="the pair stays as it is")
    parser.add_argument("--right", metavar="ROLE", default="", help="the position that is right")
    parser.add_argument("--reason", default="", help="why, for other trainers and auditors")


def run(args: Namespace) -> int:
    """Print the disputes, or answer one.

    Raises:
        UsageProblem: An answer without a verdict, or a verdict without an answer.
    """
    if bool(args.answer) != bool(args.accept or args.reject):
        raise UsageProblem(
            "An answer needs a dispute and a verdict.",
            "Say --answer ID with --accept or --reject, and --reason.",
        )
    if args.right and not args.accept:
        raise UsageProblem("--right goes with --accept.", "“medtrainer disputes --help” explains.")
    with answering(args, "see disputes") as desk:
        if args.answer:
            return _answer(desk, args)
        found = [doubt for doubt in doubts(desk) if args.all or not doubt.answer]
        if args.json:
            print_json([as_json(doubt) for doubt in found])
            return 0
        today = desk.workspace.now().astimezone().date()
        for doubt in found:
            _print(doubt, today)
        if not found:
            print("No dispute waits for an answer.")
    return 0


def _answer(desk: Desk, args: Namespace) -> int:
    doubt = find_doubt(desk, args.answer)
    regrade = answer_doubt(desk, doubt, accepted=args.accept, reason=args.reason, right=args.right)
    done = "Accepted" if args.accept else "Rejected"
    marks = "Marks are changed." if regrade else "No mark changes."
    print(f"{done}: {visible(doubt.name)}, “{visible(doubt.title)}”. {marks}", file=sys.stderr)
    return 0


def _print(doubt: Doubt, today: date) -> None:
    when = on_day(doubt.at.astimezone().date(), today)
    print_paragraph(f"{doubt.id}  {visible(doubt.name)}, {visible(doubt.title)}, {when}")
    print_paragraph(visible(doubt.text), indent="  ")
    key = f"The key says {visible(doubt.right_title)}" if doubt.right else "Not handed in yet"
    chose = f"; chosen was {visible(doubt.chosen_title)}" if doubt.chosen else ""
    print_paragraph(f"{key}{chose}.", indent="  ")
    print_paragraph(f"“{visible(doubt.comment)}”", indent="  ")
    if doubt.answer:
        verdict = "accepted" if doubt.answer.accepted else "rejected"
        decided = doubt.answer.decided
        print_paragraph(
            f"{visible(decided.by)} {verdict} it: {visible(decided.reason)}", indent="  "
        )
    print()


def as_json(doubt: Doubt) -> dict[str, Any]:
    """Return a dispute as one object."""
    answer = doubt.answer
    return {
        "id": doubt.id,
        "login": doubt.person,
        "name": doubt.name,
        "at": iso(doubt.at),
        "quiz": doubt.quiz or None,
        "title": doubt.title,
        "duty": doubt.duty,
        "text": doubt.text,
        "right": doubt.right or None,
        "chosen": doubt.chosen or None,
        "comment": doubt.comment,
        "answer": answer
        and {
            "accepted": answer.accepted,
            "reason": answer.decided.reason,
            "by": answer.decided.by,
            "at": iso(answer.decided.at),
        },
    }
