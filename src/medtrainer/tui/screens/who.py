"""Who does this? Type what has to be done; the best answer comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from medtrainer.glyphs import ARROWS
from medtrainer.services.search.finder import NEAREST, NOT_FOUND, Finder
from medtrainer.tui.screens.page import BACK, BY_HEIGHT, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.menu import Heading, Item, Menu
from medtrainer.tui.widgets.text_pane import Paragraph
from medtrainer.tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.roles import Catalogue
    from medtrainer.services.search.finder import Answer

_MOST = 30


class WhoScreen(Page):
    """A question, and the duties that fit it with those who do them."""

    DEFAULT_CSS = """
    WhoScreen #question { height: 1; margin: 0 1 1 1; }
    WhoScreen #why { height: 10; }
    WhoScreen.-short #why { height: 6; }
    """
    VERTICAL_BREAKPOINTS = BY_HEIGHT
    HELP_TEXT = (
        (
            "Type what has to be done in your own words: “prior auth”, “draw blood”, “angry"
            " patient”. The duties that fit stand below, the best match first, each with the"
            " position that does it."
        ),
    )
    KEYS = (
        ("letters", "your question"),
        ("↑ ↓", "look at the answers"),
        ("enter", "reads about the position"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
    ]

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__("Who does this?")
        self._finder = Finder(catalogue)
        self._answers: tuple[Answer, ...] = ()
        self._question = TypedLine("type what has to be done, such as: prior auth")
        self._question.id = "question"
        self._menu = Menu(lead=0.3)
        self._menu.can_focus = False  # the arrows work while one types
        self._why = Note(id="why")

    def body(self) -> Iterable[Widget]:
        """Return question, answers and the reason of the marked one."""
        yield self._question
        yield self._menu
        yield self._why

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        keys = (Hint(ARROWS, "move"), Hint("enter", "read about it")) if self._answers else ()
        help_key = () if self._question.value else (Hint("?", "help"),)
        return *keys, *help_key, BACK

    def on_mount(self) -> None:
        """Be ready to take the question."""
        self._show_answers()

    @on(TypedLine.Changed)
    def _show_answers(self) -> None:
        self.moved_in = None
        question = self._question.value.strip()
        self._answers = self._finder.answers(question)[:_MOST] if question else ()
        self._menu.show_rows(self._rows(question))
        self._menu.action_move_to(0)
        self._show_why()
        self.show_hints()

    @on(Menu.Moved)
    def _show_why(self) -> None:
        answer = self._marked()
        text = [Paragraph("")]
        if answer:
            text += [Paragraph(answer.duty.text, "strong"), *_reasons(answer)]
        self._why.say(text)

    @on(TypedLine.Submitted)
    @on(Menu.Chosen)
    def _read(self) -> None:
        answer = self._marked()
        if answer:
            self.go("positions", f"{answer.owners[0][0].id}:{answer.duty.id}")

    def action_move(self, by: int) -> None:
        """Move in the answers."""
        self.moved_in = self._menu
        self._menu.action_move(by)

    def action_page(self, by: int) -> None:
        """Move in the answers by a page."""
        self.moved_in = self._menu
        self._menu.action_move_page(by)

    def _marked(self) -> Answer | None:
        item = self._menu.current
        return self._answers[int(item.id)] if item else None

    def _rows(self, question: str) -> list[Item | Heading]:
        if not question:
            return [Heading("The answers stand here while you type.")]
        if not self._answers:
            return [Heading(NOT_FOUND)]
        rows: list[Item | Heading] = [
            Item(str(place), ", ".join(_short(answer)), (answer.duty.text,))
            for place, answer in enumerate(self._answers)
        ]
        if not self._answers[0].sure:
            rows.insert(0, Heading(NEAREST))
        return rows


def _reasons(answer: Answer) -> Iterable[Paragraph]:
    """Yield who does it, and why each does."""
    if len(answer.owners) > 1:
        *some, last = [role.title for role, _ in answer.owners]
        yield Paragraph(f"{', '.join(some)} or {last}", "good")
    for role, duty in answer.owners:
        if duty.why:
            yield Paragraph(duty.why, label=role.abbreviation or role.title)


def _short(answer: Answer) -> list[str]:
    """Return who does it: one by title, several by their short names."""
    roles = [role for role, _ in answer.owners]
    if len(roles) == 1:
        return [roles[0].title]
    return [role.abbreviation or role.title for role in roles]
