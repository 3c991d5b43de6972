"""A table to move in: a head, and rows whose cells stand below one another.

Rows are drawn when they come into view, so a thousand cost no more than ten. Of what changes only
the two lines under the marker are sent: less than half of what Textual's own table sends for a
move, which repaints its cursor row and the row before with all their padding.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, overload

from rich.cells import cell_len

from medtrainer.glyphs import MARKER
from medtrainer.tui.widgets.lines import WIDEST, fit
from medtrainer.tui.widgets.menu import Menu
from medtrainer.tui.widgets.menu_rows import Heading, Item

if TYPE_CHECKING:
    from medtrainer.tui.widgets.lines import Line

_GAP = 2
_MARGIN = 3
_LEAST = 6


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        id: What the row stands for; never a widget id.
        cells: Its cells, one for each column.
        styles: Styles of its cells by their places; others are plain or dim.
    """

    id: str
    cells: tuple[str, ...]
    styles: dict[int, str] = field(default_factory=dict)


class Table(Menu):
    """Rows below a head, to move in with the arrows and to choose from with Enter."""

    def __init__(
        self,
        head: Sequence[str],
        *,
        right: Collection[int] = (),
        gives_way: Sequence[int] = (0,),
    ) -> None:
        """Show no rows yet.

        Args:
            head: What stands above each column.
            right: Places of the columns that are numbers and stand to the right.
            gives_way: Places of the columns that are cut where there is too little room, and that
                take what is left where there is more, the first of them.
        """
        self._head = tuple(head)
        self._right = frozenset(right)
        self._gives_way = tuple(gives_way)
        self._table: tuple[Row, ...] = ()
        self._natural: list[int] = [cell_len(text) for text in head]
        super().__init__()

    def show_table(
        self, rows: Sequence[Row], *, at: str | None = None, head: Sequence[str] | None = None
    ) -> None:
        """Change the rows; the marker stays on the same id, or goes to `at`, else to the first.

        Args:
            rows: The rows.
            at: Id of the row to mark.
            head: What stands above each column from now on.
        """
        self._table = tuple(rows)
        self._head = self._head if head is None else tuple(head)
        self._natural = [
            max(cell_len(head), max((cell_len(row.cells[place]) for row in rows), default=0))
            for place, head in enumerate(self._head)
        ]
        items = [Item(row.id, row.cells[0]) for row in rows]
        self.show_rows([Heading(), *items] if items else [], at=at)

    def lines(self, width: int) -> Sequence[Line]:
        """Return the head and all rows, each made when it is drawn."""
        current = self.current
        marked = -1
        if current is not None:
            marked = next(n for n, row in enumerate(self._table) if row.id == current.id)
        widths = _widths(self._natural, min(width, WIDEST) - _MARGIN - 1, self._gives_way)
        return _Drawn(self._head, self._table, widths, self._right, marked)


@dataclass(frozen=True, slots=True)
class _Drawn(Sequence["Line"]):
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: list[int]
    right: frozenset[int]
    marked: int

    def __len__(self) -> int:
        return len(self.rows) + 1 if self.rows else 0

    @overload
    def __getitem__(self, place: int) -> Line: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Line]: ...

    def __getitem__(self, place: int | slice) -> Line | Sequence[Line]:
        if isinstance(place, slice):
            return [self[n] for n in range(*place.indices(len(self)))]
        if place == 0:
            return self._line(self.head, dict.fromkeys(range(len(self.head)), "dim"), marked=False)
        row = self.rows[place - 1]
        return self._line(row.cells, row.styles, marked=place - 1 == self.marked)

    def _line(self, cells: Sequence[str], styles: dict[int, str], *, marked: bool) -> Line:
        spans = [(f" {MARKER if marked else ' '} ", "mark")]
        for place, (cell, width) in enumerate(zip(cells, self.widths, strict=False)):
            style = styles.get(place, "dim" if place else "strong" if marked else "plain")
            filled = _right(cell, width) if place in self.right else fit(cell, width)
            spans.append((filled, style))
            spans.append((" " * _GAP, "plain"))
        return tuple(spans[:-1])


def _right(cell: str, width: int) -> str:
    return " " * (width - cell_len(cell)) + cell if cell_len(cell) <= width else fit(cell, width)


def _widths(natural: Sequence[int], room: int, gives_way: Sequence[int]) -> list[int]:
    """Return the width of each column; columns that do not fit at all are left out from the end."""
    widths = list(natural)
    while len(widths) > 1 and _taken(widths, gives_way) > room:
        widths.pop()
    flexible = [place for place in gives_way if place < len(widths)]
    while flexible and sum(widths) + _GAP * (len(widths) - 1) > room:
        widest = max(flexible, key=widths.__getitem__)
        if widths[widest] <= _LEAST:
            break
        widths[widest] -= 1
    spare = room - sum(widths) - _GAP * (len(widths) - 1)
    if flexible and spare > 0:
        widths[flexible[0]] += spare
    return widths


def _taken(widths: Sequence[int], gives_way: Sequence[int]) -> int:
    """Return the least that columns can be drawn in."""
    least = (min(w, _LEAST) if n in gives_way else w for n, w in enumerate(widths))
    return sum(least) + _GAP * (len(widths) - 1)
