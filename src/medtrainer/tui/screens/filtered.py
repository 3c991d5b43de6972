"""What screens with a list to be narrowed by typing share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from medtrainer.glyphs import ARROWS
from medtrainer.tui.screens.page import Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medtrainer.tui.widgets.menu import Menu


class FilteredPage(Page):
    """A page with a list and a line above it that narrows the list with every letter.

    Attributes:
        line: Where one types.
        menu: The list.
    """

    DEFAULT_CSS = """
    FilteredPage TitleBar { height: 1; }
    FilteredPage #filter { height: 1; padding: 0 1; margin-bottom: 1; }
    """
    AUTO_FOCUS = "Menu"
    FILTER_KEY = ("/", "filters the list by what you type; esc shows all again")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
    ]

    def __init__(self, title: str, aside: str, menu: Menu) -> None:
        super().__init__(title, aside)
        self.menu = menu
        self.line = TypedLine("/ filters by name or duty", most=100)
        self.line.id = "filter"

    @property
    def is_typing(self) -> bool:
        """Whether letters go to the filter."""
        return self.focused is self.line

    def narrow(self, words: str) -> None:
        """Show what fits what was typed, all for nothing; subclasses say."""
        raise NotImplementedError

    def typing_hints(self) -> Sequence[Hint]:
        """Return the keys while one types."""
        return Hint(ARROWS, "move"), Hint("enter", "to the list"), Hint("esc", "show all")

    @on(TypedLine.Submitted)
    def _take_what_was_typed(self) -> None:
        self.use_filtered()

    def use_filtered(self) -> None:
        """Go on with what Enter has left in the list; here that is to move in it."""
        self.set_focus(self.menu)

    @on(TypedLine.Changed)
    def _narrow(self) -> None:
        self.moved_in = None
        self.narrow(self.line.value.strip())

    def on_descendant_focus(self) -> None:
        """Show the keys of what is used now."""
        self.moved_in = None
        self.show_hints()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual asks with both
    ) -> bool | None:
        """Let the arrows move the list while the filter is typed, and only then."""
        return action != "move" or self.is_typing

    def action_move(self, by: int) -> None:
        """Move in the list while the filter is typed."""
        self.moved_in = self.menu
        self.menu.action_move(by)

    def action_filter(self) -> None:
        """Go over to the filter."""
        self.set_focus(self.line)

    def action_back(self) -> None:
        """Show all again, or go back to where one came from."""
        if self.is_typing or self.line.value:
            self.line.value = ""
            self.set_focus(self.menu)
        else:
            super().action_back()
