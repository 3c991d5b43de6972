"""A list to choose several rows from."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from medtrainer.tui.widgets.menu import Menu


class ChoiceMenu(Menu):
    """A menu in which space or the mouse chooses rows one by one, and Enter goes on with them.

    Which rows are chosen, and how they show it, is the matter of whoever fills it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "Choose", show=False),
        Binding("enter", "confirm", "Go on", show=False),
    ]

    class Confirmed(Message):
        """Enter was pressed: what is chosen shall be used."""

    def action_confirm(self) -> None:
        """Go on with what is chosen."""
        self.post_message(self.Confirmed())
