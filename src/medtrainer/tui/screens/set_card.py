"""What a quiz set is and what counts, before one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.errors import Problem
from medtrainer.services.attempts import start_attempt
from medtrainer.services.wording import count_of, percent, record_place
from medtrainer.tui.screens.exercise import ExerciseScreen
from medtrainer.tui.screens.page import BACK, HELP, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.text_pane import Paragraph, TextPane

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.services.record import Standing
    from medtrainer.services.workspace import Workspace

_COUNTS = {
    "highest": "If you sit it more than once, your highest score counts.",
    "first": "Your first attempt counts, even if you sit it again.",
    "last": "If you sit it more than once, the last attempt counts.",
    "average": "If you sit it more than once, the average counts.",
}
_FEEDBACK = {
    "at-once": "You see at once whether an answer is right; it is final then.",
    "after-submit": "You can change answers until you submit; then you see what was right.",
    "after-close": "You can change answers until you submit; then you see what was right.",
}


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
        self._text = TextPane()

    def body(self) -> Iterable[Widget]:
        """Return the text."""
        self._text.say(self._paragraphs())
        yield self._text

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        return Hint("enter", "begin"), HELP, BACK

    def action_begin(self) -> None:
        """Begin: the exercises are drawn and recorded, then shown."""
        if not self.is_active:
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
        quiz, standing = self._standing.quiz, self._standing
        duties = count_of(quiz.duties, "duty", "duties")
        facts = [
            f"{count_of(quiz.exercises, 'exercise')} of {duties} each, {quiz.positions} positions.",
            _pass_rule(standing),
            _FEEDBACK[quiz.feedback],
            _COUNTS[quiz.counts],
            f"So far: {_so_far(standing)}.",
            record_place(self._workspace.place),
        ]
        if self._preview:
            facts[-2:] = ["This is a preview: it does not count."]
        about = [Paragraph(quiz.description), Paragraph("")] if quiz.description else []
        return [*about, *(Paragraph(fact) for fact in facts), Paragraph(""), _BEGIN]


_BEGIN = Paragraph(
    "Press Enter to begin. You can leave at any time with Esc and go on later, exactly where you"
    " stopped.",
    "strong",
)


def _pass_rule(standing: Standing) -> str:
    if standing.needed is None:
        return "There is no pass mark."
    return (
        f"To pass you need {standing.needed} of {standing.rows} right, and every duty that is"
        " marked as critical."
    )


def _so_far(standing: Standing) -> str:
    best = standing.counted.finish if standing.counted else None
    if best is None:
        return "not sat yet"
    tries = count_of(standing.tries, "attempt")
    if standing.average is not None:
        return f"{tries}, on average {percent(standing.average)}"
    return f"{tries}; {best.right} of {best.total} counts"
