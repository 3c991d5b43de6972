"""A text to read: paragraphs and small headings, wrapped, scrolled with the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from medtrainer.tui.widgets.line_pane import LinePane
from medtrainer.tui.widgets.lines import fit, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

    from medtrainer.tui.widgets.lines import Line


class Paragraph(NamedTuple):
    """One paragraph.

    Attributes:
        text: What it says; an empty one is an empty line.
        style: Its style.
        indent: Blanks before each of its lines.
        label: A word before its first line that the rest is indented by.
        hang: Blanks more before each line but the first.
        cut: Whether it is cut to one line rather than wrapped.
    """

    text: str
    style: str = "plain"
    indent: int = 1
    label: str = ""
    hang: int = 0
    cut: bool = False


class TextPane(LinePane, can_focus=True):
    """Paragraphs, as wide as there is room, at most `MEASURE` cells."""

    MEASURE = 78
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "read(-1)", "Up", show=False),
        Binding("down", "read(1)", "Down", show=False),
        Binding("pageup", "read_page(-1)", "Page up", show=False),
        Binding("pagedown,space", "read_page(1)", "Page down", show=False),
    ]

    def __init__(self, paragraphs: Sequence[Paragraph] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._paragraphs = tuple(paragraphs)

    def say(self, paragraphs: Sequence[Paragraph]) -> None:
        """Change the text and begin at its top."""
        self._paragraphs = tuple(paragraphs)
        self.redraw(from_top=True)

    def lines(self, width: int) -> Sequence[Line]:
        """Return the paragraphs, wrapped."""
        return [line for part in self._paragraphs for line in drawn(part, min(width, self.MEASURE))]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the text takes, for panes that are as high as their text."""
        return max(1, len(self.lines(width)))

    def action_read(self, by: int) -> None:
        """Scroll by a line."""
        self.scroll_lines(by)

    def action_read_page(self, by: int) -> None:
        """Scroll by a page, less a line to find one's place again."""
        self.scroll_lines(by * max(1, self.size.height - 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(-3)


def drawn(part: Paragraph, width: int) -> list[Line]:
    """Return a paragraph as lines, wrapped to a width in cells."""
    indent = " " * part.indent
    label = f"{part.label}  " if part.label else ""
    taken = cell_len(label) + part.hang
    room = width - part.indent - taken - 1
    rows = [fit(part.text, room)] if part.cut else wrap(part.text, room)
    first = (indent, "plain"), (label, "dim"), (rows[0], part.style)
    rest = [((indent + " " * taken, "plain"), (row, part.style)) for row in rows[1:]]
    return [first, *rest]
