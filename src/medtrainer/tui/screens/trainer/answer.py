"""Answering a dispute: a verdict, and a reason for other trainers and auditors."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from medtrainer.errors import Problem
from medtrainer.glyphs import MARKER
from medtrainer.services.results.doubts import Doubt, answer_doubt
from medtrainer.text import visible
from medtrainer.tui.screens.page import BACK, HELP, Note, Page
from medtrainer.tui.screens.trainer.doubt_text import doubt_paragraphs
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.text_pane import Paragraph, TextPane
from medtrainer.tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.tui.screens.trainer.session import Session

_MOST = 500


class AnswerScreen(Page):
    """The dispute, a line for the reason, then the verdict."""

    DEFAULT_CSS = """
    AnswerScreen #doubt { height: auto; max-height: 50%; }
    AnswerScreen #asked { height: 2; }
    AnswerScreen #line { height: 2; }
    AnswerScreen TypedLine { width: 1fr; }
    AnswerScreen #mark { height: 1; width: 3; }
    """
    HELP_TEXT = ("First the reason, then the verdict. It can be given once and stays.",)
    KEYS = (
        ("enter", "takes the reason"),
        ("y", "accepts the dispute, once the reason is taken"),
        ("n", "rejects it"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Accept", show=False),
        Binding("n", "answer(False)", "Reject", show=False),
    ]

    def __init__(self, session: Session, doubt: Doubt) -> None:
        super().__init__("Answer a dispute", doubt.name)
        self._session = session
        self._doubt = doubt
        self._reason = ""
        self._field = TypedLine(most=_MOST)
        self._text = TextPane()

    def body(self) -> Iterable[Widget]:
        """Return the dispute, the line, and what a verdict does."""
        yield Note(list(doubt_paragraphs(self._doubt)), id="doubt")
        yield Note([Paragraph(""), Paragraph("Your reason", "accent")], id="asked")
        yield Horizontal(Note([Paragraph(MARKER, "mark")], id="mark"), self._field, id="line")
        self._text.say([Paragraph("Type why, then press Enter.", "strong")])
        yield self._text

    def hints(self) -> Sequence[Hint]:
        """Return the keys that do something now."""
        if self._reason:
            return Hint("y", "accept"), Hint("n", "reject"), HELP, BACK
        return Hint("enter", "take the reason"), HELP, BACK

    @on(TypedLine.Submitted)
    def _take_reason(self) -> None:
        self._reason = self._field.value.strip()
        if not self._reason:
            return
        doubt = self._doubt
        gives = "No mark changes."
        if doubt.quiz and doubt.chosen not in ("", doubt.right):
            both = f"{doubt.right_title} and {doubt.chosen_title}"
            gives = f"Then both {both} are right for this duty, in every attempt at the set."
        self._text.say(
            [
                Paragraph("y accepts it.", "strong"),
                Paragraph(visible(gives), indent=3),
                Paragraph("n rejects it: the pair stays as it is.", "strong"),
            ]
        )
        self.set_focus(self._text)
        self.show_hints()

    def action_answer(self, accepted: bool) -> None:
        """Write the answer and go back to the list."""
        if not self.is_active or not self._reason:
            return
        try:
            answer_doubt(self._session.desk, self._doubt, accepted=accepted, reason=self._reason)
        except Problem as problem:
            self._text.say([Paragraph(visible(str(problem)), "bad")])
            return
        self._session.refresh()
        self.action_back()
