"""My attempts, newest first; each can be looked at again, or gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.errors import Problem
from medtrainer.glyphs import ARROWS
from medtrainer.services.limits import is_over
from medtrainer.services.record import MyRecord, my_record
from medtrainer.services.wording import (
    attempt_title,
    count_of,
    outcome,
    record_place,
    score_in_words,
    signed,
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

    from medtrainer.model.attempt import Attempt
    from medtrainer.services.workspace import Workspace

_NONE = (
    Heading("Nothing recorded yet.", "strong"),
    Heading("Press Esc, then sit a quiz set or practise."),
)


class ScoresScreen(Page):
    """A list of attempts with what came out."""

    DEFAULT_CSS = "ScoresScreen Note { height: 3; }"
    HELP_TEXT = (
        (
            "Every set you have sat, with the pairs that were right. Practice is listed too, but"
            " does not count."
        ),
        "An attempt that is over can be looked at again, exactly as it was shown to you.",
    )
    KEYS = (
        ("↑ ↓", "move"),
        ("enter", "shows every pair of an attempt, or goes on with one that is not finished"),
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("My scores")
        self._workspace = workspace
        self._record = MyRecord((), (), (), newer=False)
        self._menu = Menu()
        self._note = Note()

    def body(self) -> Iterable[Widget]:
        """Return the list and what Enter does."""
        yield self._menu
        yield self._note

    def hints(self) -> Sequence[Hint]:
        """Return the keys that do something now."""
        if not self._record.attempts:
            return HELP, BACK
        does = "go on" if self._open_attempt() and not self._is_over() else "look"
        return Hint("enter", does), Hint(ARROWS, "move"), HELP, BACK

    def on_screen_resume(self) -> None:
        """Read the record anew whenever one comes back here."""
        record = self._record = my_record(self._workspace)
        attempts = count_of(len(record.attempts), "attempt")
        self.bar.say("My scores", signed(attempts, self._workspace.person))
        now = self._workspace.now()
        rows: list[Item | Heading] = [
            Item(
                attempt.id,
                visible(attempt_title(attempt)),
                (when(attempt.started, now), outcome(attempt), score_in_words(attempt)),
            )
            for attempt in record.attempts
        ]
        self._menu.show_rows(rows or _NONE)
        self._show_state()

    def on_menu_moved(self) -> None:
        """Say what Enter does with the marked attempt."""
        self._show_state()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Look at an attempt again, or go on with it."""
        if not self.is_active:
            return
        attempt = next(a for a in self._record.attempts if a.id == event.item.id)
        if attempt in self._record.unfinished:
            self._resume(attempt)
        else:
            from medtrainer.services.review import review_of
            from medtrainer.tui.screens.review import ReviewScreen

            self.app.push_screen(
                ReviewScreen(self._workspace, review_of(attempt, self._workspace.now()))
            )

    def _resume(self, attempt: Attempt) -> None:
        from medtrainer.services.attempts import resume_attempt
        from medtrainer.tui.screens.exercise import ExerciseScreen

        try:
            sitting = resume_attempt(self._workspace, attempt)
        except Problem as problem:
            self._note.say([Paragraph(visible(str(problem)), "bad")])
            return
        self.app.push_screen(ExerciseScreen(self._workspace, sitting))

    def _open_attempt(self) -> Attempt | None:
        """Return the marked attempt if it can be gone on with."""
        current = self._menu.current
        return next((a for a in self._record.unfinished if current and a.id == current.id), None)

    def _is_over(self) -> bool:
        """Tell whether the marked attempt is only to be handed in any more."""
        attempt = self._open_attempt()
        return attempt is not None and is_over(attempt, self._workspace.now())

    def _show_state(self) -> None:
        does = "Not finished: Enter goes on exactly where you left." if self._open_attempt() else ""
        if self._is_over():
            does = "The time is over: Enter hands in what you answered, and shows the result."
        trouble = [Paragraph(visible(notice), "bad") for notice in self._record.notices[:1]]
        where = Paragraph(record_place(self._workspace.place, self._workspace.person), "dim")
        self._note.say([Paragraph(does, "strong"), *(trouble or [where])])
        self.show_hints()
