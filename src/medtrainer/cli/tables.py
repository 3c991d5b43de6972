"""Tables: aligned for people, CSV for other programs."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING

from medtrainer.columns import columns, fitted, padded
from medtrainer.glyphs import MORE, drawable
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_FORMULA = tuple("=+-@|%")
_GAP = "  "


def print_table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    right: Collection[int] = (),
    most: int = 32,
) -> None:
    """Print rows below their heads, every column as wide as its widest cell.

    Args:
        heads: What stands above each column.
        rows: The cells of each row.
        right: Places of the columns that are numbers and stand to the right.
        most: Columns of the terminal that one cell may take; what is longer is cut, with a sign.
    """
    table = [[shortened(visible(cell), most) for cell in row] for row in (heads, *rows)]
    widths = [max(map(columns, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (
            " " * (width - columns(cell)) + cell if place in right else padded(cell, width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print(_GAP.join(cells).rstrip())


def print_csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print CSV; a text that a spreadsheet would take for a formula gets a quote in front."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = visible(value, lines=True)
    is_formula = text.lstrip(" ").startswith(_FORMULA) or value[:1] in ("\t", "\r")
    return f"'{text}" if is_formula else text


def shortened(cell: str, most: int) -> str:
    """Return a text in at most so many columns of the terminal, with a sign where it goes on."""
    return cell if columns(cell) <= most else fitted(cell, most - 1) + drawable(MORE)
