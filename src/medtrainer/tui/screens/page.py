"""What all screens have in common: a title above, keys below, a way back, help."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from textual.binding import Binding, BindingType
from textual.screen import Screen

from medtrainer.glyphs import ARROWS
from medtrainer.text import visible
from medtrainer.tui.widgets.bars import Hint, KeyBar, TitleBar
from medtrainer.tui.widgets.text_pane import Paragraph, TextPane

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from medtrainer.errors import EnvironmentProblem
    from medtrainer.tui.widgets.line_pane import LinePane

BACK = Hint("esc", "back")
HELP = Hint("?", "help")
READ_ON = Hint("space", "more")
"""The key of a note that is longer than the room for it."""

SHORT = 24
"""Lines of a screen, below which there is no room for empty ones."""

BY_WIDTH = [(0, "-narrow"), (70, "-wide")]
BY_HEIGHT = [(0, "-short"), (SHORT, "-tall")]
"""Classes of a screen by its size, for a screen's `HORIZONTAL_` and `VERTICAL_BREAKPOINTS`."""


class Note(TextPane, can_focus=False):
    """Some lines above the keys that say how things stand and what to do next."""

    DEFAULT_CSS = "Note { height: 2; }"

    @property
    def is_longer(self) -> bool:
        """Whether it says more than there is room for."""
        return 0 < self.size.height < len(self.lines(self.size.width))

    def read_on(self) -> None:
        """Show what follows, after its end the beginning again."""
        before = self.top
        self.scroll_lines(max(1, self.size.height - 1))
        if self.top == before:
            self.scroll_lines(-before)


class Opener(Protocol):
    """What a page asks of the app: it knows the other screens, and whom people ask for help.

    Called directly, not by message: a key typed ahead must meet the screen that the key before it
    has opened.
    """

    def open_place(self, place: str, about: str) -> None:
        """Open a screen by the name of its place."""

    def open_help(self, page: Page) -> None:
        """Open the explanation of a page."""

    def leave_for_lines(self) -> None:
        """Leave the screen, and go on in the line mode."""

    def note_unsaved(self, problem: EnvironmentProblem | None) -> None:
        """Note why the last step could not be saved, None that it was: the exit code says it."""


class Page(Screen[None]):
    """A screen of the program.

    Attributes:
        HELP_TEXT: What the help says about this screen, a paragraph each.
        KEYS: The keys of this screen for the help, beside those everywhere.
        moved_in: Where the marker was last moved while another line has the focus to be typed in;
            None where that is not so, or one has typed since.
    """

    HELP_TEXT: ClassVar[tuple[str, ...]] = ()
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("question_mark", "help", "Help", show=False),
    ]

    def __init__(self, title: str, aside: str = "") -> None:
        super().__init__()
        self.moved_in: LinePane | None = None
        self.bar = TitleBar(visible(title), visible(aside))
        self.keys = KeyBar(())

    def compose(self) -> ComposeResult:
        """Lay out title, body and keys."""
        yield self.bar
        yield from self.body()
        self.keys.say(self.hints())
        yield self.keys

    def body(self) -> Iterable[Widget]:
        """Return what stands between title and keys."""
        return ()

    def hints(self) -> Sequence[Hint]:
        """Return the keys to show, the last two of them help and the way out."""
        return HELP, BACK

    def help_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of this screen that the help explains; by default all of `KEYS`."""
        return self.KEYS

    def show_hints(self) -> None:
        """Show the keys that fit how things stand now."""
        self.keys.say(self.hints())

    def go(self, place: str, about: str = "") -> None:
        """Open another screen on top of this one, at once: the next key is meant for it.

        Args:
            place: Name of the screen, one of `routes.ROUTES`.
            about: What it shall be about, such as a role id, or "".
        """
        if self.is_active:
            cast("Opener", self.app).open_place(place, about)

    def action_back(self) -> None:
        """Go one level back; a second key typed ahead must not close the screen below too."""
        if self.is_active:
            self.app.pop_screen()

    def action_help(self) -> None:
        """Explain this screen."""
        if self.is_active:
            cast("Opener", self.app).open_help(self)

    def leave_for_lines(self) -> None:
        """Leave the screen, and go on in the line mode."""
        cast("Opener", self.app).leave_for_lines()

    def note_unsaved(self, problem: EnvironmentProblem | None) -> None:
        """Note why the last step could not be saved, None that it was."""
        cast("Opener", self.app).note_unsaved(problem)


EVERYWHERE = (
    ("esc", "goes one level back; what you answered is kept"),
    ("?", "explains the screen you are on, unless you have begun to type"),
    ("ctrl+l", "draws the screen anew, if something has written over it"),
    ("ctrl+c", "leaves the program from anywhere; what you answered is kept"),
)


class HelpScreen(Page):
    """Explains a screen: what it is for, and its keys."""

    def __init__(self, page: Page, contact: str) -> None:
        """Explain a page; `contact` says whom to ask, in one or more lines."""
        super().__init__("Help")
        self._about = page.HELP_TEXT
        self._help_keys = page.help_keys()
        self._contact = contact

    def body(self) -> Iterable[Widget]:
        """Return the text."""
        paragraphs = [p for text in self._about for p in (Paragraph(text), Paragraph(""))]
        paragraphs += [Paragraph("Whom to ask", "accent"), Paragraph(self._contact), Paragraph("")]
        here = {key for key, _ in self._help_keys}
        everywhere = [(key, does) for key, does in EVERYWHERE if key not in here]
        width = max(len(key) for key, _ in (*self._help_keys, *EVERYWHERE))
        for heading, keys in (("Keys here", self._help_keys), ("Keys everywhere", everywhere)):
            if keys:
                paragraphs.append(Paragraph(heading, "accent"))
                paragraphs += [Paragraph(does, label=f"{key:<{width}}") for key, does in keys]
                paragraphs.append(Paragraph(""))
        yield TextPane(paragraphs)

    def hints(self) -> Sequence[Hint]:
        """Return the keys of the help itself."""
        return Hint(ARROWS, "read on"), BACK

    def action_help(self) -> None:
        """Close the help with the key that opened it."""
        self.action_back()
