"""Assigning, second step: groups, sites, job titles and people."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.glyphs import CHOSEN, OPEN
from medtrainer.model.assignment import Assignment, Terms
from medtrainer.services.assigned import people_of
from medtrainer.services.assignment_words import people_words
from medtrainer.services.wording import count_of
from medtrainer.text import visible
from medtrainer.tui.screens.filtered import FilteredPage
from medtrainer.tui.screens.page import BACK, HELP, Note
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.choice_menu import ChoiceMenu
from medtrainer.tui.widgets.menu import Heading, Item
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.quiz import QuizSet
    from medtrainer.model.roster import Learner
    from medtrainer.tui.screens.trainer.session import Session
    from medtrainer.tui.widgets.menu import Menu


class AssignPeopleScreen(FilteredPage):
    """A list of whom a set can be assigned to; space chooses, Enter goes on."""

    DEFAULT_CSS = "AssignPeopleScreen Note { height: 2; }"
    HELP_TEXT = (
        (
            "Choose groups, sites or job titles, and people one by one. Whoever joins a chosen"
            " group later is reached, too."
        ),
    )
    KEYS = (
        ("space", "chooses the marked line, or lets go of it"),
        ("/", "filters the list by what you type; esc shows all again"),
        ("enter", "goes on to the last day"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", "Go on", show=False),
    ]

    def __init__(self, session: Session, quiz: QuizSet) -> None:
        super().__init__("Assign: to whom?", "step 2 of 3", ChoiceMenu())
        self._session = session
        self._quiz = quiz
        self._chosen: dict[str, None] = {}
        self._words = ""
        self.line.placeholder = "/ filters by name, group, site or job title"
        self._note = Note()

    def body(self) -> Iterable[Widget]:
        """Return the filter, the list, and whom that reaches."""
        yield self.line
        yield self.menu
        yield self._note

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        if self.is_typing:
            return self.typing_hints()
        return Hint("space", "choose"), Hint("enter", "go on"), Hint("/", "filter"), HELP, BACK

    def on_mount(self) -> None:
        """Show everybody."""
        self.set_focus(self.menu)
        self._show()

    def narrow(self, words: str) -> None:
        """Show what fits what was typed; what is chosen stays chosen."""
        self._words = words.casefold()
        self._show()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Choose a line, or let go of it."""
        if event.item.id in self._chosen:
            del self._chosen[event.item.id]
        else:
            self._chosen[event.item.id] = None
        self._show()

    def on_choice_menu_confirmed(self) -> None:
        """Go on with what is chosen, else with the marked line."""
        if not self.is_active or self.menu.current is None:
            return
        from medtrainer.tui.screens.trainer.assign_terms import AssignTermsScreen

        to = tuple(self._chosen) or (self.menu.current.id,)
        self.app.push_screen(AssignTermsScreen(self._session, self._quiz, to))

    def _show(self) -> None:
        rows: list[Item | Heading] = []
        for heading, items in self._groups():
            shown = [item for item in items if self._words in item.text.casefold()]
            if shown:
                rows += [*([Heading()] if rows else []), Heading(heading), *shown]
        empty = "Nobody fits." if self._words else "The roster is empty: medtrainer roster add"
        self.menu.show_rows(rows or [Heading(empty)])
        self._say()

    def _groups(self) -> Iterable[tuple[str, list[Item]]]:
        here = [one for one in self._session.desk.roster.learners if one.active]
        for kind, heading in (("group", "Groups"), ("site", "Sites"), ("title", "Job titles")):
            counts: dict[str, int] = {}
            for one in here:
                names = one.groups if kind == "group" else (getattr(one, kind),)
                for name in filter(None, names):
                    counts[name] = counts.get(name, 0) + 1
            items = (
                self._item(f"{kind}:{name}", name, count_of(counts[name], "person", "people"))
                for name in sorted(counts, key=str.casefold)
            )
            yield heading, list(items)
        by_name = sorted(here, key=lambda one: one.called.casefold())
        yield "People", [self._item(one.login, one.called, one.site) for one in by_name]

    def _item(self, name: str, text: str, aside: str) -> Item:
        sign = CHOSEN if name in self._chosen else OPEN
        return Item(name, f"{sign} {visible(text)}", (visible(aside),))

    def _say(self) -> None:
        reached = self._reached()
        if not self._chosen:
            said = f"Choose with space, for “{visible(self._quiz.title)}”. Enter takes the marked."
        else:
            whom = count_of(len(reached), "person", "people")
            said = f"Reaches {whom}: {visible(people_words(reached))}."
        self._note.say([Paragraph(said, "strong")])
        self.show_hints()

    def _reached(self) -> list[Learner]:
        now = self._session.workspace.now()
        act = Assignment("", self._quiz.id, tuple(self._chosen), Terms(), "", now)
        return [one for one in people_of(act, self._session.desk.roster) if one.active]
