"""Building a quiz set, first step: whose duties are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.glyphs import CHOSEN, OPEN
from medtrainer.services.set_builder import new_set
from medtrainer.services.wording import count_of
from medtrainer.tui.screens.filtered import FilteredPage
from medtrainer.tui.screens.page import BACK, HELP, Note
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.choice_menu import ChoiceMenu
from medtrainer.tui.widgets.menu import Heading, Item
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.tui.screens.trainer.session import Session
    from medtrainer.tui.widgets.menu import Menu


class BuilderRolesScreen(FilteredPage):
    """A list of positions; space chooses, Enter goes on to the numbers."""

    DEFAULT_CSS = "BuilderRolesScreen Note { height: 2; }"
    HELP_TEXT = (
        (
            "Choose the positions whose duties the set asks; none for all of them. Other positions"
            " of the office are on show beside them."
        ),
    )
    KEYS = (
        ("space", "chooses the marked position, or lets go of it"),
        FilteredPage.FILTER_KEY,
        ("enter", "goes on to the numbers"),
    )

    def __init__(self, session: Session) -> None:
        super().__init__("New set: whose duties?", "step 1 of 2", ChoiceMenu())
        self._session = session
        self._roles = [r for r in session.workspace.office.catalogue.roles if r.duties]
        self._chosen: dict[str, None] = {}
        self._words = ""
        self._note = Note()

    def body(self) -> Iterable[Widget]:
        """Return the filter, the list and what is chosen."""
        yield self.line
        yield self.menu
        yield self._note

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        if self.is_typing:
            return self.typing_hints()
        return Hint("space", "choose"), Hint("enter", "numbers"), Hint("/", "filter"), HELP, BACK

    def on_mount(self) -> None:
        """Show the positions."""
        self.set_focus(self.menu)
        self._show()

    def narrow(self, words: str) -> None:
        """Show the positions that fit."""
        self._words = words.casefold()
        self._show()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Choose a position, or let go of it."""
        if event.item.id in self._chosen:
            del self._chosen[event.item.id]
        else:
            self._chosen[event.item.id] = None
        self._show()

    def on_choice_menu_confirmed(self) -> None:
        """Go on to the numbers."""
        if self.is_active:
            from medtrainer.tui.screens.trainer.builder_numbers import BuilderNumbersScreen

            quiz = new_set(role.id for role in self._roles if role.id in self._chosen)
            self.app.push_screen(BuilderNumbersScreen(self._session, quiz))

    def _show(self) -> None:
        rows: list[Item | Heading] = [
            Item(
                role.id,
                f"{CHOSEN if role.id in self._chosen else OPEN} {role.title}",
                (role.area, count_of(len(role.duties), "duty", "duties")),
            )
            for role in self._roles
            if self._words in role.title.casefold()
        ]
        self.menu.show_rows(rows or [Heading("No position fits.")])
        chosen = count_of(len(self._chosen), "position") if self._chosen else "All positions"
        self._note.say([Paragraph(f"{chosen}. Enter goes on to the numbers.", "strong")])
        self.show_hints()
