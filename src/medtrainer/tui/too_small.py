"""The sentence in place of the screens while the terminal is smaller than they can be used at.

The screens below know nothing of it: they keep the last size that would do, so whatever comes
meanwhile finds them as they were, and they are as they were when the terminal is larger again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual._compositor import LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

from medtrainer.tui.widgets.lines import fit, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style

LEAST = Size(60, 20)
"""The smallest terminal on which every screen can be used."""

_FORMS = (
    (
        "MedTrainer needs {0} columns and {1} lines; this terminal has {2} by {3}."
        " Make the window larger; everything is kept. q leaves."
    ),
    "MedTrainer needs {0} columns and {1} lines. Make it larger; all is kept.",
    "Needs {0} columns, {1} lines",
    "Needs {0} by {1}",
    "{0}x{1}",
)
"""The sentence, longest first; one that breaks no word and fits is shown."""


def suffices(size: Size) -> bool:
    """Tell whether a terminal is large enough."""
    return size.width >= LEAST.width and size.height >= LEAST.height


def at_least(size: Size) -> Size:
    """Return a size, each side as large as the screens need."""
    return Size(max(size.width, LEAST.width), max(size.height, LEAST.height))


def sentence(size: Size) -> list[str]:
    """Return the lines that say what is needed, as much as there is room for."""
    margin = " " if size.width >= LEAST.width // 2 else ""  # as on the screens, if there is room
    for form in _FORMS:
        words = form.format(*LEAST, *size)
        rows = wrap(words, size.width - 2 * len(margin))
        if len(rows) <= size.height and " ".join(rows) == words:
            return [margin + row for row in rows]
    return [_FORMS[-1].format(*LEAST)[: size.width]]


def curtain(size: Size, style: Style) -> LayoutUpdate:
    """Return the whole terminal with the sentence on it, for the compositor's place."""
    rows = [*sentence(size), *[""] * size.height][: size.height]
    strips: list[Iterable[Strip]] = [
        [Strip([Segment(fit(row, size.width), style)])] for row in rows
    ]
    return LayoutUpdate(strips, size.region)
