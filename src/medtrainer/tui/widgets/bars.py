"""The line above and the line below every screen: where one is, and which keys there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from medtrainer.tui.widgets.line_pane import LinePane
from medtrainer.tui.widgets.lines import WIDEST, clipped, joined, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medtrainer.tui.widgets.lines import Line, Span


_GAP = 3  # cells between two keys; one less where that keeps a key in sight


class Hint(NamedTuple):
    """A key and what it does here.

    Attributes:
        key: The key as people see it, such as "enter".
        does: One or two words.
    """

    key: str
    does: str


class TitleBar(LinePane):
    """Where one is: a title at the left, a place or a count at the right."""

    DEFAULT_CSS = "TitleBar { height: 2; }"

    def __init__(self, title: str, aside: str = "") -> None:
        super().__init__()
        self._title = title
        self._aside = aside

    def say(self, title: str, aside: str = "") -> None:
        """Change what is said."""
        self._title, self._aside = title, aside
        self.redraw()

    def lines(self, width: int) -> Sequence[Line]:
        """Return the title line; what is left of the height stays empty."""
        aside = line((self._aside, "dim"))
        width = min(width, WIDEST)
        room = width - 2 - (cell_len(self._aside) + 1 if self._aside else 0)
        title = clipped([(self._title, "strong")], max(10, room))
        return [((" ", "plain"), *joined(title, aside, width - 2))]


class KeyBar(LinePane):
    """Which keys there are, most useful first; what does not fit is left to the help.

    The last two, help and the way out, always fit.
    """

    DEFAULT_CSS = "KeyBar { height: 1; }"

    def __init__(self, hints: Sequence[Hint]) -> None:
        super().__init__()
        self._hints = tuple(hints)

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The keys on show."""
        return self._hints

    def say(self, hints: Sequence[Hint]) -> None:
        """Change the keys."""
        self._hints = tuple(hints)
        self.redraw()

    def lines(self, width: int) -> Sequence[Line]:
        """Return the keys on one line; the last two, help and leaving, always fit."""
        hints = list(self._hints)
        gap = _GAP if _length(hints, _GAP) <= width else _GAP - 1
        while len(hints) > 2 and _length(hints, gap) > width:
            hints.pop(-3)
        spans: list[Span] = []
        for hint in hints:
            spans += [(" " * gap if spans else " ", "plain"), (hint.key, "accent")]
            spans.append((f" {hint.does}", "dim"))
        return [clipped(spans, width)]


def _length(hints: Sequence[Hint], gap: int) -> int:
    """Return the cells that hints take: a margin, and a gap between two of them."""
    return 1 + sum(cell_len(hint.key) + 1 + cell_len(hint.does) + gap for hint in hints) - gap
