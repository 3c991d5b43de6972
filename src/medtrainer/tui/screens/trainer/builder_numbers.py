"""Building a quiz set, second step: the numbers, how it turns out, and its title."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from medtrainer.errors import Problem
from medtrainer.services.set_builder import CHOICES, Trial, save_set, shown, stepped, try_out
from medtrainer.services.set_builder import trial_words as words_of
from medtrainer.text import visible
from medtrainer.tui.screens.page import BACK, HELP, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.menu import Heading, Item, Menu
from medtrainer.tui.widgets.text_pane import Paragraph
from medtrainer.tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.quiz import QuizSet
    from medtrainer.tui.screens.trainer.session import Session

_SAMPLE = 5


class BuilderNumbersScreen(Page):
    """A list of numbers to change with the arrows, and how the set turns out with them."""

    DEFAULT_CSS = """
    BuilderNumbersScreen Menu { height: 9; }
    BuilderNumbersScreen #title { height: 1; padding: 0 1; }
    """
    HELP_TEXT = (
        (
            "Every change is tried out at once: how many rows pass, how likely guessing passes, and"
            " what the first exercise asks."
        ),
        "The set is written as a new file in quizzes/, which you can go on editing by hand.",
    )
    KEYS = (
        ("↑ ↓", "move"),
        ("← →", "change the marked number"),
        ("enter", "goes on to the title; once more writes the set"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Less", show=False),
        Binding("right", "step(1)", "More", show=False),
    ]

    def __init__(self, session: Session, quiz: QuizSet) -> None:
        super().__init__("New set: the numbers", "step 2 of 2")
        self._session = session
        self._trial = try_out(session.workspace, quiz)
        self._menu = Menu()
        self._field = TypedLine("Enter, then the title of the set", most=100)
        self._field.id = "title"
        self._note = Note(id="trial")
        self._written = ""

    def body(self) -> Iterable[Widget]:
        """Return the numbers, the title's line, and how the set turns out."""
        yield self._menu
        yield self._field
        yield self._note

    def hints(self) -> Sequence[Hint]:
        """Return the keys that do something now."""
        if self._written:
            return HELP, Hint("esc", "to the list")
        if self.focused is self._field:
            return Hint("enter", "write the set"), HELP, Hint("esc", "to the numbers")
        return Hint("← →", "change"), Hint("↑↓", "move"), Hint("enter", "title"), HELP, BACK

    def on_mount(self) -> None:
        """Show the numbers."""
        self._note.styles.height = "1fr"
        self.set_focus(self._menu)
        self._show(self._trial)

    def on_descendant_focus(self) -> None:
        """Show the keys of what is used now."""
        self.show_hints()

    def on_menu_chosen(self, _: Menu.Chosen) -> None:
        """Go on to the title."""
        if not self._written:
            self.set_focus(self._field)

    def action_step(self, by: int) -> None:
        """Change the marked number."""
        current = self._menu.current
        if current is None or self._written:
            return
        choice = next(choice for choice in CHOICES if choice.name == current.id)
        quiz = stepped(self._trial.quiz, choice, by)
        self._show(try_out(self._session.workspace, quiz))

    @on(TypedLine.Submitted)
    def _write(self) -> None:
        if not self.is_active or self._written:
            return
        try:
            path = save_set(self._session.workspace, self._trial.quiz, self._field.value)
        except Problem as problem:
            self._note.say([Paragraph(""), Paragraph(visible(str(problem)), "bad")])
            return
        self._written = path.name
        self._session.refresh()
        self._note.say(
            [
                Paragraph(""),
                Paragraph(f"Written: quizzes/{visible(path.name)}.", "strong"),
                Paragraph("It can be assigned now: Esc, then a."),
            ]
        )
        self.set_focus(self._menu)
        self.show_hints()

    def action_back(self) -> None:
        """Go back to the numbers, to the positions, or to the overview once it is written."""
        if not self.is_active:
            return
        if self.focused is self._field:
            self.set_focus(self._menu)
            return
        if self._written:
            self.app.pop_screen()
        self.app.pop_screen()

    def _show(self, trial: Trial) -> None:
        self._trial = trial
        rows: list[Item | Heading] = [
            Item(choice.name, choice.label, (f"◂ {shown(choice, trial.quiz)} ▸",))
            for choice in CHOICES
        ]
        self._menu.show_rows(rows)
        self._note.say([Paragraph(""), *_turns_out(trial)])


def _turns_out(trial: Trial) -> Iterable[Paragraph]:
    for words in words_of(trial):
        yield Paragraph(visible(words), "plain" if trial.exercises else "bad")
    if not trial.exercises:
        return
    yield Paragraph("Its first exercise, for example:", "accent")
    first = trial.exercises[0]
    titles = {option.id: option.text for option in first.options}
    for premise in first.premises[:_SAMPLE]:
        answer = titles[first.key[premise.id]]
        yield Paragraph(visible(f"{premise.text}: {answer}"), indent=3, cut=True)
