"""How a matching exercise is laid out: duties left, lettered positions right."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from medtrainer.glyphs import BAR, BECAME, DASH, MARKER, OPEN, RIGHT, WRONG
from medtrainer.services.wording import times
from medtrainer.text import visible
from medtrainer.tui.widgets.lines import fit, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from medtrainer.model.attempt import Sheet
    from medtrainer.model.exercise import Exercise, Mark
    from medtrainer.tui.widgets.lines import Line, Span

LETTERS = "abcdefghij"
"""Letters of the positions, in their order."""

_LEAD = 6  # margin, marker and number of a row
_ANSWER = 7  # "✗ b→c" and a blank each side
_USED = 9
_TITLE_LEAD = 5  # marker and letter of a position
_SHORT_ROW = 2  # lines of a row that is not under the marker


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


@dataclass(frozen=True, slots=True)
class Layout:
    """Widths, and which lines belong to which duty and position.

    Attributes:
        lines: All lines, the heading first.
        rows: First and last line of each duty.
        picks: First and last line of each position.
        divide: The column, in cells, where positions begin.
    """

    lines: tuple[Line, ...]
    rows: tuple[tuple[int, int], ...]
    picks: tuple[tuple[int, int], ...]
    divide: int


def lay_out(sheet: Sheet, looks: Looks, width: int, height: int) -> Layout:
    """Return the lines of a matching exercise.

    Args:
        sheet: The exercise with its answers.
        looks: What is marked and judged.
        width: Cells there are.
        height: Lines that are seen at once: long titles are cut short rather than that positions
            stay out of sight.
    """
    exercise = sheet.exercise
    title_width = _title_width(exercise, width)
    left_width = width - title_width - _TITLE_LEAD - _USED - 3
    left, rows = _stack(_duty(sheet, looks, n, left_width) for n in range(len(exercise.premises)))
    right, picks = _positions(sheet, looks, title_width, _SHORT_ROW)
    if len(right) >= height:
        right, picks = _positions(sheet, looks, title_width, 1)
    bar: Span = (f" {BAR} ", "dim")
    blank_left: Line = ((" " * left_width, "plain"),)
    heading = _heading(left_width, title_width)
    pairs = zip_longest(left, right, fillvalue=None)
    body = [(*(one or blank_left), bar, *(other or ())) for one, other in pairs]
    return Layout(
        ((*heading[0], bar, *heading[1]), *body),
        tuple((first + 1, last + 1) for first, last in rows),
        tuple((first + 1, last + 1) for first, last in picks),
        left_width,
    )


def _stack(blocks: Iterable[list[Line]]) -> tuple[list[Line], list[tuple[int, int]]]:
    lines: list[Line] = []
    places = []
    for block in blocks:
        places.append((len(lines), len(lines) + len(block) - 1))
        lines.extend(block)
    return lines, places


def _title_width(exercise: Exercise, width: int) -> int:
    widest = max((cell_len(visible(option.text)) for option in exercise.options), default=0)
    return max(8, min(widest, width * 3 // 10))


def _heading(left_width: int, title_width: int) -> tuple[Line, Line]:
    return (
        ((fit(" " * _LEAD + "Duty", left_width), "dim"),),
        (
            (fit(" " * _TITLE_LEAD + "Position", _TITLE_LEAD + title_width), "dim"),
            (" " * (_USED - 4) + "used", "dim"),
        ),
    )


def _duty(sheet: Sheet, looks: Looks, number: int, width: int) -> list[Line]:
    premise = sheet.exercise.premises[number]
    is_marked = number == looks.row
    rows = wrap(visible(premise.text), width - _LEAD - _ANSWER)
    if not is_marked and len(rows) > _SHORT_ROW:
        rows = [rows[0], fit(f"{rows[1]} {rows[2]}", width - _LEAD - _ANSWER)]
    marker = _marker(is_marked=is_marked, is_active=looks.pick is None)
    style = "strong" if is_marked else "plain"
    answer = _answer(sheet, looks.judged.get(premise.id), premise.id)
    lines: list[Line] = []
    for place, row in enumerate(rows):
        text = (fit(row, width - _LEAD - _ANSWER), style)
        if place == 0:
            lead = (f" {marker} ", "mark"), (f"{number + 1:>2} ", "dim")
            lines.append((*lead, text, *answer))
        else:
            lines.append(((" " * _LEAD, "plain"), text, (" " * _ANSWER, "plain")))
    return lines


def _answer(sheet: Sheet, mark: Mark | None, premise: str) -> tuple[Span, ...]:
    letters = {option.id: _letter(n) for n, option in enumerate(sheet.exercise.options)}
    if mark is None:
        chosen = sheet.answers.get(premise)
        shown = letters.get(chosen or "", OPEN)
        return ((fit(f"   {shown}", _ANSWER), "accent" if chosen else "dim"),)
    if mark.is_right:
        return ((fit(f" {RIGHT} {letters[mark.right]}", _ANSWER), "good"),)
    given = letters.get(mark.chosen or "", DASH)
    text = f" {WRONG} {given}{BECAME}{letters[mark.right]}"
    return ((fit(text, _ANSWER), "bad"),)


def _positions(
    sheet: Sheet, looks: Looks, title_width: int, most: int
) -> tuple[list[Line], list[tuple[int, int]]]:
    """Return all positions, each on at most so many lines."""
    numbers = range(len(sheet.exercise.options))
    return _stack(_position(sheet, looks, n, title_width, most) for n in numbers)


def _position(sheet: Sheet, looks: Looks, number: int, title_width: int, most: int) -> list[Line]:
    option = sheet.exercise.options[number]
    is_marked = looks.pick == number
    rows = wrap(visible(option.text), title_width)
    if len(rows) > most:
        rows = [*rows[: most - 1], fit(" ".join(rows[most - 1 :]), title_width)]
    style = "strong" if is_marked else "plain"
    marker = _marker(is_marked=is_marked, is_active=True)
    used = times(sum(chosen == option.id for chosen in sheet.answers.values()))
    lines: list[Line] = [
        (
            (f"{marker} ", "mark"),
            (f"{_letter(number)}  ", "accent"),
            (fit(rows[0], title_width), style),
            (f"{used:>{_USED}}", "dim"),
        )
    ]
    lines += [((" " * _TITLE_LEAD, "plain"), (fit(row, title_width), style)) for row in rows[1:]]
    return lines


def _letter(number: int) -> str:
    """Return the letter of a position; a record of anybody's making may hold more than letters."""
    return LETTERS[number] if number < len(LETTERS) else "?"


def _marker(*, is_marked: bool, is_active: bool) -> str:
    if not is_marked:
        return " "
    return MARKER if is_active else OPEN
