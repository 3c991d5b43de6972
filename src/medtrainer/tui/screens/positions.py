"""All positions, and beside the list what the marked one does."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from medtrainer.glyphs import ARROWS
from medtrainer.services.lookup import shared_with
from medtrainer.services.wording import count_of
from medtrainer.tui.screens.page import BACK, HELP, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.menu import Heading, Item, Menu
from medtrainer.tui.widgets.text_pane import Paragraph, TextPane

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.roles import Catalogue, Role


class PositionsScreen(Page):
    """The list at the left, the detail at the right."""

    DEFAULT_CSS = """
    PositionsScreen Menu { width: 28; }
    PositionsScreen TextPane { width: 1fr; }
    """
    HELP_TEXT = (
        (
            "Each position with what it is for, whom it reports to, what only it does, and what it"
            " shares with others."
        ),
    )
    KEYS = (
        ("↑ ↓", "mark a position; its detail stands beside"),
        ("enter or →", "read on in the detail with ↑ ↓ and space"),
        ("← or esc", "back to the list"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "read", "Read", show=False),
        Binding("left", "to_list", "To the list", show=False),
    ]

    def __init__(self, catalogue: Catalogue, *, at: str | None = None) -> None:
        super().__init__("Positions", count_of(len(catalogue.roles), "position"))
        self._catalogue = catalogue
        self._menu = Menu()
        self._menu.show_rows(_rows(catalogue.roles), at=at)
        self._detail = TextPane()

    def body(self) -> Iterable[Widget]:
        """Return list and detail side by side."""
        yield Horizontal(self._menu, self._detail)

    def hints(self) -> Sequence[Hint]:
        """Return the keys that do something now."""
        if self.focused is self._detail:
            return Hint(ARROWS, "read on"), Hint("space", "page"), HELP, Hint("esc", "to the list")
        return Hint(ARROWS, "move"), Hint("enter", "read on"), HELP, BACK

    def on_mount(self) -> None:
        """Show the first position."""
        self._show_detail()

    def on_menu_moved(self) -> None:
        """Show the position under the marker."""
        self._show_detail()

    def on_menu_chosen(self) -> None:
        """Go over to the detail."""
        self.action_read()

    def on_descendant_focus(self) -> None:
        """Show the keys of the side that is used now."""
        self.show_hints()

    def action_read(self) -> None:
        """Go over to the detail."""
        self._detail.focus()

    def action_to_list(self) -> None:
        """Go back to the list."""
        self._menu.focus()

    def action_back(self) -> None:
        """Go back to the list, or from there to where one came from."""
        if self.focused is self._detail:
            self.action_to_list()
        else:
            super().action_back()

    def _show_detail(self) -> None:
        item = self._menu.current
        if item:
            self._detail.say(detail(self._catalogue, self._catalogue.role(item.id)))


def _rows(roles: Sequence[Role]) -> list[Item | Heading]:
    rows: list[Item | Heading] = []
    for area in dict.fromkeys(role.area for role in roles):
        if rows:
            rows.append(Heading())
        rows.append(Heading(area.capitalize() or "Other"))
        rows += [Item(role.id, role.title) for role in roles if role.area == area]
    return rows or [Heading("No positions yet.")]


def detail(catalogue: Catalogue, role: Role) -> list[Paragraph]:
    """Return everything there is to know of a position, as paragraphs."""
    titles = {other.id: other.title for other in catalogue.roles}
    short = f" · {role.abbreviation}" if role.abbreviation else ""
    text = [Paragraph(role.title + short, "accent"), Paragraph(role.summary), Paragraph("")]
    for label, ids in (("Reports to", role.reports_to), ("Works with", role.works_with)):
        if ids:
            text.append(Paragraph(", ".join(titles[i] for i in ids), label=label))
    shared = shared_with(catalogue, role)
    own = [Paragraph(d.text, indent=3) for d in role.duties if not shared[d.id]]
    common = [
        Paragraph(f"{d.text} (with {_names(shared[d.id])})", indent=3)
        for d in role.duties
        if shared[d.id]
    ]
    skills = [Paragraph(s.text, indent=3, label=f"{s.title}:") for s in role.skills]
    for heading, lines in (("Only this position", own), ("Shared", common), ("Skills", skills)):
        if lines:
            text += [Paragraph(""), Paragraph(heading, "strong"), *lines]
    return text


def _names(roles: Sequence[Role]) -> str:
    return ", ".join(role.abbreviation or role.title for role in roles)
