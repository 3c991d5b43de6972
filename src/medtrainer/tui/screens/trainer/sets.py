"""The sets of which statistics can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.glyphs import ARROWS
from medtrainer.services.results.sets import sat_sets
from medtrainer.services.wording import percent
from medtrainer.text import visible
from medtrainer.tui.screens.page import BACK, HELP, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.table import Row, Table
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.services.results.grades import Grade
    from medtrainer.tui.screens.trainer.session import Session
    from medtrainer.tui.widgets.menu import Menu


class SetsScreen(Page):
    """A table of sets; Enter shows how one was answered."""

    DEFAULT_CSS = "SetsScreen Note { height: 2; }"
    HELP_TEXT = ("The office's sets, and those that are gone but were sat, with how they went.",)
    KEYS = (("enter", "shows how a set was answered, duty by duty"),)

    def __init__(self, session: Session) -> None:
        super().__init__("Sets", session.workspace.office.name)
        self._session = session
        head = ("Set", "People", "Passed", "To do", "Mean score")
        self._table = Table(head, right=(1, 2, 3, 4))

    def body(self) -> Iterable[Widget]:
        """Return the table and what Enter does."""
        yield self._table
        yield Note([Paragraph("Enter shows how a set was answered, duty by duty.", "strong")])

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        return Hint(ARROWS, "move"), Hint("enter", "statistics"), HELP, BACK

    def on_screen_resume(self) -> None:
        """Show the sets as they stand by now."""
        grades: dict[str, list[Grade]] = {}
        for grade in self._session.grades:
            grades.setdefault(grade.quiz, []).append(grade)
        titles = sorted(sat_sets(self._session.desk).items(), key=lambda one: one[1].casefold())
        rows = [_row(quiz, title, grades.get(quiz, [])) for quiz, title in titles]
        self._table.show_table(rows)

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Show the statistics of a set."""
        if self.is_active:
            from medtrainer.tui.screens.trainer.statistics import StatisticsScreen

            self.app.push_screen(StatisticsScreen(self._session, event.item.id))


def _row(quiz: str, title: str, grades: Sequence[Grade]) -> Row:
    scores = [grade.score for grade in grades if grade.score is not None]
    counts = (
        str(sum(bool(grade.attempts) for grade in grades) or ""),
        str(sum(grade.state == "passed" for grade in grades) or ""),
        str(sum(grade.is_missing for grade in grades) or ""),
        percent(sum(scores) / len(scores)) if scores else "",
    )
    return Row(quiz, (visible(title), *counts))
