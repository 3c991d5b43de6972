"""The one way we draw: lines in, and only the lines that changed are painted again.

Textual repaints whole widgets, which is most of what a key press costs. This pane keeps the lines
it has drawn and asks for just those that changed; `thrift` sends what changed within them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from medtrainer.glyphs import DOWN, UP, drawable
from medtrainer.tui.widgets.lines import STYLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medtrainer.tui.widgets.lines import Line


class LinePane(Widget):
    """A widget made of styled lines, scrolled to keep what is marked in view.

    The last column is left to the signs that more lies above or below.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"pane--{style}" for style in STYLES}
    DEFAULT_CSS = """
    LinePane { height: 1fr; background: $background; }
    LinePane > .pane--plain { color: $foreground; }
    LinePane > .pane--dim { color: $foreground-muted; }
    LinePane > .pane--strong { color: $foreground; text-style: bold; }
    LinePane > .pane--accent { color: $accent; text-style: bold; }
    LinePane > .pane--good { color: $success; text-style: bold; }
    LinePane > .pane--bad { color: $error; text-style: bold; }
    LinePane > .pane--mark { color: $accent; text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._drawn: Sequence[Line] = ()
        self._top = 0

    def lines(self, width: int) -> Sequence[Line]:
        """Return what to draw at a width, in cells; subclasses say.

        The sequence may make its lines when it is asked for them: only those on show are.
        """
        raise NotImplementedError

    def in_view(self) -> tuple[int, int] | None:
        """Return the first and last line that must be visible, None to stay where it is."""
        return None

    def place_to_read(self) -> tuple[int, int]:
        """Return the column and row of the pane where reading goes on: the upper left corner."""
        return 0, 0

    @property
    def top(self) -> int:
        """The line at the upper edge."""
        return self._top

    def redraw(self, *, from_top: bool = False) -> None:
        """Draw again what has changed.

        Args:
            from_top: Whether to begin at the first line, as a new text does.
        """
        if not self.is_mounted or not self.size.width:
            return
        before = [(self._line(y), self._sign(y)) for y in range(self.size.height)]
        top = 0 if from_top else self._top
        self._drawn = self.lines(self.size.width)
        self._top = self._scrolled(top)
        changed = [
            Region(0, y, self.size.width, 1)
            for y, was in enumerate(before)
            if was != (self._line(y), self._sign(y))
        ]
        if changed:
            self.refresh(*changed)

    def scroll_lines(self, by: int) -> None:
        """Scroll by some lines, as far as there is something to see."""
        last = max(0, len(self._drawn) - self.size.height)
        top = min(last, max(0, self._top + by))
        if top != self._top:
            self._top = top
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line of what is drawn."""
        width = self.size.width
        if not self._drawn and width:
            self._drawn = self.lines(width)
            self._top = self._scrolled(self._top)
        style = {name: self.get_component_rich_style(f"pane--{name}") for name in STYLES}
        spans = self._line(y)
        segments = [Segment(drawable(text), style[name]) for text, name in spans if text]
        strip = Strip(segments).adjust_cell_length(width, style["plain"])
        sign = self._sign(y)
        if not sign:
            return strip
        return Strip([*strip.crop(0, width - 1), Segment(drawable(sign), style["dim"])])

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._drawn = ()
        self.refresh()

    def _scrolled(self, top: int) -> int:
        wanted = self.in_view()
        height = self.size.height
        if wanted:
            first, last = wanted
            top = min(max(top, last - height + 1), first)
        return max(0, min(top, len(self._drawn) - height))

    def _line(self, y: int) -> Line:
        """Return the line that stands at a row of the pane."""
        place = self._top + y
        return self._drawn[place] if 0 <= place < len(self._drawn) else ()

    def _sign(self, y: int) -> str:
        """Return the sign at the end of a row, if more lies beyond it."""
        if y == self.size.height - 1 and self._top + y + 1 < len(self._drawn):
            return DOWN
        return UP if y == 0 and self._top > 0 else ""
