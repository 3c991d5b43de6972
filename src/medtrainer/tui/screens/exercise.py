"""The heart of the program: one exercise after the other, one key an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.errors import EnvironmentProblem
from medtrainer.services.feedback import directions
from medtrainer.services.practice import WRONG_PAIRS
from medtrainer.services.review import Pair, dispute_of
from medtrainer.services.sitting_words import OPEN_ELSEWHERE, empty_rows, judged
from medtrainer.text import visible
from medtrainer.tui.exercise_views.table import VIEWS
from medtrainer.tui.screens.exercise_status import key_hints, question, status
from medtrainer.tui.screens.held_key import HeldKey
from medtrainer.tui.screens.page import BY_HEIGHT, BY_WIDTH, Note, Page
from medtrainer.tui.screens.pair_lines import dispute_line
from medtrainer.tui.screens.result import ResultScreen
from medtrainer.tui.screens.time_limit import TimeLimit
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.attempt import Dispute
    from medtrainer.services.sitting import Sitting
    from medtrainer.services.workspace import Workspace
    from medtrainer.tui.widgets.bars import Hint


class ExerciseScreen(Page):
    """A sitting on the screen."""

    DEFAULT_CSS = """
    ExerciseScreen #directions { height: 2; }
    ExerciseScreen #status { height: 5; }
    ExerciseScreen.-narrow #directions { height: 3; }
    ExerciseScreen.-short TitleBar { height: 1; }
    """
    HORIZONTAL_BREAKPOINTS = BY_WIDTH
    VERTICAL_BREAKPOINTS = BY_HEIGHT
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
        ("page down", "reads on in a long duty; space in a long reason"),
        ("d", "disputes the marked pair, once it is submitted"),
        ("m", "says how many minutes are left, where the set has a time limit"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "Undo", show=False),
        Binding("space", "read_on", "Read on", show=False),
        Binding("d", "dispute", "Dispute the pair", show=False),
        Binding("m", "minutes", "Minutes left", show=False),
        Binding("escape", "leave", "Leave", show=False),
    ]

    def __init__(self, workspace: Workspace, sitting: Sitting, heading: str = "") -> None:
        """Show a sitting; `heading` says what is practised, where it is not the wrong pairs."""
        quiz = sitting.opening.quiz
        heading = quiz.title if quiz else heading or WRONG_PAIRS
        super().__init__(heading)
        self._heading = heading
        self._workspace = workspace
        self._sitting = sitting
        self._asking = False
        self._enter = HeldKey(workspace.stopwatch)
        self._trouble = ""
        self._trouble_told = False
        self._notice = "" if sitting.alone else OPEN_ELSEWHERE
        self._explained: str | None = None
        self._limit = TimeLimit(self, sitting, self._tell, end=self._hand_in)
        self._directions = Note(id="directions")
        self._status = Note(id="status")
        self._view = VIEWS[sitting.sheet.exercise.kind](sitting.sheet, judged(sitting), self)

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
        self._saved(self._sitting.go_on)
        self._show_exercise()
        self._limit.start()

    def on_screen_resume(self) -> None:
        """Show the result if the time ran out under another screen."""
        if self._sitting.ran_out and self.is_active:
            self._show_result()

    def hints(self) -> Sequence[Hint]:
        """Return the keys that do something now."""
        return key_hints(self._sitting, self._view, is_longer=self._status.is_longer)

    def answered(self, premise: str, option: str | None) -> None:
        """Record an answer, then show that it counted."""
        if not self.is_active or self._hand_in():
            return
        self._asking = False
        sitting = self._sitting
        if not sitting.can_answer(premise):
            self._view.show_sheet(sitting.sheet, judged(self._sitting))
            self._show_status(premise)
            return
        was_alone = sitting.alone
        if self._saved(lambda: sitting.answer(premise, option)):
            self._notice = OPEN_ELSEWHERE if was_alone and not sitting.alone else ""
            advance = option is not None
            self._view.show_sheet(sitting.sheet, judged(sitting), advance=advance)
        # Where answers are judged at once, the reason of the one just given is what to read.
        self._show_status(premise if sitting.at_once else None)

    def marked(self, premise: str) -> None:
        """Show what belongs to the row under the marker."""
        self._asking = False
        self._notice = ""
        self._show_status(premise)

    def went_on(self) -> None:
        """Submit, asking once if rows are empty; after that, go on."""
        sitting = self._sitting
        if not self.is_active or self._hand_in():
            return
        held = self._enter.is_held()
        self._notice = ""
        if sitting.sheet.submitted:
            self._go_on()
        elif empty_rows(self._sitting) and (held or not self._asking):
            self._asking = True
            self._show_status()
        elif self._saved(sitting.submit):
            self._asking = False
            self._view.show_sheet(sitting.sheet, judged(sitting))
            self._show_status(self._view.premise)
        else:
            self._show_status()

    def action_undo(self) -> None:
        """Take back the latest answer."""
        if not self.is_active or self._hand_in():
            return
        self._asking = False
        self._notice = ""
        undone: list[str | None] = []
        if self._sitting.can_undo and self._saved(lambda: undone.append(self._sitting.undo())):
            self._view.show_sheet(self._sitting.sheet, judged(self._sitting))
            self._view.mark(undone[0] or self._view.premise)
        self._show_status()

    def action_dispute(self) -> None:
        """Ask what is wrong with the marked pair, once it has been submitted."""
        sitting, premise = self._sitting, self._view.premise
        if not self.is_active or not sitting.sheet.submitted or premise not in judged(sitting):
            return
        from medtrainer.tui.screens.dispute import DisputeScreen

        exercise, mark = sitting.sheet.exercise, judged(sitting)[premise]
        pair = Pair(sitting.opening.attempt, exercise, mark, self._dispute_of(premise))
        self.app.push_screen(DisputeScreen(self._workspace, pair, self._take_dispute))

    def action_minutes(self) -> None:
        """Say how much time is left."""
        if self.is_active and self._limit.words() and not self._hand_in():
            self._tell(self._limit.words())

    def action_read_on(self) -> None:
        """Show the rest of a reason that is longer than the room for it."""
        self._status.read_on()

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
        if not self._let_go() and not self._trouble_told:
            self._trouble_told = True  # leaving again leaves, saved or not
            self._show_status()
        elif self._sitting.opening.purpose == "practice" and self._sitting.result().total:
            self._show_result()
        else:
            self.app.pop_screen()

    def _hand_in(self) -> bool:
        """Hand in what is answered if the time is over, and show the result; tell whether it is."""
        sitting = self._sitting
        if sitting.is_finished or not sitting.is_over:
            return False
        if not self._saved(sitting.hand_in_if_over):
            self._show_status()
        elif self.is_active:
            self._show_result()
        return True

    def _tell(self, notice: str) -> None:
        """Say something above what stands there, and leave that as it is."""
        self._notice = notice
        self._show_status(self._explained)

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

    def _let_go(self) -> bool:
        """Let go of the sitting; that saves nothing of what could not be saved before."""
        try:
            self._sitting.leave()
        except EnvironmentProblem as problem:
            self._not_saved(problem)
            return False
        return True

    def _show_result(self) -> None:
        self.app.switch_screen(ResultScreen(self._workspace, self._sitting, ExerciseScreen))

    def _show_exercise(self) -> None:
        sitting = self._sitting
        in_all = f" of {sitting.total}" if sitting.total else ""
        self.bar.say(visible(self._heading), f"exercise {sitting.place + 1}{in_all}")
        self._directions.say([Paragraph(directions(sitting.sheet.exercise), "dim")])
        self._view.show_sheet(sitting.sheet, judged(sitting), anew=True)
        self._show_status()

    def _show_status(self, premise: str | None = None) -> None:
        """Say how the exercise stands, or why the row named is right or wrong."""
        self._explained = premise
        if self._trouble:
            text = [Paragraph(self._trouble, "bad")]
        elif self._asking:
            text = question(self._sitting)
        else:
            text = status(self._sitting, self._view.premise, premise)
        is_judged = premise is not None and premise in judged(self._sitting)
        dispute = self._dispute_of(premise) if premise and is_judged else None
        above = dispute_line(dispute, self._workspace.now())
        self._status.say([Paragraph(self._notice, "strong") if self._notice else above, *text])
        self.show_hints()

    def _dispute_of(self, premise: str) -> Dispute | None:
        return dispute_of(self._sitting.disputes, self._sitting.sheet.exercise.index, premise)

    def _take_dispute(self, dispute: Dispute) -> None:
        self._sitting.remember(dispute)
        self._show_status(dispute.premise)

    def _saved(self, step: Callable[[], object]) -> bool:
        """Take a step that writes; if it cannot be saved say so, and show nothing as recorded."""
        try:
            step()
        except EnvironmentProblem as problem:
            self._not_saved(problem)
            return False
        self._trouble = ""
        self.note_unsaved(None)
        return True

    def _not_saved(self, problem: EnvironmentProblem) -> None:
        self._trouble = visible(str(problem))
        self.note_unsaved(problem)
