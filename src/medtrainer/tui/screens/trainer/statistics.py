"""One set: how it was answered, duty by duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.glyphs import ARROWS
from medtrainer.services.results.statistics import set_report
from medtrainer.services.results.statistics_words import item_verdict, right_words, set_words
from medtrainer.services.wording import percent
from medtrainer.text import visible
from medtrainer.tui.screens.page import BACK, HELP, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.table import Row, Table
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.statistics.items import ItemStatistics
    from medtrainer.tui.screens.trainer.session import Session


class StatisticsScreen(Page):
    """A table of duties, the hardest first; below it what was chosen for the marked one."""

    DEFAULT_CSS = """
    StatisticsScreen #whole { height: 4; }
    StatisticsScreen #chosen { height: 5; }
    """
    HELP_TEXT = (
        (
            "Everybody's first attempt. Right is the share of right answers; between is the range"
            " in which the true share lies with 95 % certainty."
        ),
        (
            "Parts, from -100 to 100, tells whether those who did well in the rest had this duty"
            " right. Below 0, look at the key. It takes 20 answers; what was chosen takes 5."
        ),
    )
    KEYS = (("↑ ↓", "show what was chosen for a duty"),)

    def __init__(self, session: Session, quiz: str) -> None:
        self._report = set_report(session.desk, quiz)
        super().__init__(self._report.title, "first attempts")
        items = self._report.statistics.items
        self._items = {item.duty: item for item in items}
        head = ("Duty", "Right", "Between", "Of", "Parts")
        self._table = Table(head, right=(1, 2, 3, 4))
        self._chosen = Note(id="chosen")

    def body(self) -> Iterable[Widget]:
        """Return the whole in words, the table, and what was chosen."""
        yield Note([Paragraph(words) for words in set_words(self._report)], id="whole")
        yield self._table
        yield self._chosen

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        return Hint(ARROWS, "move"), HELP, BACK

    def on_mount(self) -> None:
        """Show the duties, the hardest first."""
        items = sorted(self._items.values(), key=lambda item: (item.facility, item.duty))
        self._table.show_table([self._row(item) for item in items])
        self._say()

    def on_menu_moved(self) -> None:
        """Say what was chosen for the marked duty."""
        self._say()

    def _row(self, item: ItemStatistics) -> Row:
        parts = "" if item.discrimination is None else f"{item.discrimination:.0f}"
        between = f"{item.facility_low * 100:.0f}–{item.facility_high * 100:.0f}"
        cells = (visible(self._report.wordings.duty(item.duty)), percent(item.facility), between)
        styles = {4: "bad"} if item.wants_a_look else {}
        return Row(item.duty, (*cells, str(item.n), parts), styles)

    def _say(self) -> None:
        current = self._table.current
        if current is None:
            return
        item, wordings = self._items[current.id], self._report.wordings
        chosen = sorted(item.answers.items(), key=lambda one: (-one[1], one[0]))
        words = "; ".join(
            f"{wordings.position(role) or 'left empty'} {times}" for role, times in chosen
        )
        verdict = item_verdict(item, self._report)
        told = f"Chosen: {words}." if words else "What was chosen is told from 5 answers on."
        self._chosen.say(
            [
                Paragraph(visible(wordings.duty(item.duty)), "strong"),
                Paragraph(visible(f"Right is {right_words(item, self._report)}. {told}")),
                Paragraph(visible(verdict or item.why), "bad" if item.wants_a_look else "dim"),
            ]
        )
