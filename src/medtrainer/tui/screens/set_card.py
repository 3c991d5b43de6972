"""What a quiz set is and what counts, before one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.errors import Problem
from medtrainer.services.attempts import start_attempt
from medtrainer.services.limits import attempts_left
from medtrainer.services.set_words import set_facts
from medtrainer.tui.screens.exercise import ExerciseScreen
from medtrainer.tui.screens.page import BACK, HELP, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.text_pane import Paragraph, TextPane

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.services.record import Standing
    from medtrainer.services.workspace import Workspace


class SetCard(Page):
    """One set, in words."""

    HELP_TEXT = ("This is what the set asks, what is needed to pass, and which attempt counts.",)
    KEYS = (("enter", "begins the set"),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin", show=False),
    ]

    def __init__(
        self,
        workspace: Workspace,
        standing: Standing,
        *,
        preview: bool = False,
        seed: str | None = None,
    ) -> None:
        super().__init__(standing.quiz.title, "preview, does not count" if preview else "quiz set")
        self._workspace = workspace
        self._standing = standing
        self._preview = preview
        self._seed = seed
        self._may_begin = preview or attempts_left(standing) != 0
        self._text = TextPane()

    def body(self) -> Iterable[Widget]:
        """Return the text."""
        self._text.say(self._paragraphs())
        yield self._text

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        return (Hint("enter", "begin"), HELP, BACK) if self._may_begin else (HELP, BACK)

    def action_begin(self) -> None:
        """Begin: the exercises are drawn and recorded, then shown."""
        if not self.is_active or not self._may_begin:
            return
        try:
            sitting = start_attempt(
                self._workspace,
                self._standing.quiz,
                purpose="preview" if self._preview else "set",
                seed=self._seed,
            )
        except Problem as problem:
            again = Paragraph("Enter tries again, Esc goes back.", "strong")
            trouble = [Paragraph(problem.what, "bad"), Paragraph(problem.advice)]
            self._text.say([*trouble, Paragraph(""), again])
            return
        self.app.switch_screen(ExerciseScreen(self._workspace, sitting))

    def _paragraphs(self) -> list[Paragraph]:
        quiz = self._standing.quiz
        place, person = self._workspace.place, self._workspace.person
        facts = set_facts(
            self._standing, place, person, self._workspace.now(), preview=self._preview
        )
        about = [Paragraph(quiz.description), Paragraph("")] if quiz.description else []
        begin = [Paragraph(""), _BEGIN] if self._may_begin else []
        return [*about, *(Paragraph(fact) for fact in facts), *begin]


_BEGIN = Paragraph(
    "Press Enter to begin. You can leave at any time with Esc and go on later, exactly where you"
    " stopped.",
    "strong",
)
