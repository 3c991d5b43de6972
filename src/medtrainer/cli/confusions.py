"""Show which position is taken for which, over all finished attempts.

A row is the position that was right, a column the one that was chosen; the share is of the rows in
which it could have been chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.cli.answers import answering
from medtrainer.cli.output import print_json, print_paragraph
from medtrainer.cli.tables import print_csv, print_table
from medtrainer.glyphs import drawable
from medtrainer.services.results.mixups import cell, find_mixups, sentence
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.services.results.mixups import Mixups

HEADS = ("right", "chosen", "times", "shown")
_COLUMNS = 9
_SENTENCES = 5


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `confusions`."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print CSV")
    parser.add_argument("--practice", action="store_true", help="count practice, too")
    parser.add_argument("--set", default="", metavar="SET", help="only this set")


def run(args: Namespace) -> int:
    """Print the mix-ups."""
    with answering(args, "see mix-ups") as desk:
        found = find_mixups(desk, practice=args.practice, quiz=args.set)
        rows = [(pair.right, pair.chosen, pair.times, pair.shown) for pair in found.pairs]
        if args.json:
            print_json([dict(zip(HEADS, row, strict=True)) for row in rows])
        elif args.csv:
            print_csv(HEADS, rows)
        elif not found.pairs:
            print("Nothing was collected yet that could be mixed up.")
        else:
            _print(found)
    return 0


def _print(found: Mixups) -> None:
    shown = found.positions[:_COLUMNS]
    rows = [
        (
            found.wordings.position(right),
            *(cell(found.pair(right, chosen), same=right == chosen) for chosen in shown),
        )
        for right in shown
    ]
    heads = ("Right, chosen", *(found.shorts[role] for role in shown))
    print_table(heads, [[drawable(c) for c in row] for row in rows], right=range(1, 99), most=18)
    more = len(found.positions) - len(shown)
    if more > 0:
        print_paragraph(f"{more} more positions are mixed up less; --json has everything.")
    print()
    for pair in found.top[:_SENTENCES]:
        print_paragraph(visible(sentence(pair, found.wordings)))
    if not found.top:
        print("No position was taken for another one.")
