"""The rows of a menu, and how they are drawn: columns line up, the marked row has a marker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from rich.cells import cell_len

from medtrainer.glyphs import MARKER
from medtrainer.tui.widgets.lines import WIDEST, fit

if TYPE_CHECKING:
    from medtrainer.tui.widgets.lines import Line

_GAP = 2
_LEAST = 20
"""Cells that the text keeps: where there is less, the last columns are left out."""


@dataclass(frozen=True, slots=True)
class Item:
    """A row that can be chosen.

    Attributes:
        id: What the row stands for; never a widget id.
        text: The first column.
        columns: Further columns, the most telling first; the last of them is right-aligned.
        key: The key that chooses it directly, shown before the text, or "".
        style: Style of the text.
    """

    id: str
    text: str
    columns: tuple[str, ...] = ()
    key: str = ""
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that cannot be chosen; an empty text is an empty line.

    Attributes:
        text: What it says.
        style: Style of the text.
    """

    text: str = ""
    style: str = "dim"


@dataclass(frozen=True, slots=True)
class DrawnRows(Sequence["Line"]):
    """Rows as lines, each made when it is asked for: a list of a thousand costs what is on show.

    Attributes:
        rows: The rows.
        widths: Cells of each further column.
        marked: Place of the row under the marker, -1 for none.
        width: Cells there are; the text gives way where columns need the room.
        is_keyed: Whether some row has a key of its own.
        lead: Cells of the text where the one column beside it takes the rest, 0 where it does not.
    """

    rows: Sequence[Item | Heading]
    widths: Sequence[int]
    marked: int
    width: int
    is_keyed: bool = False
    lead: int = 0

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> Line: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Line]: ...

    def __getitem__(self, place: int | slice) -> Line | Sequence[Line]:
        if isinstance(place, slice):
            return [self[n] for n in range(*place.indices(len(self)))]
        row = self.rows[place]
        if isinstance(row, Heading):
            room = max(1, self.width - 2)
            text = fit(row.text, room) if cell_len(row.text) > room else row.text
            return ((" ", "plain"), (text, row.style))
        return self._item(row, is_marked=place == self.marked)

    def _item(self, item: Item, *, is_marked: bool) -> Line:
        style = "strong" if is_marked and item.style == "plain" else item.style
        spans = [(f" {MARKER if is_marked else ' '} ", "mark")]
        if self.is_keyed:
            spans.append((f"{item.key:<3}", "accent"))
        room = min(self.width, WIDEST) - 2 - (6 if self.is_keyed else 3)
        if self.lead:
            rest = room - self.lead - _GAP
            gap = " " * _GAP
            return (
                *spans,
                (fit(item.text, self.lead) + gap, style),
                (fit(item.columns[0], rest), "dim"),
            )
        widths = list(self.widths)
        while widths and room - sum(widths) - _GAP * len(widths) < _LEAST:
            widths.pop()
        text = fit(item.text, max(1, room - sum(widths) - _GAP * len(widths)))
        spans.append((text, style))
        for n, width in enumerate(widths):
            cell = item.columns[n] if n < len(item.columns) else ""
            is_last = n == len(widths) - 1
            padded = " " * (width - cell_len(cell)) + cell if is_last else fit(cell, width)
            spans.append((" " * _GAP + padded, "dim"))
        return tuple(spans)
