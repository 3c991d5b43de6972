"""My attempts, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.glyphs import ARROWS
from medtrainer.services.record import my_record
from medtrainer.services.wording import (
    attempt_title,
    count_of,
    outcome,
    record_place,
    score_in_words,
    when,
)
from medtrainer.text import visible
from medtrainer.tui.screens.page import BACK, HELP, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.menu import Heading, Item, Menu
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.services.workspace import Workspace


class ScoresScreen(Page):
    """A list of attempts with what came out."""

    HELP_TEXT = (
        (
            "Every set you have sat, with the pairs that were right. Practice is listed too, but"
            " does not count."
        ),
    )
    KEYS = (("↑ ↓", "move"),)

    def __init__(self, workspace: Workspace) -> None:
        record = my_record(workspace)
        now = workspace.now()
        super().__init__("My scores", count_of(len(record.attempts), "attempt"))
        rows: list[Item | Heading] = [
            Item(
                attempt.id,
                visible(attempt_title(attempt)),
                (when(attempt.started, now), outcome(attempt), score_in_words(attempt)),
            )
            for attempt in record.attempts
        ]
        self._menu = Menu(rows or [Heading("No attempts yet. Go back and choose a quiz set.")])
        trouble = [Paragraph(visible(notice), "bad") for notice in record.notices[:1]]
        self._note = Note([*trouble, Paragraph(record_place(workspace.place), "dim")])

    def body(self) -> Iterable[Widget]:
        """Return the list and where it is kept."""
        yield self._menu
        yield self._note

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        return Hint(ARROWS, "move"), HELP, BACK
