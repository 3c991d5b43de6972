"""Everybody, and how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.glyphs import ARROWS
from medtrainer.services.results.people import people
from medtrainer.services.wording import count_of
from medtrainer.text import visible
from medtrainer.tui.screens.filtered import FilteredPage
from medtrainer.tui.screens.page import BACK, HELP, Note
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.table import Row, Table
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.roster import Learner
    from medtrainer.services.results.grades import Grade
    from medtrainer.tui.screens.trainer.session import Session
    from medtrainer.tui.widgets.menu import Menu


class PeopleScreen(FilteredPage):
    """A table of people to filter; Enter shows one."""

    DEFAULT_CSS = "PeopleScreen Note { height: 2; }"
    HELP_TEXT = (
        (
            "Everybody in the roster, whoever a set is assigned to, and whoever has a record here."
            " People who have left stay, with their results."
        ),
        "The roster is changed with the command medtrainer roster: list, add, import, leave.",
    )
    KEYS = (
        ("enter", "shows the marked person"),
        ("/", "filters by name, login, site, job title or group; esc shows all again"),
    )

    def __init__(self, session: Session) -> None:
        head = ("Person", "Site", "Job title", "To do", "Done", "Late")
        self._table = Table(head, right=(3, 4, 5), gives_way=(0, 2, 1))
        super().__init__("People", "", self._table)
        self.line.placeholder = "/ filters by name, site, job title or group"
        self._session = session
        self._words = ""
        self._note = Note()

    def body(self) -> Iterable[Widget]:
        """Return the filter, the table and the note."""
        yield self.line
        yield self._table
        yield self._note

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        if self.is_typing:
            return self.typing_hints()
        return Hint(ARROWS, "move"), Hint("enter", "person"), Hint("/", "filter"), HELP, BACK

    def on_screen_resume(self) -> None:
        """Show everybody as they stand by now."""
        self._show()

    def narrow(self, words: str) -> None:
        """Show the people who fit every word."""
        self._words = words
        self._show()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Show a person."""
        if self.is_active:
            from medtrainer.tui.screens.trainer.person import PersonScreen

            self.app.push_screen(PersonScreen(self._session, event.item.id))

    def _show(self) -> None:
        grades: dict[str, list[Grade]] = {}
        for grade in self._session.grades:
            grades.setdefault(grade.learner.login, []).append(grade)
        everybody = people(self._session.desk)
        shown = [one for one in everybody if _fits(one, self._words)]
        self._table.show_table([_row(one, grades.get(one.login, [])) for one in shown])
        self.bar.say("People", f"{len(shown)} of {count_of(len(everybody), 'person', 'people')}")
        empty = "" if everybody else "Nobody yet. “medtrainer roster add” adds people."
        none = "Nobody fits. Esc shows everybody." if self._words and not shown else ""
        self._note.say([Paragraph(empty or none, "strong")])


def _fits(one: Learner, words: str) -> bool:
    parts = (one.name, one.login, one.site, one.title, *one.groups)
    text = " ".join(parts).casefold()
    return all(word in text for word in words.casefold().split())


def _row(one: Learner, grades: Sequence[Grade]) -> Row:
    missing = [grade for grade in grades if grade.is_missing and one.active]
    late = sum(grade.days_late > 0 for grade in missing)
    done = sum(grade.state in ("passed", "done") for grade in grades)
    name = one.called if one.active else f"{one.called} (has left)"
    counts = (str(len(missing) or ""), str(done or ""), str(late or ""))
    cells = (name, one.site, one.title)
    return Row(one.login, (*map(visible, cells), *counts), {5: "bad"})
