"""All positions, and beside the list what the marked one does; typing narrows the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from medtrainer.glyphs import ARROWS
from medtrainer.services.search.finder import Finder
from medtrainer.services.wording import count_of
from medtrainer.tui.screens.filtered import FilteredPage
from medtrainer.tui.screens.page import BACK, HELP
from medtrainer.tui.screens.position_text import PositionTexts
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.menu import Heading, Item, Menu
from medtrainer.tui.widgets.text_pane import Paragraph, TextPane

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.roles import Catalogue, Role
    from medtrainer.services.search.position_filter import Found


_ABOUT_ONE = ("compare", "practise")
"""Places that the marked position is taken along to."""


class PositionsScreen(FilteredPage):
    """The list at the left, the detail at the right, a filter above both."""

    DEFAULT_CSS = """
    PositionsScreen Menu { width: 28; }
    PositionsScreen TextPane { width: 1fr; }
    PositionsScreen.-narrow Menu { width: 24; }
    """
    HELP_TEXT = (
        (
            "Each position with what it is for, whom it reports to, what only it does, and what it"
            " shares with others."
        ),
        (
            "Press / and type: the list keeps the positions whose name, abbreviation, summary or"
            " duties hold your words. Esc shows all again."
        ),
    )
    KEYS = (
        ("↑ ↓", "mark a position; its detail stands beside"),
        ("enter or →", "read on in the detail with ↑ ↓ and space"),
        ("← or esc", "back to the list"),
        FilteredPage.FILTER_KEY,
        ("c", "compares the marked position with another"),
        ("p", "practises the marked position"),
        ("w", "finds out who does something"),
        ("v", "shows a patient's visit, step by step"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "read", "Read", show=False),
        Binding("left", "to_list", "To the list", show=False),
        Binding("c", "go('compare')", "Compare", show=False),
        Binding("p", "go('practise')", "Practise", show=False),
        Binding("w", "go('who')", "Who does this?", show=False),
        Binding("v", "go('visit')", "A patient's visit", show=False),
    ]

    def __init__(self, catalogue: Catalogue, *, at: str | None = None, found: str = "") -> None:
        """Show all positions.

        Args:
            catalogue: The office's roles.
            at: Id of the role to mark, the first if None.
            found: Id of one of its duties, shown first, where a search has led here.
        """
        menu = Menu(_by_area(catalogue.roles), at=at)
        super().__init__("Positions", count_of(len(catalogue.roles), "position"), menu)
        self._catalogue = catalogue
        self._finder = Finder(catalogue)
        self._texts = PositionTexts(catalogue)
        self._found: dict[str, str] = {}
        if at and found:
            self._found[at] = self._texts.duty(at, found)
        self._detail = TextPane()

    def body(self) -> Iterable[Widget]:
        """Return the filter, and list and detail side by side."""
        yield self.line
        yield Horizontal(self.menu, self._detail, id="sides")

    def hints(self) -> Sequence[Hint]:
        """Return the keys that do something now."""
        if self.focused is self._detail:
            return Hint(ARROWS, "read on"), Hint("space", "page"), HELP, Hint("esc", "to the list")
        if self.is_typing:
            return Hint(ARROWS, "move"), Hint("enter", "read on"), Hint("esc", "show all")
        return (
            Hint(ARROWS, "move"),
            Hint("enter", "read on"),
            Hint("/", "filter"),
            Hint("c", "compare"),
            Hint("w", "who does this?"),
            Hint("v", "visit"),
            HELP,
            BACK,
        )

    def on_mount(self) -> None:
        """Show the first position."""
        self.set_focus(self.menu)
        self._show_detail()

    @on(Menu.Moved)
    def _show_marked(self) -> None:
        self._show_detail()

    @on(Menu.Chosen)
    def _read_chosen(self) -> None:
        self.action_read()

    def narrow(self, words: str) -> None:
        """Show the positions that fit, the best of them marked."""
        found = self._finder.positions(words)
        self._found = {hit.role.id: hit.because for hit in found}
        rows = _by_hit(found) if words else _by_area(self._catalogue.roles)
        self.menu.show_rows(rows, at=found[0].role.id if words and found else None)
        count = f"{len(found)} of " if words else ""
        self.bar.say("Positions", count + count_of(len(self._catalogue.roles), "position"))
        self._show_detail()

    def use_filtered(self) -> None:
        """Read the position that is marked."""
        self.action_read()

    def on_resize(self) -> None:
        """Leave the detail more room where there is little."""
        self.set_class(self.size.width < 72, "-narrow")

    def action_read(self) -> None:
        """Go over to the detail."""
        if self.menu.current:
            self.set_focus(self._detail)

    def action_to_list(self) -> None:
        """Go back to the list."""
        self.set_focus(self.menu)

    def action_go(self, place: str) -> None:
        """Open another screen about the marked position."""
        item = self.menu.current
        if place in _ABOUT_ONE and item:
            self.go(place, item.id)
        elif place not in _ABOUT_ONE:
            self.go(place)

    def action_back(self) -> None:
        """Go from detail to list, show all again, or go back to where one came from."""
        if self.focused is self._detail:
            self.action_to_list()
        else:
            super().action_back()

    def _show_detail(self) -> None:
        item = self.menu.current
        if item:
            self._detail.say(self._texts.of(item.id, self._found.get(item.id, "")))
        else:
            self._detail.say([Paragraph("No position fits these words. Esc shows all again.")])


def _by_area(roles: Sequence[Role]) -> list[Item | Heading]:
    areas: dict[str, list[Item]] = {}
    for role in roles:
        areas.setdefault(role.area.casefold(), []).append(Item(role.id, role.title))
    rows: list[Item | Heading] = []
    for area, items in areas.items():
        rows += [*([Heading()] if rows else ()), Heading(area.capitalize() or "Other"), *items]
    return rows or [Heading("No positions yet.")]


def _by_hit(found: Sequence[Found]) -> list[Item | Heading]:
    """Return what a filter found: positions named so first, then those that do it."""
    rows: list[Item | Heading] = []
    for heading, hits in (
        ("Fits by name", [hit for hit in found if not hit.because]),
        ("Fits by what it does", [hit for hit in found if hit.because]),
    ):
        if hits:
            rows += [*([Heading()] if rows else ()), Heading(heading)]
            rows += [Item(hit.role.id, hit.role.title) for hit in hits]
    return rows or [Heading("Nothing fits.")]
