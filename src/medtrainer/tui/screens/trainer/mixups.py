"""Which position is taken for which, as a picture and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.services.results.mixups import MOST, find_mixups, heat_map, sentence
from medtrainer.text import visible
from medtrainer.tui.screens.page import BACK, HELP, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.table import Row, Table
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.services.results.mixups import Mixups
    from medtrainer.tui.screens.trainer.session import Session

_SENTENCES = 4
_NARROW = 70


class MixupsScreen(Page):
    """A table of positions by positions, and its sentences."""

    DEFAULT_CSS = "MixupsScreen Note { height: 7; }"
    HELP_TEXT = (
        (
            "A row is the position that was right, a column the one that was chosen. The share is"
            " of the answers in which it could have been chosen; the darker the block, the more."
        ),
        (
            "All finished attempts count, first or not. A dot means never, a line the position"
            " itself; “empty” are rows without an answer."
        ),
    )
    KEYS = (
        ("↑ ↓", "tell the mix-ups of a position"),
        ("p", "counts practice, too, or leaves it out"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("p", "practice", "Practice", show=False)]

    def __init__(self, session: Session) -> None:
        super().__init__("Mix-ups", "attempts that count")
        self._session = session
        self._practice = False
        self._found: Mixups = find_mixups(session.desk)
        self._table = Table(("",), right=range(1, MOST + 2))
        self._note = Note()

    def body(self) -> Iterable[Widget]:
        """Return the picture and its sentences."""
        yield self._table
        yield self._note

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        return Hint("↑↓", "position"), Hint("p", "practice"), HELP, BACK

    def on_mount(self) -> None:
        """Draw the picture."""
        self._show()

    def on_menu_moved(self) -> None:
        """Say the mix-ups of the marked position."""
        self._say()

    def action_practice(self) -> None:
        """Count practice, too, or leave it out."""
        self._practice = not self._practice
        self._found = find_mixups(self._session.desk, practice=self._practice)
        aside = "practice counted, too" if self._practice else "attempts that count"
        self.bar.say("Mix-ups", aside)
        self._show()

    def _show(self) -> None:
        picture = heat_map(self._found)
        rows = [
            Row(role, (visible(self._called(role)), *cells))
            for role, cells in zip(picture.positions, picture.rows, strict=True)
        ]
        self._table.show_table(rows, head=("Right, chosen", *picture.heads))
        self._say()

    def on_resize(self) -> None:
        """Name positions as there is room for."""
        self._show()

    def _called(self, role: str) -> str:
        is_narrow = self.app.size.width < _NARROW
        return self._found.shorts[role] if is_narrow else self._found.wordings.position(role)

    def _say(self) -> None:
        current = self._table.current
        if current is None:
            self._note.say([Paragraph("Nothing was collected yet that could be mixed up.")])
            return
        own = [pair for pair in self._found.top if pair.right == current.id]
        said = [sentence(pair, self._found.wordings) for pair in own[:_SENTENCES]]
        name = visible(self._found.wordings.position(current.id))
        none = f"{name} was not taken for any other position, or too few were asked."
        self._note.say([Paragraph(visible(text)) for text in said or [none]])
