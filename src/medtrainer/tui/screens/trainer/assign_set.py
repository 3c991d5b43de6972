"""Assigning, first step: which set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.glyphs import ARROWS
from medtrainer.services.wording import count_of
from medtrainer.tui.screens.page import BACK, HELP, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.menu import Heading, Item, Menu
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.quiz import QuizSet
    from medtrainer.tui.screens.trainer.session import Session


class AssignSetScreen(Page):
    """A list of the office's sets; Enter goes on to the people."""

    DEFAULT_CSS = "AssignSetScreen Note { height: 2; }"
    HELP_TEXT = ("Assigning takes three steps: the set, the people, the last day.",)
    KEYS = (("enter", "goes on to the people"),)

    def __init__(self, session: Session) -> None:
        super().__init__("Assign: which set?", "step 1 of 3")
        self._session = session
        self._menu = Menu()

    def body(self) -> Iterable[Widget]:
        """Return the list and what to do."""
        yield self._menu
        yield Note([Paragraph("Choose the set. Nothing is assigned before you confirm.", "strong")])

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        return Hint(ARROWS, "move"), Hint("enter", "people"), HELP, BACK

    def on_mount(self) -> None:
        """Show the sets."""
        sets = self._session.workspace.office.sets
        none = [Heading("This office has no quiz sets yet. Esc, then n builds one.")]
        self._menu.show_rows([_item(quiz) for quiz in sets] or none)

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Go on to the people."""
        if self.is_active:
            from medtrainer.tui.screens.trainer.assign_people import AssignPeopleScreen

            quiz = self._session.desk.sets[event.item.id]
            self.app.push_screen(AssignPeopleScreen(self._session, quiz))


def _item(quiz: QuizSet) -> Item:
    rows = count_of(quiz.exercises * quiz.duties, "row")
    attempts = count_of(quiz.attempts, "attempt") if quiz.attempts else "any attempts"
    return Item(quiz.id, quiz.title, (rows, attempts))
