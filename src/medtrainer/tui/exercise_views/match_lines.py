"""How a matching exercise is laid out: duties left, lettered positions right, a bar between them.

The columns scroll for themselves, so that the positions stay in sight beside every duty. The bar
says at its ends where there is more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from medtrainer.glyphs import BAR, DOWN, UP
from medtrainer.text import visible
from medtrainer.tui.exercise_views.match_columns import (
    BAR_WIDTH,
    MOST,
    SHORT,
    Looks,
    divide,
    duty,
    heading,
    position,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medtrainer.model.attempt import Sheet
    from medtrainer.tui.exercise_views.match_columns import Block, Columns
    from medtrainer.tui.widgets.lines import Line

    Place = tuple[int, int]


class Column(NamedTuple):
    """A column and the part of it in sight.

    Attributes:
        lines: All its lines.
        places: First and last line of each thing in it.
        top: The first line in sight.
    """

    lines: Block
    places: list[Place]
    top: int = 0

    def at(self, line: int) -> int | None:
        """Return the thing on a line that is so many lines below the first in sight, if any."""
        line += self.top
        return next(
            (n for n, (first, last) in enumerate(self.places) if first <= line <= last), None
        )

    def showing(self, place: int, height: int) -> Column:
        """Return the column scrolled as little as possible, so that a thing is in sight.

        Of a thing taller than the height, what is in sight stays in sight.
        """
        first, last = self.places[place]
        end = last - height + 1
        top = min(max(self.top, min(first, end)), max(first, end))
        return self._replace(top=max(0, min(top, len(self.lines) - height)))

    def sign(self, line: int, height: int) -> str:
        """Return the sign that there is more above or below, for a line in sight."""
        if line == 0 and self.top > 0:
            return UP
        if line == height - 1 and self.top + height < len(self.lines):
            return DOWN
        return " "


@dataclass(frozen=True, slots=True)
class Layout:
    """What is in sight, and which duty and position stands where.

    Attributes:
        lines: The lines in sight.
        heading: How many of them are above the columns.
        duties: The left column.
        positions: The right column.
        divide: The column, in cells, where positions begin.
        height: Lines in sight of each column.
    """

    lines: tuple[Line, ...]
    heading: int
    duties: Column
    positions: Column
    divide: int
    height: int

    def marked(self, row: int, pick: int | None) -> Place:
        """Return the column and line of the marker; a duty that is taller may begin above."""
        column = self.duties if pick is None else self.positions
        line = column.places[row if pick is None else pick][0] - column.top
        return (1 if pick is None else self.divide), self.heading + max(0, line)


def lay_out(sheet: Sheet, looks: Looks, width: int, height: int, *, top: int = 0) -> Layout:
    """Return the lines of a matching exercise, at most as many as are in sight.

    Args:
        sheet: The exercise with its answers.
        looks: What is marked and judged.
        width: Cells there are.
        height: Lines there are: long titles are cut short, and the heading is left out, rather
            than that positions stay out of sight.
        top: The line of the duties that was the first in sight.
    """
    exercise = sheet.exercise
    columns = divide([visible(option.text) for option in exercise.options], width, height - 1)
    numbers = range(len(exercise.options))
    titles = [position(sheet, replace(looks, pick=None), n, columns, SHORT) for n in numbers]
    most = SHORT if sum(map(len, titles)) < height else 1
    right = _stack(position(sheet, looks, n, columns, most) for n in numbers)
    above = int(len(numbers) < height)
    body = height - above
    left = _duties(sheet, looks, columns, body)
    left = left._replace(top=top).showing(looks.row, body)
    right = right.showing(looks.pick or 0, body)
    lines = _beside(left, right, columns.left, body)
    if above:
        duties, positions = heading(columns)
        lines.insert(0, (*duties, (f" {BAR} ", "dim"), *positions))
    return Layout(tuple(lines), above, left, right, columns.left + BAR_WIDTH, body)


def _duties(sheet: Sheet, looks: Looks, columns: Columns, height: int) -> Column:
    """Return all duties whole where they fit, so that nothing moves with the marker; else short."""
    rows = range(len(sheet.exercise.premises))
    whole = _stack(duty(sheet, looks, n, columns, MOST) for n in rows)
    if len(whole.lines) <= height:
        return whole
    return _stack(duty(sheet, looks, n, columns, SHORT) for n in rows)


def _stack(blocks: Iterable[Block]) -> Column:
    column = Column([], [])
    for block in blocks:
        column.places.append((len(column.lines), len(column.lines) + len(block) - 1))
        column.lines.extend(block)
    return column


def _beside(left: Column, right: Column, left_width: int, height: int) -> Block:
    """Return what is in sight of both columns, side by side."""
    blank: Line = ((" " * left_width, "plain"),)
    lines: Block = []
    for n in range(min(height, max(len(left.lines), len(right.lines)))):
        one = left.lines[left.top + n] if left.top + n < len(left.lines) else blank
        other = right.lines[right.top + n] if right.top + n < len(right.lines) else ()
        bar = f"{left.sign(n, height)}{BAR}{right.sign(n, height)}"
        lines.append((*one, (bar, "dim"), *other))
    return lines
