"""How an attempt came out: the score, every pair, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.errors import EnvironmentProblem
from medtrainer.glyphs import ARROWS, RIGHT, WRONG
from medtrainer.services.feedback import (
    advice,
    beyond_guessing,
    chosen_words,
    premise_of,
    summary,
    title_of,
)
from medtrainer.services.limits import HANDED_IN, withheld_words
from medtrainer.services.practice import practise_wrong
from medtrainer.services.review import review_of_sitting
from medtrainer.services.wording import recorded_as
from medtrainer.text import visible
from medtrainer.tui.screens.page import BY_HEIGHT, BY_WIDTH, HELP, Note
from medtrainer.tui.screens.pair_lines import dispute_line, whole_pair
from medtrainer.tui.screens.pairs import DISPUTE, READ_UP, PairsPage
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.menu import Heading, Item, Menu
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.attempt import Dispute, Sheet
    from medtrainer.model.exercise import Exercise, Mark, Premise
    from medtrainer.services.review import Pair
    from medtrainer.services.sitting import Sitting
    from medtrainer.services.workspace import Workspace
    from medtrainer.tui.screens.page import Page


class ResultScreen(PairsPage):
    """The end of an attempt."""

    DEFAULT_CSS = """
    ResultScreen #score { height: 5; }
    ResultScreen #pair { height: 5; }
    ResultScreen.-narrow #score { height: 6; }
    ResultScreen.-short TitleBar { height: 1; }
    """
    HORIZONTAL_BREAKPOINTS = BY_WIDTH
    VERTICAL_BREAKPOINTS = BY_HEIGHT
    HELP_TEXT = (
        (
            "Every pair of the attempt is listed with what you chose and what is right; the reason"
            " of the marked pair stands below."
        ),
        "Retrying the wrong pairs is practice: it does not change your score.",
    )
    KEYS = (
        ("↑ ↓", "look at the pairs"),
        ("enter", "shows the exercise of the marked pair as you answered it"),
        ("r", "practise just the wrong pairs"),
        *PairsPage.PAIR_KEYS,
        ("esc", "goes back to where you began"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "retry", "Retry the wrong pairs", show=False),
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
        title = quiz.title if quiz else "Practice"
        super().__init__(workspace, review_of_sitting(sitting), title, "result")
        self._sitting = sitting
        self._exercise_screen = exercise_screen
        self._menu = Menu(self._rows())
        self._score = Note(self._score_text(), id="score")

    def body(self) -> Iterable[Widget]:
        """Return score, pairs, and the marked pair in full."""
        yield self._score
        yield self._menu
        yield self.pane

    def on_mount(self) -> None:
        """Explain the first pair."""
        self.show_pair()
        self.call_after_refresh(self.show_hints)  # only then is known what has room

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        wrong = self.review.result.total - self.review.result.right
        retry = (Hint("r", f"retry {wrong} wrong"),) if wrong else ()
        move, look = Hint(ARROWS, "move"), Hint("enter", "look")
        if self.review.withheld_until:
            return look, *self.more, move, HELP, Hint("esc", "done")
        return look, *retry, *self.more, READ_UP, DISPUTE, move, HELP, Hint("esc", "done")

    def on_menu_moved(self) -> None:
        """Show the pair under the marker."""
        self.show_pair()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Show the chosen pair in its exercise, as it was answered."""
        if not self.is_active:
            return
        from medtrainer.tui.screens.review import ReviewScreen

        place, premise = _place_of(event.item)
        self.app.push_screen(
            ReviewScreen(
                self.workspace,
                self.review,
                place=place,
                premise=premise,
                disputed=self.take_dispute,
            )
        )

    def action_retry(self) -> None:
        """Practise the wrong pairs; not counted."""
        if not self.is_active:
            return
        try:
            again = practise_wrong(self.workspace, self._sitting)
        except EnvironmentProblem as problem:
            self.pane.say([Paragraph(""), Paragraph(visible(str(problem)), "bad")])
            return
        if again:
            self.app.push_screen(self._exercise_screen(self.workspace, again))

    def pair(self) -> Pair | None:
        """Return the pair under the marker."""
        item = self._menu.current
        return self.review.pair(*_place_of(item)) if item else None

    def show_pair(self) -> None:
        """Say what was right about the pair under the marker, and why."""
        pair = self.pair()
        if self.review.withheld_until:
            self._show_answer()
        elif pair:
            above = dispute_line(pair.dispute, self.workspace.now())
            self.pane.say([above, *whole_pair(pair.exercise, pair.mark)])
            self.show_hints()

    def _show_answer(self) -> None:
        """Say what was chosen for the marked row, where nobody may know yet what is right."""
        item = self._menu.current
        if item:
            place, premise = _place_of(item)
            sheet = self.review.pages[place].sheet
            text = visible(premise_of(sheet.exercise, premise).text)
            chosen = chosen_words(sheet.exercise, sheet.answers.get(premise))
            self.pane.say([Paragraph(""), Paragraph(text, "strong"), Paragraph(visible(chosen))])
            self.show_hints()

    def take_dispute(self, dispute: Dispute) -> None:
        """Show a dispute on its pair, also if the sitting goes on."""
        self._sitting.remember(dispute)
        super().take_dispute(dispute)

    def _score_text(self) -> list[Paragraph]:
        result = self.review.result
        style = {True: "good", False: "bad", None: "strong"}[result.passed]
        exercises = [page.sheet.exercise for page in self.review.pages]
        until = self.review.withheld_until
        told = withheld_words(until) if until else visible(advice(exercises, result))
        return [
            Paragraph(summary(result), style),
            Paragraph(HANDED_IN if self._sitting.ran_out else beyond_guessing(result), "dim"),
            Paragraph(told),
            Paragraph(self._recorded(), "dim"),
        ]

    def _recorded(self) -> str:
        where = self.workspace.place, self.workspace.person
        return recorded_as(self._sitting.opening.purpose, *where)

    def _rows(self) -> list[Item | Heading]:
        rows: list[Item | Heading] = []
        for place, page in enumerate(self.review.pages):
            if (page.marks or self.review.withheld_until) and self.review.exercises > 1:
                rows.append(Heading(f"Exercise {page.number}"))
            exercise = page.sheet.exercise
            rows += [_pair_item(place, exercise, mark) for mark in page.marks.values()]
            if self.review.withheld_until:
                rows += [_answer_item(place, page.sheet, row) for row in exercise.premises]
        return rows


def _place_of(item: Item) -> tuple[int, str]:
    """Return the page and the premise that a row stands for."""
    place, _, premise = item.id.partition(":")
    return int(place), premise


def _pair_item(place: int, exercise: Exercise, mark: Mark) -> Item:
    premise = premise_of(exercise, mark.premise)
    right = visible(title_of(exercise, mark.right))
    glyph = RIGHT if mark.is_right else WRONG
    return Item(f"{place}:{mark.premise}", f"{glyph} {visible(premise.text)}", (right,))


def _answer_item(place: int, sheet: Sheet, row: Premise) -> Item:
    chosen = title_of(sheet.exercise, sheet.answers.get(row.id)) or "left empty"
    return Item(f"{place}:{row.id}", visible(row.text), (visible(chosen),))
