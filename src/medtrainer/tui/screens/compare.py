"""Two positions side by side: what tells them apart, what only one does, what both do."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from medtrainer.glyphs import ARROWS, BAR
from medtrainer.services.compare import compare
from medtrainer.tui.screens.page import BACK, HELP, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.lines import WIDEST, fit, wrap
from medtrainer.tui.widgets.text_pane import Paragraph, TextPane, drawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.roles import Catalogue, Role
    from medtrainer.services.compare import Comparison
    from medtrainer.tui.widgets.lines import Line


class CompareScreen(Page):
    """Two positions in two columns."""

    HELP_TEXT = (
        (
            "What decides between the two stands first, then what only one of them does, side by"
            " side, then what both do."
        ),
    )
    KEYS = (("↑ ↓, space", "read on"),)

    def __init__(self, catalogue: Catalogue, one: Role, other: Role) -> None:
        super().__init__(f"{one.title} or {other.title}?")
        self._pane = ComparePane(compare(catalogue, one, other))

    def body(self) -> Iterable[Widget]:
        """Return the comparison."""
        yield self._pane

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        return Hint(ARROWS, "read on"), Hint("space", "page"), HELP, BACK


class ComparePane(TextPane):
    """A comparison, scrolled like a text."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self._comparison = comparison

    def lines(self, width: int) -> Sequence[Line]:
        """Return the comparison, two columns where the two differ."""
        two, width = self._comparison, min(width, WIDEST)
        text = [Paragraph("What decides", "accent"), *map(Paragraph, two.decides), Paragraph("")]
        lines = [line for part in text for line in drawn(part, width)] if two.decides else []
        lines += self._columns([two.one.title], [two.other.title], width, "accent")
        lines += self._columns(["only this position"], ["only this position"], width, "dim")
        own = [[duty.text for duty in duties] for duties in (two.only_one, two.only_other)]
        lines += self._columns(own[0] or ["Nothing."], own[1] or ["Nothing."], width, "plain")
        both = [Paragraph(duty.text, indent=1, hang=2) for duty in two.both]
        shared = [Paragraph(""), Paragraph("Both", "accent"), *both]
        return [*lines, *(line for part in shared for line in drawn(part, width) if both)]

    def _columns(
        self, left: Sequence[str], right: Sequence[str], width: int, style: str
    ) -> Iterable[Line]:
        """Yield two lists side by side, each text beginning on the same line as its neighbour."""
        room = (width - 5) // 2
        for one, other in zip_longest(left, right, fillvalue=""):
            left_lines, right_lines = _hanging(one, room - 1), _hanging(other, room - 1)
            for first, second in zip_longest(left_lines, right_lines, fillvalue=""):
                yield (" " + fit(first, room), style), (f" {BAR} ", "dim"), (second, style)


def _hanging(text: str, width: int) -> list[str]:
    first, *rest = wrap(text, width - 2)
    return [first, *("  " + line for line in rest)]
