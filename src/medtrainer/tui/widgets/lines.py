"""Text as styled lines: measuring, cutting and wrapping in terminal cells.

Text from files is data here, never markup: a span is drawn as it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from medtrainer.columns import parting
from medtrainer.glyphs import MORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Span = tuple[str, str]
    Line = tuple[Span, ...]

STYLES = ("plain", "dim", "strong", "accent", "good", "bad", "mark")
"""Names of the styles a span may have; `LinePane` gives them their colours."""

WIDEST = 100
"""Cells that columns are spread over at most: further apart, the eye loses its line."""


def line(*spans: Span | str) -> Line:
    """Return a line of spans; a bare string is plain."""
    return tuple((span, "plain") if isinstance(span, str) else span for span in spans)


def fit(text: str, width: int) -> str:
    """Return a text that fills a width exactly: padded, or cut with a sign for "more"."""
    length = cell_len(text)
    if length <= width:
        return text + " " * (width - length)
    more = MORE
    room = max(0, width - len(more))
    kept = _cut(text, room) + more[:width]
    return kept + " " * (width - cell_len(kept))


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` cells, at blanks where it can.

    Each line of the text begins a new line; an empty text is one empty line.
    """
    width = max(1, width)
    return [part for paragraph in text.split("\n") for part in _wrap_paragraph(paragraph, width)]


def joined(left: Line, right: Line, width: int) -> Line:
    """Return a line with one part at the left and one at the right edge."""
    gap = width - _length(left) - _length(right)
    return (*left, (" " * max(1, gap), "plain"), *right)


def clipped(spans: Sequence[Span], width: int) -> Line:
    """Return the line cut to a width."""
    kept: list[Span] = []
    left = width
    for text, style in spans:
        if cell_len(text) > left:
            kept.append((fit(text, left), style))
            break
        kept.append((text, style))
        left -= cell_len(text)
    return tuple(kept)


def _wrap_paragraph(paragraph: str, width: int) -> Iterable[str]:
    row = ""
    for word in paragraph.split():
        candidate = f"{row} {word}" if row else word
        if cell_len(candidate) <= width:
            row = candidate
            continue
        if row:
            yield row
        while cell_len(word) > width:
            head = _cut(word, width) or word[0]
            yield head
            word = word[len(head) :]
        row = word
    yield row


def _cut(text: str, width: int) -> str:
    """Return the longest beginning of a text that fits a width."""
    if cell_len(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if cell_len(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return text[: parting(text, low)]


def _length(spans: Line) -> int:
    return sum(cell_len(text) for text, _ in spans)
