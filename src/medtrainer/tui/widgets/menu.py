"""A list to choose from: headings, and rows whose columns line up."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.message import Message

from medtrainer.tui.widgets.line_pane import LinePane
from medtrainer.tui.widgets.menu_rows import DrawnRows, Heading, Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from medtrainer.tui.widgets.lines import Line

__all__ = ["Heading", "Item", "Menu"]


class Menu(LinePane, can_focus=True):
    """Rows to move in with the arrows and to choose from with Enter, a key or the mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "move_page(-1)", "Page up", show=False),
        Binding("pagedown", "move_page(1)", "Page down", show=False),
        Binding("home", "move_to(0)", "First", show=False),
        Binding("end", "move_to(-1)", "Last", show=False),
        Binding("enter", "choose", "Choose", show=False),
    ]

    class Chosen(Message):
        """A row was chosen.

        Attributes:
            item: The row.
        """

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    class Moved(Message):
        """The marker moved to a row.

        Attributes:
            item: The row.
        """

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    def __init__(
        self,
        rows: Sequence[Item | Heading] = (),
        *,
        at: str | None = None,
        lead: float = 0,
        id: str | None = None,  # noqa: A002 - Textual's word
    ) -> None:
        """Show rows.

        Args:
            rows: What can be chosen, and headings.
            at: Id of the row to mark, the first if it is None or not there.
            lead: Share of the width that the text takes where the one column beside it is as long
                as there is room; 0 where the text takes what the columns leave.
            id: Of the widget, never from content.
        """
        super().__init__(id=id)
        self._lead = lead
        self._rows: tuple[Item | Heading, ...] = ()
        self._items: list[int] = []
        self._place = 0
        self._widths: list[int] = []
        self._keyed = False
        self.show_rows(rows, at=at)

    def show_rows(self, rows: Sequence[Item | Heading], *, at: str | None = None) -> None:
        """Change the rows; the marker stays on the same id, or goes to `at`, else to the first."""
        current = self.current
        wanted = at or (current.id if current else None)
        self._rows = tuple(rows)
        self._items = [place for place, row in enumerate(rows) if isinstance(row, Item)]
        ids = [row.id for row in rows if isinstance(row, Item)]
        self._place = ids.index(wanted) if wanted in ids else 0
        items = [row for row in rows if isinstance(row, Item)]
        columns = max((len(item.columns) for item in items), default=0)
        self._widths = [
            max((cell_len(i.columns[n]) for i in items if n < len(i.columns)), default=0)
            for n in range(columns)
        ]
        self._keyed = any(item.key for item in items)
        self.redraw()

    @property
    def current(self) -> Item | None:
        """The row under the marker, None in an empty list."""
        if not self._items:
            return None
        row = self._rows[self._items[self._place]]
        return row if isinstance(row, Item) else None

    def item_of_key(self, key: str) -> Item | None:
        """Return the row that a key chooses."""
        for row in self._rows:
            if isinstance(row, Item) and row.key == key:
                return row
        return None

    def lines(self, width: int) -> Sequence[Line]:
        """Return all rows, each made when it is drawn."""
        marked = self._items[self._place] if self._items else -1
        return DrawnRows(
            self._rows,
            tuple(self._widths),
            marked,
            width,
            is_keyed=self._keyed,
            lead=int(width * self._lead),
        )

    def in_view(self) -> tuple[int, int] | None:
        """Keep the marked row in view, with its heading if it is the first."""
        if not self._items:
            return None
        place = self._items[self._place]
        return (0 if self._place == 0 else place), place

    def place_to_read(self) -> tuple[int, int]:
        """Return where the marker is."""
        return (1, self._items[self._place] - self.top) if self._items else (0, 0)

    def action_move(self, by: int) -> None:
        """Move the marker by some rows."""
        self._move_to(self._place + by)

    def action_move_page(self, by: int) -> None:
        """Move the marker by a screenful."""
        self._move_to(self._place + by * max(1, self.size.height - 1))

    def action_move_to(self, place: int) -> None:
        """Move the marker to the first row (0) or the last (-1)."""
        self._move_to(place if place >= 0 else len(self._items) - 1)

    def action_choose(self) -> None:
        """Choose the row under the marker."""
        if self.current:
            self.post_message(self.Chosen(self.current))

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        line = self.top + event.y
        if line in self._items:
            self._move_to(self._items.index(line))
            self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move with the wheel."""
        event.stop()
        self.action_move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move with the wheel."""
        event.stop()
        self.action_move(-1)

    def _move_to(self, place: int) -> None:
        place = max(0, min(len(self._items) - 1, place))
        if self._items and place != self._place:
            self._place = place
            self.redraw()
            if self.current:
                self.post_message(self.Moved(self.current))
