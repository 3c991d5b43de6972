"""The first start: what this is, what is recorded, and a pair to try the keys on."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.errors import EnvironmentProblem
from medtrainer.model.attempt import Sheet
from medtrainer.services.feedback import verdict
from medtrainer.services.preferences import load_preferences, save_preferences
from medtrainer.services.samples import judge_sample, sample_exercise
from medtrainer.services.welcome_words import WHAT_IT_IS, WHAT_TO_DO, what_is_kept
from medtrainer.text import visible
from medtrainer.tui.exercise_views.match import MatchView
from medtrainer.tui.screens.page import HELP, SHORT, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.text_pane import Paragraph, TextPane

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.services.workspace import Workspace


class WelcomeScreen(Page):
    """Shown once; nothing on it is recorded."""

    DEFAULT_CSS = """
    WelcomeScreen #what { height: 12; }
    WelcomeScreen #said { height: 3; }
    """
    HELP_TEXT = ("The pair below is for trying the keys. Nothing here is recorded.",)
    KEYS = (
        ("a b c", "give the duty that position"),
        ("enter or esc", "goes on to the start"),
        ("l", "goes over to the line mode, for screen readers; the choice is kept"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Go on", show=False),
        Binding("escape", "go_on", "Go on", show=False),
        Binding("l,L", "line_mode", "Line mode", show=False),
    ]

    def __init__(self, workspace: Workspace, home: Page) -> None:
        """Show the welcome; `home` is the screen that comes after it."""
        super().__init__("Welcome to MedTrainer", workspace.office.name)
        self._workspace = workspace
        self._home = home
        exercise = sample_exercise(workspace.office)
        self._sheet = Sheet(exercise) if exercise else None
        self._view = MatchView(self._sheet, {}, self) if self._sheet else None
        self._what = TextPane(id="what")
        self._said = Note(id="said")

    def body(self) -> Iterable[Widget]:
        """Return the explanation and the sample."""
        yield self._what
        if self._view:
            yield self._view
        yield self._said

    def on_mount(self) -> None:
        """Invite to try."""
        if self._view:
            self.set_focus(self._view)
        self._invite()

    def _invite(self) -> None:
        if self._view:
            first, last = self._view.letters[0], self._view.letters[-1]
            self._say(f"Try it: press {first} to {last} for the position that does this duty.")
        else:
            self._say("Press Enter to go on.")

    def on_resize(self) -> None:
        """Leave out empty lines where the sample would have no room beside them."""
        parts = self._explanation()
        is_short = self.app.size.height < SHORT
        self._what.say([part for part in parts if part.text or not is_short])

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        answer = (Hint("a-c", "answer"),) if self._sheet else ()
        return *answer, Hint("enter", "go on"), HELP, Hint("ctrl+c", "leave")

    def answered(self, premise: str, option: str | None) -> None:
        """Judge the sample; it can be tried again."""
        if self._sheet is None or self._view is None:
            return
        self._sheet = replace(self._sheet, answers={premise: option})
        if option is None:
            self._view.show_sheet(self._sheet, {})
            self._invite()
            return
        mark = judge_sample(self._sheet)
        self._view.show_sheet(self._sheet, {premise: mark})
        words = verdict(self._sheet.exercise, mark)
        self._say(visible(words), "Press Enter to go on.")

    def marked(self, premise: str) -> None:
        """Nothing: there is just one duty."""

    def went_on(self) -> None:
        """Go on to the start."""
        self.action_go_on()

    def action_go_on(self) -> None:
        """Remember that this was seen, and go on to the start."""
        if not self.is_active:
            return
        data, learner = self._workspace.data, self._workspace.person.learner
        # Where it cannot be saved this screen comes again next time, nothing worse; the home screen
        # below tries the same folder and says what is wrong with it.
        with suppress(EnvironmentProblem):
            seen = replace(load_preferences(data, learner), welcomed=True)
            save_preferences(data, seen, learner)
        self.app.switch_screen(self._home)

    def action_line_mode(self) -> None:
        """Leave the screen for the line mode, for this time and those to come."""
        if not self.is_active:
            return
        data, learner = self._workspace.data, self._workspace.person.learner
        with suppress(EnvironmentProblem):  # the line mode says what is wrong with the folder
            chosen = replace(load_preferences(data, learner), line_mode=True)
            save_preferences(data, chosen, learner)
        self.leave_for_lines()

    def _say(self, *texts: str) -> None:
        above = () if self.app.size.height < SHORT else (Paragraph(""),)
        self._said.say([*above, *(Paragraph(text, "strong") for text in texts)])

    def _explanation(self) -> list[Paragraph]:
        place, person = self._workspace.place, self._workspace.person
        return [
            Paragraph("Screen reader? Press L for line mode.", "strong"),
            Paragraph(""),
            Paragraph(WHAT_IT_IS),
            Paragraph(""),
            Paragraph(WHAT_TO_DO),
            Paragraph(""),
            Paragraph(what_is_kept(place, person)),
            Paragraph(""),
            Paragraph("A pair to try the keys on; it is not recorded:", "accent"),
        ]
