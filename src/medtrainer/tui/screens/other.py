"""Choosing the second position of a comparison: those most alike come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.glyphs import ARROWS
from medtrainer.services.compare import lookalikes
from medtrainer.tui.screens.compare import CompareScreen
from medtrainer.tui.screens.page import BACK, HELP, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.menu import Heading, Item, Menu

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.roles import Catalogue, Role


class OtherScreen(Page):
    """A list of positions to compare one with."""

    HELP_TEXT = (
        (
            "Choose the position to set beside the first one. Those that are most easily taken for"
            " it come first."
        ),
    )
    KEYS = (("↑ ↓", "move"), ("enter", "sets the two side by side"))

    def __init__(self, catalogue: Catalogue, role: Role) -> None:
        super().__init__(f"Compare the {role.title} with …")
        self._catalogue = catalogue
        self._role = role
        near = lookalikes(catalogue, role)
        rows: list[Item | Heading] = []
        if near:
            rows += [Heading("Most like it"), *map(_item, near), Heading()]
        rest = [other for other in catalogue.roles if other.id != role.id and other not in near]
        if rest:
            rows += [Heading("All others"), *map(_item, rest)]
        self._menu = Menu(rows or [Heading("There is no other position.")])

    def body(self) -> Iterable[Widget]:
        """Return the list."""
        yield self._menu

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        return Hint(ARROWS, "move"), Hint("enter", "compare"), HELP, BACK

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Set the two side by side, in place of this list."""
        if self.is_active:
            other = self._catalogue.role(event.item.id)
            self.app.switch_screen(CompareScreen(self._catalogue, self._role, other))


def _item(role: Role) -> Item:
    return Item(role.id, role.title, (role.area,))
