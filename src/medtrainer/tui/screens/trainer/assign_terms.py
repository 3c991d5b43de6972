"""Assigning, third step: the last day, a look at what learners will see, and confirming."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from medtrainer.errors import Problem, RequestProblem
from medtrainer.glyphs import MARKER
from medtrainer.model.assignment import Terms
from medtrainer.services.assigning import Plan, assign, plan_assignment
from medtrainer.services.assignment_words import due_day, people_words
from medtrainer.services.wording import count_of
from medtrainer.text import visible
from medtrainer.tui.screens.page import BACK, HELP, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.text_pane import Paragraph, TextPane
from medtrainer.tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.quiz import QuizSet
    from medtrainer.tui.screens.trainer.session import Session

_DAYS = 14
_MOST_DAYS = 3650


class AssignTermsScreen(Page):
    """A line for the last day, and below it what will be assigned."""

    DEFAULT_CSS = """
    AssignTermsScreen #asked { height: 2; }
    AssignTermsScreen #line { height: 2; }
    AssignTermsScreen TypedLine { width: 1fr; }
    AssignTermsScreen #mark { height: 1; width: 3; }
    """
    HELP_TEXT = (
        (
            "The last day as 2026-12-01, or the number of days from today; nothing for no last day."
            " Attempts and pass mark are the set's own; medtrainer assign can change them."
        ),
    )
    KEYS = (
        ("enter", "takes the day; once more assigns the set"),
        ("p", "shows the set as a learner will see it, once the day is taken"),
        ("c", "changes the day"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", "Assign", show=False),
        Binding("p", "preview", "Preview", show=False),
        Binding("c", "change", "Change", show=False),
    ]

    def __init__(self, session: Session, quiz: QuizSet, to: tuple[str, ...]) -> None:
        super().__init__("Assign: until when?", "step 3 of 3")
        self._session = session
        self._quiz = quiz
        self._to = to
        self._plan: Plan | None = None
        self._field = TypedLine("days from today, or 2026-12-01", most=40)
        self._text = TextPane()
        self._done = False

    def body(self) -> Iterable[Widget]:
        """Return the line, and what will be assigned."""
        yield Note([Paragraph("The last day", "accent")], id="asked")
        yield Horizontal(Note([Paragraph(MARKER, "mark")], id="mark"), self._field, id="line")
        yield self._text

    def hints(self) -> Sequence[Hint]:
        """Return the keys that do something now."""
        if self._done:
            return HELP, Hint("esc", "to the list")
        if self._plan is None:
            return Hint("enter", "take the day"), HELP, BACK
        keys = Hint("enter", "assign"), Hint("p", "as a learner"), Hint("c", "change the day")
        return (*keys, HELP, BACK)

    def on_mount(self) -> None:
        """Offer a day two weeks ahead."""
        self._field.value = (self._today + timedelta(days=_DAYS)).isoformat()
        self._say("Type the last day and press Enter. Leave it empty for no last day.")

    @on(TypedLine.Submitted)
    def _take_day(self) -> None:
        try:
            due = self._day(self._field.value.strip())
            self._plan = plan_assignment(
                self._session.workspace, self._quiz.id, self._to, Terms(due=due)
            )
        except Problem as problem:
            self._plan = None
            self._say(visible(str(problem)), "bad")
            return
        self._show_plan(self._plan)
        self.set_focus(self._text)
        self.show_hints()

    def action_confirm(self) -> None:
        """Assign the set."""
        if not self.is_active or self._plan is None or self._done:
            return
        try:
            act = assign(self._session.workspace, self._plan)
        except Problem as problem:
            self._say(visible(str(problem)), "bad")
            return
        self._done = True
        self._session.refresh()
        whom = count_of(len(self._plan.people), "person", "people")
        self._text.say(
            [
                Paragraph(f"Assigned to {whom}. They see it when they next open the program."),
                Paragraph(""),
                Paragraph(f"To take it back: medtrainer assignments --withdraw {act.stem}", "dim"),
                Paragraph(""),
                Paragraph("Esc goes back to who has not done what.", "strong"),
            ]
        )
        self.show_hints()

    def action_preview(self) -> None:
        """Show the set as a learner will see it; it is recorded as a preview and does not count."""
        if not self.is_active or self._plan is None or self._done:
            return
        from medtrainer.services.record import standing_in
        from medtrainer.tui.screens.set_card import SetCard

        workspace = self._session.workspace
        standing = standing_in(workspace, self._quiz)
        self.app.push_screen(SetCard(workspace, standing, preview=True))

    def action_change(self) -> None:
        """Go back to the line."""
        if self._plan is not None and not self._done:
            self._plan = None
            self.set_focus(self._field)
            self._say("Type the last day and press Enter. Leave it empty for no last day.")

    def action_back(self) -> None:
        """Go back a step, after assigning to the overview."""
        if not self.is_active:
            return
        if self._done:
            self.app.pop_screen()
            self.app.pop_screen()
        self.app.pop_screen()

    @property
    def _today(self) -> date:
        return self._session.workspace.now().astimezone().date()

    def _day(self, text: str) -> date | None:
        if not text:
            return None
        if text.isascii() and text.isdigit() and int(text) <= _MOST_DAYS:
            return self._today + timedelta(days=int(text))
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise RequestProblem(
                f"“{visible(text)}” is no day.", "Type 2026-12-01, or 14 for two weeks from today."
            ) from error

    def _show_plan(self, plan: Plan) -> None:
        due = plan.terms.due
        when = f"{due_day(due, self._today)}, {due.year}" if due else "no last day"
        whom = count_of(len(plan.people), "person", "people")
        quiz = plan.quiz
        attempts = count_of(quiz.attempts, "attempt") if quiz.attempts else "any number"
        self._text.say(
            [
                Paragraph(visible(quiz.title), label="Set      "),
                Paragraph(f"{whom}: {visible(people_words(plan.people))}", label="To       "),
                Paragraph(when, label="Last day "),
                Paragraph(attempts, label="Attempts "),
                Paragraph(""),
                Paragraph("Press Enter to assign it, p to see it as a learner will.", "strong"),
            ]
        )

    def _say(self, text: str, style: str = "strong") -> None:
        self._text.say([Paragraph(text, style)])
        self.show_hints()
