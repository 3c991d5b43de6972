"""How an attempt came out: the score, every pair, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.errors import EnvironmentProblem
from medtrainer.glyphs import ARROWS, RIGHT, WRONG
from medtrainer.services.feedback import (
    beyond_guessing,
    premise_of,
    read_next,
    summary,
    title_of,
    verdict,
)
from medtrainer.services.practice import practise_wrong
from medtrainer.services.wording import record_place
from medtrainer.text import visible
from medtrainer.tui.screens.page import HELP, Note, Page
from medtrainer.tui.screens.positions import PositionsScreen
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.menu import Heading, Item, Menu
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.exercise import Exercise, Mark
    from medtrainer.services.sitting import Sitting
    from medtrainer.services.workspace import Workspace


class ResultScreen(Page):
    """The end of an attempt."""

    DEFAULT_CSS = """
    ResultScreen #score { height: 5; }
    ResultScreen #pair { height: 5; }
    """
    HELP_TEXT = (
        (
            "Every pair of the attempt is listed with what you chose and what is right; the reason"
            " of the marked pair stands below."
        ),
        "Retrying the wrong pairs is practice: it does not change your score.",
    )
    KEYS = (
        ("↑ ↓", "look at the pairs"),
        ("r", "practise just the wrong pairs"),
        ("b", "read about the position of the marked pair"),
        ("enter", "goes back to where you began"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "retry", "Retry the wrong pairs", show=False),
        Binding("b", "browse", "Read about the position", show=False),
    ]

    def __init__(
        self,
        workspace: Workspace,
        sitting: Sitting,
        exercise_screen: Callable[[Workspace, Sitting], Page],
    ) -> None:
        """Show the result of a sitting.

        Args:
            workspace: Person, office and record.
            sitting: The sitting, its attempt finished.
            exercise_screen: Makes the screen on which wrong pairs are practised.
        """
        quiz = sitting.opening.quiz
        super().__init__(quiz.title if quiz else "Practice", "result")
        self._workspace = workspace
        self._sitting = sitting
        self._exercise_screen = exercise_screen
        self._result = sitting.result()
        self._menu = Menu(self._rows())
        self._score = Note(self._score_text(), id="score")
        self._pair = Note(id="pair")

    def body(self) -> Iterable[Widget]:
        """Return score, pairs, and the marked pair in full."""
        yield self._score
        yield self._menu
        yield self._pair

    def on_mount(self) -> None:
        """Show the first wrong pair, or the first."""
        self._show_pair()

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        wrong = self._result.total - self._result.right
        retry = (Hint("r", f"retry {wrong} wrong"),) if wrong else ()
        return Hint(ARROWS, "move"), *retry, Hint("b", "read up"), Hint("enter", "done"), HELP

    def on_menu_moved(self) -> None:
        """Show the pair under the marker."""
        self._show_pair()

    def on_menu_chosen(self) -> None:
        """Close the result, and those whose wrong pairs were retried, the first of them last."""
        if self.is_active:
            while isinstance(self.app.screen, ResultScreen):
                self.app.pop_screen()

    def action_retry(self) -> None:
        """Practise the wrong pairs; not counted."""
        if not self.is_active:
            return
        try:
            again = practise_wrong(self._workspace, self._sitting)
        except EnvironmentProblem as problem:
            self._pair.say([Paragraph(""), Paragraph(visible(str(problem)), "bad")])
            return
        if again:
            self.app.push_screen(self._exercise_screen(self._workspace, again))

    def action_browse(self) -> None:
        """Open the position of the marked pair."""
        pair = self._marked()
        if pair:
            catalogue = self._workspace.office.catalogue
            self.app.push_screen(PositionsScreen(catalogue, at=pair[1].right))

    def _score_text(self) -> list[Paragraph]:
        result = self._result
        style = {True: "good", False: "bad", None: "strong"}[result.passed]
        exercises = [sheet.exercise for sheet in self._sitting.sheets]
        missed = [visible(title) for title in read_next(exercises, result)]
        advice = f"Read next: {', '.join(missed[:3])}." if missed else "Every pair was right."
        return [
            Paragraph(summary(result), style),
            Paragraph(beyond_guessing(result), "dim"),
            Paragraph(advice),
            Paragraph(self._recorded(), "dim"),
        ]

    def _recorded(self) -> str:
        purpose = self._sitting.opening.purpose
        where = record_place(self._workspace.place)
        uncounted = {"practice": "Practice, not counted.", "preview": "A preview, not counted."}
        return uncounted.get(purpose, where)

    def _rows(self) -> list[Item | Heading]:
        rows: list[Item | Heading] = []
        for place, (sheet, marks) in enumerate(
            zip(self._sitting.sheets, self._result.marks, strict=True)
        ):
            if marks and len(self._sitting.sheets) > 1:
                rows.append(Heading(f"Exercise {place + 1}"))
            rows += [_pair_item(place, sheet.exercise, mark) for mark in marks]
        return rows

    def _marked(self) -> tuple[Exercise, Mark] | None:
        item = self._menu.current
        if item is None:
            return None
        place, _, premise = item.id.partition(":")
        marks = self._result.marks[int(place)]
        mark = next(mark for mark in marks if mark.premise == premise)
        return self._sitting.sheets[int(place)].exercise, mark

    def _show_pair(self) -> None:
        pair = self._marked()
        if pair is None:
            return
        exercise, mark = pair
        premise = premise_of(exercise, mark.premise)
        self._pair.say(
            [
                Paragraph(""),
                Paragraph(visible(premise.text), "strong"),
                Paragraph(visible(verdict(exercise, mark)), "good" if mark.is_right else "bad"),
                Paragraph(visible(premise.why, lines=True)),
            ]
        )


def _pair_item(place: int, exercise: Exercise, mark: Mark) -> Item:
    premise = premise_of(exercise, mark.premise)
    right = visible(title_of(exercise, mark.right))
    glyph = RIGHT if mark.is_right else WRONG
    return Item(f"{place}:{mark.premise}", f"{glyph} {visible(premise.text)}", (right,))
