"""Choosing what to practise: some positions, or all."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.errors import Problem
from medtrainer.glyphs import ARROWS, CHOSEN, OPEN
from medtrainer.services.practice import practice_title, start_practice
from medtrainer.services.search.finder import Finder
from medtrainer.services.wording import count_of
from medtrainer.text import visible
from medtrainer.tui.screens.exercise import ExerciseScreen
from medtrainer.tui.screens.filtered import FilteredPage
from medtrainer.tui.screens.page import BACK, HELP, Note
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.choice_menu import ChoiceMenu
from medtrainer.tui.widgets.menu import Heading, Item
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.roles import Role
    from medtrainer.services.workspace import Workspace
    from medtrainer.tui.widgets.menu import Menu

_ALL = ""
"""Id of the row that stands for all positions; no role has it."""

_NAMED = 3
"""Positions that are named before the rest is only counted."""


class PractiseScreen(FilteredPage):
    """A list of positions to choose from; Enter begins."""

    DEFAULT_CSS = """
    PractiseScreen #about { height: 3; }
    PractiseScreen #begins { height: 3; }
    """
    HELP_TEXT = (
        (
            "Practice is one exercise after the other for as long as you like, over the positions"
            " that you choose. Each answer is judged at once, with the reason, and everything that"
            " these positions do comes round."
        ),
        "It is recorded, but counts for no quiz set. Esc ends it and shows how it went.",
    )
    KEYS = (
        ("↑ ↓", "mark a position"),
        ("space", "chooses the marked position, or lets go of it"),
        ("a", "chooses all positions, or none"),
        FilteredPage.FILTER_KEY,
        ("enter", "begins with the chosen ones; if none is, with the marked one"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "all_or_none", "All or none", show=False),
    ]

    def __init__(self, workspace: Workspace, chosen: Sequence[str] = ()) -> None:
        """Show the positions.

        Args:
            workspace: Person, office and record.
            chosen: Ids of roles that are chosen to begin with.
        """
        roles = [role for role in workspace.office.catalogue.roles if role.duties]
        super().__init__("Practise", count_of(len(roles), "position"), ChoiceMenu())
        self._workspace = workspace
        self._roles = roles
        self._duties = len({duty.id for role in roles for duty in role.duties})
        self._chosen = set(chosen) & {role.id for role in roles}
        self._finder = Finder(workspace.office.catalogue)
        self._words = ""
        self.menu.show_rows(self._rows(), at=next(iter(self._in_order()), None))
        self._begins = Note(id="begins")

    def body(self) -> Iterable[Widget]:
        """Return what practice is, the list, and what Enter will do."""
        yield self.line
        yield Note(_ABOUT, id="about")
        yield self.menu
        yield self._begins

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        if self.is_typing:
            return self.typing_hints()
        return (
            Hint("enter", "begin"),
            Hint("space", "choose"),
            Hint("a", "all or none"),
            Hint("/", "filter"),
            Hint(ARROWS, "move"),
            HELP,
            BACK,
        )

    def on_mount(self) -> None:
        """Say what Enter will do."""
        self.set_focus(self.menu)
        self._say_what_begins()

    def narrow(self, words: str) -> None:
        """Show the positions that fit; what is chosen stays chosen."""
        self._words = words
        rows = self._rows()
        first = next((row.id for row in rows if isinstance(row, Item)), None)
        self.menu.show_rows(rows, at=first if words else None)
        self._say_what_begins()

    def on_menu_moved(self) -> None:
        """Say what Enter will do now."""
        self._say_what_begins()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Choose a position, or let go of it."""
        if event.item.id == _ALL:
            self.action_all_or_none()
        else:
            self._choose(self._chosen ^ {event.item.id})

    def action_all_or_none(self) -> None:
        """Choose all positions, or none if all are chosen."""
        everybody = {role.id for role in self._roles}
        self._choose(set() if self._chosen == everybody else everybody)

    def on_choice_menu_confirmed(self) -> None:
        """Begin: the first exercise is drawn and recorded, then shown."""
        if not self.is_active:
            return
        asked = self._asked()
        try:
            sitting = start_practice(self._workspace, asked)
        except Problem as problem:
            self._begins.say([Paragraph(""), Paragraph(visible(str(problem)), "bad")])
            return
        title = practice_title(self._workspace.office.catalogue, asked)
        self.app.switch_screen(ExerciseScreen(self._workspace, sitting, title))

    def _choose(self, chosen: set[str]) -> None:
        self._chosen = chosen
        self.menu.show_rows(self._rows())
        self._say_what_begins()

    def _asked(self) -> tuple[str, ...]:
        """Return the ids of the roles that Enter would begin with, () for all."""
        if self._chosen:
            everybody = len(self._chosen) == len(self._roles)
            return () if everybody else self._in_order()
        marked = self.menu.current
        return (marked.id,) if marked and marked.id != _ALL else ()

    def _in_order(self) -> tuple[str, ...]:
        return tuple(role.id for role in self._roles if role.id in self._chosen)

    def _say_what_begins(self) -> None:
        asked = set(self._asked())
        titles = [role.title for role in self._roles if role.id in asked]
        what = _names(titles) if titles else "all positions"
        said = f"Enter begins with {what}." if self._roles else "Esc goes back."
        self._begins.say([Paragraph(""), Paragraph(said, "strong")])

    def _rows(self) -> list[Item | Heading]:
        if not self._roles:
            return [Heading("No position has duties yet.")]
        if self._words:
            found = [hit.role for hit in self._finder.positions(self._words) if hit.role.duties]
            return [*_items(found, self._chosen)] or [Heading("Nothing fits. Esc shows all again.")]
        everybody = len(self._chosen) == len(self._roles)
        rows: list[Item | Heading] = [_item(_ALL, "All positions", self._duties, chosen=everybody)]
        for area in dict.fromkeys(role.area for role in self._roles):
            inside = [role for role in self._roles if role.area == area]
            rows += [Heading(), Heading(area.capitalize() or "Other")]
            rows += _items(inside, self._chosen)
        return rows


_ABOUT = (
    Paragraph("Endless exercises, each answer judged at once."),
    Paragraph("Practice does not count. Leave when you like."),
)


def _items(roles: Iterable[Role], chosen: Collection[str]) -> Iterable[Item]:
    for role in roles:
        yield _item(role.id, role.title, len(role.duties), chosen=role.id in chosen)


def _item(item_id: str, title: str, duties: int, *, chosen: bool) -> Item:
    mark = CHOSEN if chosen else OPEN
    style = "accent" if chosen else "plain"
    return Item(item_id, f"{mark} {title}", (count_of(duties, "duty", "duties"),), style=style)


def _names(titles: Sequence[str]) -> str:
    if len(titles) <= _NAMED:
        return ", ".join(titles)
    more = len(titles) - _NAMED + 1
    return f"{', '.join(titles[: _NAMED - 1])} and {more} more"
