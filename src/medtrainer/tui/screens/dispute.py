"""Doubting a pair: what is wrong with it, in the learner's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from medtrainer.errors import Problem
from medtrainer.glyphs import MARKER
from medtrainer.services.disputes import (
    LONGEST,
    SCORE_STAYS,
    dispute,
    disputed_words,
    where_it_goes,
)
from medtrainer.tui.screens.page import HELP, Note, Page
from medtrainer.tui.screens.pair_lines import whole_pair
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.text_pane import Paragraph
from medtrainer.tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.attempt import Dispute
    from medtrainer.services.review import Pair
    from medtrainer.services.workspace import Workspace


class DisputeScreen(Page):
    """The pair in full, a line to type, and what becomes of it."""

    DEFAULT_CSS = """
    DisputeScreen #pair { height: auto; max-height: 45%; }
    DisputeScreen #asked { height: 2; }
    DisputeScreen #line { height: 1; }
    DisputeScreen TypedLine { width: 1fr; }
    DisputeScreen #mark { height: 1; width: 3; }
    DisputeScreen #told { height: 1fr; }
    """
    HELP_TEXT = (
        (
            "Say in a sentence what is wrong with the pair. It is kept with your answers; nothing"
            " is sent over a network."
        ),
    )
    KEYS = (("letters", "your comment"), ("enter", "sends it"), ("esc", "goes back, nothing sent"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,pageup", "read(-1)", "Read up", show=False),
        Binding("down,pagedown", "read(1)", "Read on", show=False),
    ]

    def __init__(self, workspace: Workspace, pair: Pair, said: Callable[[Dispute], None]) -> None:
        """Ask what is wrong with a pair; `said` hears of the dispute once it is recorded."""
        super().__init__("Dispute a pair")
        self._workspace = workspace
        self._pair = pair
        self._said = said
        before = disputed_words(pair.dispute, workspace.now()) if pair.dispute else ""
        shown = [*whole_pair(pair.exercise, pair.mark), *([Paragraph(before)] if before else [])]
        self._shown = Note(shown, id="pair")
        self._field = TypedLine(most=LONGEST)
        self._told = Note(id="told")

    def body(self) -> Iterable[Widget]:
        """Return the pair, the line, and what becomes of it."""
        yield self._shown
        yield Note([Paragraph(""), Paragraph("What is wrong with it?", "accent")], id="asked")
        yield Horizontal(Note([Paragraph(MARKER, "mark")], id="mark"), self._field, id="line")
        self._tell()
        yield self._told

    def hints(self) -> Sequence[Hint]:
        """Return the keys; in what is typed, a question mark is a letter like any other."""
        return Hint("enter", "send"), HELP, Hint("esc", "back, nothing sent")

    def on_input_submitted(self) -> None:
        """Record the comment and go back to the pair, or say why not."""
        if not self.is_active:
            return
        pair = self._pair
        row = pair.exercise.index, pair.mark.premise
        try:
            recorded = dispute(self._workspace, pair.attempt, *row, self._field.value)
        except Problem as problem:
            self._tell(str(problem))
            return
        self._said(recorded)
        self.action_back()

    def action_read(self, by: int) -> None:
        """Scroll a pair that is longer than its room."""
        self._shown.scroll_lines(by)

    def _tell(self, trouble: str = "") -> None:
        contact = self._workspace.office.facts.contact
        self._told.say(
            [
                Paragraph(trouble, "bad"),
                Paragraph(where_it_goes(self._workspace)),
                *([Paragraph(contact, label="Whom to ask")] if contact else []),
                Paragraph(SCORE_STAYS),
            ]
        )
