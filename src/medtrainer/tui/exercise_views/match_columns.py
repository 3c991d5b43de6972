"""The columns of a matching exercise: duties and their answers, positions and their letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from medtrainer.glyphs import BECAME, DASH, MARKER, OPEN, RIGHT, TIMES, WRONG
from medtrainer.services.wording import times
from medtrainer.text import visible
from medtrainer.tui.widgets.lines import WIDEST, fit, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medtrainer.model.attempt import Sheet
    from medtrainer.model.exercise import Mark
    from medtrainer.tui.widgets.lines import Line, Span

    Block = list[Line]

LETTERS = "abcdefghij"
"""Letters of the positions, in their order."""

BAR_WIDTH = 3
SHORT = 2
"""Lines of a title, and of a duty that is not under the marker, where not all fit whole."""

MOST = 99
"""Lines of a duty where there is room for all of it."""

_NARROW = 70  # cells; below, everything but the two texts takes as little as it can
_COMFORT = 30  # cells of a duty's text; up to here it comes before titles on one line
_SHORTEST = 12  # cells that a title is not made narrower than


@dataclass(frozen=True, slots=True)
class Looks:
    """What the view shows beside the exercise itself.

    Attributes:
        row: Index of the duty under the marker.
        pick: Index of the position under the marker, None while duties are chosen.
        judged: Rows that have been judged, by premise id.
    """

    row: int
    pick: int | None
    judged: Mapping[str, Mark]


class Columns(NamedTuple):
    """The cells of everything on a line, from left to right; the bar stands after the answer.

    Attributes:
        lead: Margin, marker and number of a duty.
        text: A duty's text.
        answer: A blank, the sign and the letters of an answer.
        title_lead: Marker and letter of a position.
        title: A position's title.
        used: How often it is used, and the margin.
    """

    lead: int
    text: int
    answer: int
    title_lead: int
    title: int
    used: int

    @property
    def left(self) -> int:
        """Cells before the bar."""
        return self.lead + self.text + self.answer

    @property
    def is_wide(self) -> bool:
        """Whether there is room for words, and for blanks between signs."""
        return self.used > _TIGHT.used


_WIDE = Columns(6, 0, 7, 5, 0, 10)
_TIGHT = Columns(5, 0, 5, 4, 0, 4)


def divide(titles: Sequence[str], width: int, height: int) -> Columns:
    """Divide a width: titles keep to one line if duties are comfortable then, else they wrap.

    Args:
        titles: The positions' titles.
        width: Cells there are.
        height: Lines that all titles have to be seen on.
    """
    columns = _WIDE if width >= _NARROW else _TIGHT
    room = min(width, WIDEST) - sum(columns) - BAR_WIDTH
    widest = max(map(cell_len, titles), default=0)
    most = max(len("Position"), min(widest, room // 2))
    widths = range(min(_SHORTEST, most), most)
    least = next((width for width in widths if _are_whole(titles, width, height)), most)
    title = max(least, min(most, room - _COMFORT))
    return columns._replace(text=room - title, title=title)


def heading(columns: Columns) -> tuple[Line, Line]:
    """Return what stands above the columns, left and right of the bar."""
    left = fit(" " * columns.lead + "Duty", columns.left)
    right = fit(" " * columns.title_lead + "Position", columns.title_lead + columns.title)
    used = f"{'used' if columns.is_wide else '':>{columns.used - 1}}"
    return ((left, "dim"),), ((right, "dim"), (used, "dim"))


def duty(sheet: Sheet, looks: Looks, number: int, columns: Columns, most: int) -> Block:
    """Return a duty on at most so many lines; under the marker, all of it."""
    premise = sheet.exercise.premises[number]
    is_marked = number == looks.row
    rows = wrap(visible(premise.text), columns.text)
    if not is_marked and len(rows) > most:
        rows = [*rows[: most - 1], fit(" ".join(rows[most - 1 :]), columns.text)]
    marker = _marker(is_marked=is_marked, is_active=looks.pick is None)
    lead = (f" {marker} ", "mark"), (f"{number + 1:>{columns.lead - 4}} ", "dim")
    blank = ((" " * columns.lead, "plain"),)
    style = "strong" if is_marked else "plain"
    answer, answer_style = _answer(sheet, looks.judged.get(premise.id), premise.id, columns)
    return [
        (
            *(blank if place else lead),
            (fit(row, columns.text), style),
            (fit("" if place else answer, columns.answer), answer_style),
        )
        for place, row in enumerate(rows)
    ]


def position(sheet: Sheet, looks: Looks, number: int, columns: Columns, most: int) -> Block:
    """Return a position on at most so many lines; under the marker, all of it."""
    option = sheet.exercise.options[number]
    is_marked = looks.pick == number
    rows = wrap(visible(option.text), columns.title)
    if len(rows) > most and not is_marked:
        rows = [*rows[: most - 1], fit(" ".join(rows[most - 1 :]), columns.title)]
    style = "strong" if is_marked else "plain"
    marker = _marker(is_marked=is_marked, is_active=True)
    lead = (f"{marker} ", "mark"), (fit(_letter(number), columns.title_lead - 2), "accent")
    blank = ((" " * columns.title_lead, "plain"),)
    used = _used(sum(chosen == option.id for chosen in sheet.answers.values()), columns)
    return [
        (
            *(blank if place else lead),
            (fit(row, columns.title), style),
            (f"{'' if place else used:>{columns.used - 1}}", "dim"),
        )
        for place, row in enumerate(rows)
    ]


def _are_whole(titles: Sequence[str], width: int, height: int) -> bool:
    """Tell whether all titles can be seen whole at a width, no word broken."""
    rows = [wrap(title, width) for title in titles]
    return (
        sum(map(len, rows)) <= height
        and all(len(row) <= SHORT for row in rows)
        and all(" ".join(row) == title for row, title in zip(rows, titles, strict=True))
    )


def _answer(sheet: Sheet, mark: Mark | None, premise: str, columns: Columns) -> Span:
    letters = {option.id: _letter(n) for n, option in enumerate(sheet.exercise.options)}
    gap = " " if columns.is_wide else ""
    if mark is None:
        chosen = sheet.answers.get(premise)
        return f"  {gap}{letters.get(chosen or '', OPEN)}", "accent" if chosen else "dim"
    if mark.is_right:
        return f" {RIGHT}{gap}{letters[mark.right]}", "good"
    given = letters.get(mark.chosen or "", DASH)
    return f" {WRONG}{gap}{given}{BECAME}{letters[mark.right]}", "bad"


def _used(number: int, columns: Columns) -> str:
    if columns.is_wide:
        return times(number)
    return f"{number}{TIMES}" if number else ""


def _letter(number: int) -> str:
    """Return the letter of a position; a record of anybody's making may hold more than letters."""
    return LETTERS[number] if number < len(LETTERS) else "?"


def _marker(*, is_marked: bool, is_active: bool) -> str:
    if not is_marked:
        return " "
    return MARKER if is_active else OPEN
