"""Show which position is taken for which, over all finished attempts.

A row is the position that was right, a column the one that was chosen, “empty” where none was; the
share is of the rows in which it could have been chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.cli.answers import answering
from medtrainer.cli.output import WIDTH, print_json, print_paragraph
from medtrainer.cli.tables import print_csv, print_table
from medtrainer.columns import columns
from medtrainer.glyphs import drawable
from medtrainer.services.results.mixups import MOST, find_mixups, heat_map, sentence
from medtrainer.services.wording import count_of
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.services.results.mixups import HeatMap, Mixups

HEADS = ("right", "chosen", "times", "shown")
_SENTENCES = 5
_GAP = 2
_TITLE = 13


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
    picture, room = _picture(found)
    titles = map(found.wordings.position, picture.positions)
    rows = [
        (title, *map(drawable, cells)) for title, cells in zip(titles, picture.rows, strict=True)
    ]
    heads = ("Right, chosen", *picture.heads)
    print_table(heads, rows, right=range(1, len(heads)), most=room)
    if picture.more:
        more = count_of(picture.more, "more position is", "more positions are")
        print_paragraph(f"{more} mixed up less; --json has everything.")
    print()
    for pair in found.top[:_SENTENCES]:
        print_paragraph(visible(sentence(pair, found.wordings)))
    if not found.top:
        print("No position was taken for another one, or too few were asked.")


def _picture(found: Mixups) -> tuple[HeatMap, int]:
    """Return as much of the picture as leaves room for titles, and how much room that is."""
    most, room = MOST + 1, 0
    while room < _TITLE and most > 1:
        most -= 1
        picture = heat_map(found, most)
        lines = zip(picture.heads, *picture.rows, strict=True)
        room = WIDTH - sum(_GAP + max(map(columns, cells)) for cells in lines)
    return picture, room
