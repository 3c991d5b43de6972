"""Sending only the cells that changed: over SSH, bytes are what a person waits for.

Textual re-sends every dirty widget whole and sets all colours anew for each stretch of text. This
module stands between its compositor and the terminal: it remembers what the terminal shows,
compares cell by cell, and changes colours only where they change (performance.md, "What gives
what"). It knows two private classes of Textual, `LayoutUpdate` and `ChopsUpdate`; whatever else
comes by is passed on as it is, and what is remembered is forgotten then.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from rich.cells import split_graphemes
from rich.color import Color, ColorSystem
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console
    from rich.segment import Segment
    from rich.style import Style

    Cell = tuple[str, Style | None]
    Piece = tuple[int, int, Iterable[Segment]]

_GAP = 6
"""Unchanged cells that are sent again, for moving the cursor over them costs as much."""

_SYSTEMS = {
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
}


_ATTRIBUTES = (
    ("bold", "1"),
    ("dim", "2"),
    ("italic", "3"),
    ("underline", "4"),
    ("reverse", "7"),
    ("strike", "9"),
)


class Shown:
    """What the terminal shows, as far as it is known."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, Cell]] = {}

    def forget(self) -> None:
        """Know nothing any more: after a resize, or when something else drew."""
        self._rows.clear()

    def thrifty(self, update: Any) -> Any:
        """Return an update that sends only what differs, or the same if it is of another kind."""
        if isinstance(update, LayoutUpdate):
            return _Thrifty(self, _of_layout(update))
        if isinstance(update, ChopsUpdate):
            return _Thrifty(self, _of_chops(update))
        if update is not None:
            self.forget()
        return update

    def take(self, y: int, x: int, cells: list[Cell]) -> list[tuple[int, list[Cell]]]:
        """Remember cells of a line; return the stretches that differ, as (column, cells)."""
        row = self._rows.setdefault(y, {})
        changed = [n for n, cell in enumerate(cells) if not _same(row.get(x + n), cell)]
        if changed and any(len(char) > 1 for char, _ in (*cells, *row.values())):
            # Terminals disagree about the width of what is made of several characters: where the
            # rest of such a line stands is not known, so all of it is sent.
            changed = list(range(len(cells)))
        row.update({x + n: cells[n] for n in changed})
        stretches: list[tuple[int, int]] = []
        for n in changed:
            if stretches and n - stretches[-1][1] < _GAP:
                stretches[-1] = (stretches[-1][0], n + 1)
            else:
                stretches.append((n, n + 1))
        return [(x + start, cells[start:end]) for start, end in _whole(stretches, cells)]


class _Thrifty(CompositorUpdate):
    """An update that is compared with what the terminal shows when it is written, not before."""

    def __init__(self, shown: Shown, pieces: Iterator[Piece]) -> None:
        self._shown = shown
        self._pieces = pieces

    def render_segments(self, console: Console) -> str:
        """Return what to send."""
        pen = _Pen(_SYSTEMS.get(console.color_system or ""))
        for y, x, segments in self._pieces:
            for column, cells in self._shown.take(y, x, _cells(segments)):
                pen.move(column, y)
                for char, style in cells:
                    pen.write(char, style)
        return pen.lift()


class _Pen:
    """Writes characters and changes colours only where they change."""

    def __init__(self, system: ColorSystem | None) -> None:
        self._system = system
        self._style: Style | None = None
        self._out: list[str] = []

    def move(self, x: int, y: int) -> None:
        """Go to a cell."""
        self._out.append(f"\x1b[{y + 1};{x + 1}H")

    def write(self, char: str, style: Style | None) -> None:
        """Write one cell; "" is the second half of a wide character."""
        if char and style != self._style and not (char == " " and _blank_alike(style, self._style)):
            self._out.append(_change(self._style, style, self._system))
            self._style = style
        self._out.append(char)

    def lift(self) -> str:
        """Return everything written, colours reset at its end."""
        if self._style is not None:
            self._out.append("\x1b[0m")
        return "".join(self._out)


@cache
def _change(old: Style | None, new: Style | None, system: ColorSystem | None) -> str:
    """Return the sequence from one style to another."""
    if new is None or system is None:
        return "\x1b[0m" if new is None else _from_nothing(new, system)
    if system is ColorSystem.STANDARD:
        # Linux's console takes a bright colour to mean bold, and only a reset ends that.
        return _from_nothing(new, system)
    if old is None or _has_more(old) or _has_more(new) or (old.bgcolor and not new.bgcolor):
        return _from_nothing(new, system)
    codes = []
    if bool(old.bold) != bool(new.bold):
        codes.append("1" if new.bold else "22")
    if old.color != new.color:
        codes += _codes(new.color, system, foreground=True) or ["39"]
    if old.bgcolor != new.bgcolor:
        codes += _codes(new.bgcolor, system, foreground=False)
    return f"\x1b[{';'.join(codes)}m" if codes else ""


def _from_nothing(style: Style, system: ColorSystem | None) -> str:
    """Return the sequence to a style from any other; blinking is none of ours."""
    codes = ["0", *(code for name, code in _ATTRIBUTES if getattr(style, name))]
    if system is not None:
        codes += _codes(style.color, system, foreground=True)
        codes += _codes(style.bgcolor, system, foreground=False)
    return f"\x1b[{';'.join(codes)}m"


def _codes(color: Color | None, system: ColorSystem, *, foreground: bool) -> list[str]:
    return list(color.downgrade(system).get_ansi_codes(foreground)) if color else []


def _has_more(style: Style) -> bool:
    """Tell whether a style has more than colours and boldness."""
    return bool(
        style.dim
        or style.italic
        or style.underline
        or style.underline2
        or style.overline
        or style.strike
        or style.reverse
        or style.blink
        or style.blink2
        or style.conceal
        or style.link
    )


def _same(old: Cell | None, new: Cell) -> bool:
    if old is None or old[0] != new[0]:
        return False
    return old[1] == new[1] or (new[0] == " " and _blank_alike(old[1], new[1]))


@cache
def _blank_alike(one: Style | None, other: Style | None) -> bool:
    """Tell whether a blank looks the same in two styles."""
    if one is None or other is None:
        return one is other
    return one.bgcolor == other.bgcolor and not _has_more(one) and not _has_more(other)


def _whole(stretches: list[tuple[int, int]], cells: list[Cell]) -> Iterator[tuple[int, int]]:
    """Yield the stretches, none of them ending within a wide character."""
    for start, end in stretches:
        while start and not cells[start][0]:
            start -= 1
        while end < len(cells) and not cells[end][0]:
            end += 1
        yield start, end


def _cells(segments: Iterable[Segment]) -> list[Cell]:
    """Return text as cells: a wide character and "" after it; marks go with their letter.

    What belongs together is Rich's word, for Textual measures with it.
    """
    cells: list[Cell] = []
    for text, style, control in segments:
        if control:
            continue
        if text.isascii():
            cells.extend((char, style) for char in text)
            continue
        for start, end, width in split_graphemes(text)[0]:
            cells.append((text[start:end], style))
            cells.extend([("", style)] * (width - 1))
    return cells


def _of_layout(update: LayoutUpdate) -> Iterator[Piece]:
    for y, line in enumerate(update.strips, update.region.y):
        yield y, update.region.x, (segment for strip in line for segment in strip)


def _of_chops(update: ChopsUpdate) -> Iterator[Piece]:
    """Yield what Textual would send of each line, as its own `render_segments` picks it."""
    for y, x1, x2 in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= x2 and end > x1:
                yield y, x, strip.crop(0, min(end, x2) - x)
