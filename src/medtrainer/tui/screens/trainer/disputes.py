"""Pairs that learners doubt, and a trainer's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.glyphs import ARROWS
from medtrainer.services.results.doubts import Doubt, doubts
from medtrainer.services.wording import count_of, on_day
from medtrainer.text import visible
from medtrainer.tui.screens.page import BACK, HELP, Note, Page
from medtrainer.tui.screens.trainer.doubt_text import doubt_paragraphs, state_of
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.table import Row, Table
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.tui.screens.trainer.session import Session
    from medtrainer.tui.widgets.menu import Menu


class DisputesScreen(Page):
    """A table of disputes, those that wait first; below it what the marked one says."""

    DEFAULT_CSS = "DisputesScreen Note { height: 6; }"
    HELP_TEXT = (
        (
            "Learners can doubt a pair of an attempt that is over. Whoever accepts a dispute gives"
            " the mark to everybody who answered alike; old marks stay visible in transcripts."
        ),
        "Learners cannot read the answers: tell them.",
    )
    KEYS = (("enter", "answers the marked dispute"),)

    def __init__(self, session: Session) -> None:
        super().__init__("Disputes")
        self._session = session
        self._doubts: dict[str, Doubt] = {}
        self._table = Table(("Duty", "Person", "Day", ""), gives_way=(0, 1))
        self._note = Note()

    def body(self) -> Iterable[Widget]:
        """Return the table and what the marked dispute says."""
        yield self._table
        yield self._note

    def hints(self) -> Sequence[Hint]:
        """Return the keys that do something now."""
        doubt = self._marked()
        if doubt is None:
            return HELP, BACK
        answer = () if doubt.answer else (Hint("enter", "answer"),)
        return (*answer, Hint(ARROWS, "move"), HELP, BACK)

    def on_screen_resume(self) -> None:
        """Show the disputes as they stand by now."""
        found = doubts(self._session.desk)
        self._doubts = {doubt.id: doubt for doubt in found}
        today = self._session.workspace.now().astimezone().date()
        rows = [
            Row(
                doubt.id,
                (
                    visible(doubt.text),
                    visible(doubt.name),
                    on_day(doubt.at.astimezone().date(), today),
                    state_of(doubt),
                ),
            )
            for doubt in found
        ]
        self._table.show_table(rows)
        waiting = sum(doubt.answer is None for doubt in found)
        self.bar.say("Disputes", f"{count_of(waiting, 'waits', 'wait')} for an answer")
        self._say()

    def on_menu_moved(self) -> None:
        """Say what the marked dispute says."""
        self._say()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Answer a dispute."""
        doubt = self._doubts[event.item.id]
        if self.is_active and doubt.answer is None:
            from medtrainer.tui.screens.trainer.answer import AnswerScreen

            self.app.push_screen(AnswerScreen(self._session, doubt))

    def _marked(self) -> Doubt | None:
        current = self._table.current
        return self._doubts.get(current.id) if current else None

    def _say(self) -> None:
        doubt = self._marked()
        if doubt is None:
            self._note.say([Paragraph("Nobody doubts a pair.", "strong")])
        else:
            self._note.say(list(doubt_paragraphs(doubt)))
        self.show_hints()
