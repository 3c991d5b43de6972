"""The heart of the program: one exercise after the other, one key an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.errors import EnvironmentProblem
from medtrainer.glyphs import ARROWS, RIGHT, WRONG
from medtrainer.services.feedback import (
    CRITICAL,
    ask_to_submit,
    directions,
    premise_of,
    progress,
    verdict,
)
from medtrainer.text import visible
from medtrainer.tui.exercise_views.table import VIEWS
from medtrainer.tui.screens.page import HELP, Note, Page
from medtrainer.tui.screens.result import ResultScreen
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from textual.widget import Widget

    from medtrainer.model.exercise import Mark
    from medtrainer.services.sitting import Sitting
    from medtrainer.services.workspace import Workspace


_HELD = 0.15
"""Seconds between two presses of one key, below which it is taken to be held down."""


class ExerciseScreen(Page):
    """A sitting on the screen."""

    DEFAULT_CSS = """
    ExerciseScreen #directions { height: 2; }
    ExerciseScreen #status { height: 5; }
    """
    HELP_TEXT = (
        (
            "Mark a duty and press the letter of the position that does it: the answer is saved at"
            " once and the marker goes on to the next open duty."
        ),
        (
            "A position may be right for several duties or for none. Change answers as you like"
            " until you submit; where each answer is judged at once, as in practice, it is final."
        ),
        "Practice goes on for as long as you like: Esc ends it and shows how it went.",
    )
    KEYS = (
        ("a b c …", "give the marked duty that position"),
        ("↑ ↓, 1 to 8", "mark another duty"),
        ("→ or tab", "go over to the positions; arrows and enter choose one there"),
        ("u", "undoes the latest answer"),
        ("backspace", "clears the marked duty"),
        ("enter", "submits, then goes on"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "Undo", show=False),
        Binding("escape", "leave", "Leave", show=False),
    ]

    def __init__(self, workspace: Workspace, sitting: Sitting, heading: str = "") -> None:
        """Show a sitting; `heading` says what is practised, where it is not the wrong pairs."""
        quiz = sitting.opening.quiz
        heading = quiz.title if quiz else heading or "Practice: the pairs that were wrong"
        super().__init__(heading)
        self._heading = heading
        self._workspace = workspace
        self._sitting = sitting
        self._asking = False
        self._entered = float("-inf")
        self._trouble = ""
        self._directions = Note(id="directions")
        self._status = Note(id="status")
        self._view = VIEWS[sitting.sheet.exercise.kind](sitting.sheet, self._judged(), self)

    def body(self) -> Iterable[Widget]:
        """Return directions, the exercise, and how things stand."""
        yield self._directions
        yield self._view
        yield self._status

    def on_mount(self) -> None:
        """Show the first open exercise; one that was left after its end has only its result."""
        if self._sitting.is_finished:
            self._show_result()
            return
        self._sitting.go_on()
        self._show_exercise()

    def hints(self) -> Sequence[Hint]:
        """Return the keys that do something now."""
        leave = Hint("esc", "end" if self._in_practice else "leave, kept")
        if self._sitting.sheet.submitted:
            return Hint("enter", self._next_words()), Hint(ARROWS, "look at the pairs"), HELP, leave
        letters = self._view.letters
        change = () if self._sitting.at_once else (Hint("u", "undo"), Hint("bksp", "clear"))
        return (
            Hint(f"{letters[0]}-{letters[-1]}", "choose"),
            Hint("enter", "submit"),
            Hint(ARROWS, "move"),
            *change,
            HELP,
            leave,
        )

    def answered(self, premise: str, option: str | None) -> None:
        """Record an answer, then show that it counted."""
        if not self.is_active:
            return
        self._asking = False
        sitting = self._sitting
        if not sitting.can_answer(premise):
            self._view.show_sheet(sitting.sheet, self._judged())
            self._show_status(premise)
            return
        if self._saved(lambda: sitting.answer(premise, option)):
            advance = option is not None
            self._view.show_sheet(sitting.sheet, self._judged(), advance=advance)
            if sitting.sheet.submitted:
                self.show_hints()
        # Where answers are judged at once, the reason of the one just given is what to read.
        self._show_status(premise if sitting.at_once else None)

    def marked(self, premise: str) -> None:
        """Show what belongs to the row under the marker."""
        self._asking = False
        self._show_status(premise)

    def went_on(self) -> None:
        """Submit, asking once if rows are empty; after that, go on."""
        sitting = self._sitting
        if not self.is_active:
            return
        held = self._is_held()
        if sitting.sheet.submitted:
            self._go_on()
        elif self._empty_rows() and (held or not self._asking):
            self._asking = True
            self._show_status()
        elif self._saved(sitting.submit):
            self._asking = False
            self._view.show_sheet(sitting.sheet, self._judged())
            self.show_hints()
            self._show_status(self._view.premise)
        else:
            self._show_status()

    def action_undo(self) -> None:
        """Take back the latest answer."""
        if not self.is_active:
            return
        self._asking = False
        undone: list[str | None] = []
        if self._saved(lambda: undone.append(self._sitting.undo())) and undone[0]:
            self._view.show_sheet(self._sitting.sheet, self._judged())
            self._view.mark(undone[0])
        self._show_status()

    def action_leave(self) -> None:
        """Take back the question, or leave; everything answered is kept.

        Practice is over then, and shows how it went if there is anything to show.
        """
        if not self.is_active:
            return
        if self._asking:
            self._asking = False
            self._show_status()
            return
        self._let_go()
        if self._in_practice and self._sitting.result().total:
            self._show_result()
        else:
            self.app.pop_screen()

    def _go_on(self) -> None:
        went: list[bool] = []
        if not self._saved(lambda: went.append(self._sitting.go_on())):
            self._show_status()
        elif went[0]:
            self._show_exercise()
        else:
            self._let_go()
            self._show_result()

    def on_unmount(self) -> None:
        """Let go of the sitting on every way out, Ctrl+C and signals included."""
        self._let_go()

    def _let_go(self) -> None:
        self._saved(self._sitting.leave)

    def _is_held(self) -> bool:
        """Tell whether Enter comes so soon after the last one that it is held down.

        A held key must not answer the question that it raised, and hand in empty rows.
        """
        now = self._workspace.stopwatch()
        before, self._entered = self._entered, now
        return now - before < _HELD

    def _show_result(self) -> None:
        self.app.switch_screen(ResultScreen(self._workspace, self._sitting, ExerciseScreen))

    def _show_exercise(self) -> None:
        sitting = self._sitting
        in_all = f" of {sitting.total}" if sitting.total else ""
        self.bar.say(visible(self._heading), f"exercise {sitting.place + 1}{in_all}")
        self._directions.say([Paragraph(directions(sitting.sheet.exercise), "dim")])
        self._view.show_sheet(sitting.sheet, self._judged(), anew=True)
        self.show_hints()
        self._show_status()

    def _show_status(self, premise: str | None = None) -> None:
        """Say how the exercise stands, or why the row named is right or wrong."""
        sheet = self._sitting.sheet
        mark = self._judged().get(premise or "")
        if self._trouble:
            text = [Paragraph(self._trouble, "bad")]
        elif self._asking:
            text = [Paragraph(ask_to_submit(self._empty_rows()), "strong")]
        elif mark:
            text = self._reason(mark)
        else:
            said = progress(sheet.answered, len(sheet.exercise.premises))
            text = [Paragraph(said + self._advice(), "dim"), *self._warning()]
        self._status.say([Paragraph(""), *text])

    def _reason(self, mark: Mark) -> list[Paragraph]:
        exercise = self._sitting.sheet.exercise
        premise = premise_of(exercise, mark.premise)
        number = exercise.premises.index(premise) + 1
        style = "good" if mark.is_right else "bad"
        glyph = RIGHT if mark.is_right else WRONG
        return [
            Paragraph(visible(verdict(exercise, mark)), style, label=f"{number}  {glyph}"),
            Paragraph(visible(premise.why, lines=True), indent=7),
        ]

    def _warning(self) -> list[Paragraph]:
        marked = premise_of(self._sitting.sheet.exercise, self._view.premise)
        is_open = self._sitting.opening.pass_mark and not self._sitting.sheet.submitted
        return [Paragraph(CRITICAL, "strong")] if marked.critical and is_open else []

    def _advice(self) -> str:
        if self._sitting.sheet.submitted:
            return f". Enter: {self._next_words()}."
        if not self._empty_rows():
            return ". Enter submits them."
        return "" if self._sitting.alone else ". Also open elsewhere; both are recorded."

    def _next_words(self) -> str:
        return "next exercise" if self._sitting.goes_on else "result"

    @property
    def _in_practice(self) -> bool:
        return self._sitting.opening.purpose == "practice"

    def _empty_rows(self) -> int:
        sheet = self._sitting.sheet
        return len(sheet.exercise.premises) - sheet.answered

    def _judged(self) -> Mapping[str, Mark]:
        """Return the rows that may be shown as right or wrong by now."""
        sitting = self._sitting
        if sitting.sheet.submitted:
            return {mark.premise: mark for mark in sitting.marks()}
        if sitting.at_once:
            return {m.premise: m for m in sitting.marks() if m.chosen is not None}
        return {}

    def _saved(self, step: Callable[[], object]) -> bool:
        """Take a step that writes; if it cannot be saved say so, and show nothing as recorded."""
        try:
            step()
        except EnvironmentProblem as problem:
            self._trouble = visible(str(problem))
            return False
        self._trouble = ""
        return True
