"""Everybody in every set: which attempt counts, and what it is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.glyphs import ARROWS
from medtrainer.services.results.words import (
    attempts_of_words,
    counts_words,
    due_words,
    late_words,
    score_words,
)
from medtrainer.text import visible
from medtrainer.tui.screens.filtered import FilteredPage
from medtrainer.tui.screens.page import BACK, HELP, Note
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.table import Row, Table
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from textual.widget import Widget

    from medtrainer.services.results.grades import Grade
    from medtrainer.tui.screens.trainer.session import Session
    from medtrainer.tui.widgets.menu import Menu


class GradebookScreen(FilteredPage):
    """A table of people and sets to filter; Enter shows a person."""

    DEFAULT_CSS = "GradebookScreen Note { height: 2; }"
    HELP_TEXT = (
        (
            "A row for each person and set: what was assigned, how many attempts were begun, and"
            " what counts. A set that somebody sat unasked has a row, too."
        ),
        "The marked row says below which attempt counts, when it was finished and what is missing.",
    )
    KEYS = (
        ("enter", "shows the marked person"),
        ("/", "filters by person, site, set or how it stands; esc shows all again"),
    )

    def __init__(self, session: Session) -> None:
        head = ("Person", "Set", "Due", "Attempts", "Counts", "Stands", "Late")
        self._table = Table(head, right=(3, 4, 6), gives_way=(0, 1, 5))
        super().__init__("Gradebook", "", self._table)
        self.line.placeholder = "/ filters by person, site, set or how it stands"
        self._session = session
        self._words = ""
        self._grades: dict[str, Grade] = {}
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
        """Show everything as it stands by now."""
        self._show()

    def narrow(self, words: str) -> None:
        """Show the rows that fit every word."""
        self._words = words
        self._show()

    def on_menu_moved(self) -> None:
        """Say what counts in the marked row."""
        self._say()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Show the person of a row."""
        if self.is_active:
            from medtrainer.tui.screens.trainer.person import PersonScreen

            login = self._grades[event.item.id].learner.login
            self.app.push_screen(PersonScreen(self._session, login))

    def _show(self) -> None:
        today = self._session.workspace.now().astimezone().date()
        found = [grade for grade in self._session.grades if _fits(grade, self._words)]
        self._grades = {str(number): grade for number, grade in enumerate(found)}
        self._table.show_table([_row(name, g, today) for name, g in self._grades.items()])
        self.bar.say("Gradebook", f"{len(found)} of {len(self._session.grades)} rows")
        self._say()

    def _say(self) -> None:
        current = self._table.current
        if current is None:
            none = "No row fits. Esc shows all." if self._words else "Nothing is assigned or sat."
            self._note.say([Paragraph(none, "strong")])
            return
        self._note.say([Paragraph(visible(_told(self._grades[current.id])), "dim")])


def _told(grade: Grade) -> str:
    """Say which attempt counts, and when it was finished."""
    if grade.counted is None:
        return "Nothing is finished yet."
    which = (
        f"The {counts_words(grade)} attempt counts"
        if grade.counts != "average"
        else ("The average counts")
    )
    finished = grade.counted.finished
    when = f", finished {finished.astimezone():%d %b %Y %H:%M}" if finished else ""
    critical = ", with a critical duty wrong" if grade.counted.critical_missed else ""
    return f"{which}{when}{critical}; {grade.counted.row.machine}."


def _fits(grade: Grade, words: str) -> bool:
    learner = grade.learner
    parts = (learner.name, learner.login, learner.site, grade.title, grade.quiz, grade.state)
    text = " ".join((*parts, "late" if grade.late else "")).casefold()
    return all(word in text for word in words.casefold().split())


def _row(name: str, grade: Grade, today: date) -> Row:
    cells = (
        visible(grade.learner.called),
        visible(grade.title),
        due_words(grade.due, today),
        attempts_of_words(grade),
        score_words(grade),
        grade.state,
        late_words(grade),
    )
    return Row(name, cells, {6: "bad"})
