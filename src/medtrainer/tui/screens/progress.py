"""How I stand: every position with a bar, and what the marked one still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.glyphs import ARROWS, DASH, bar, sparkline
from medtrainer.services.progress import my_progress
from medtrainer.services.progress_words import (
    MEANINGS,
    NO_ANSWERS,
    mastered_of,
    next_in_words,
    standing_in_words,
    state,
    two_weeks,
)
from medtrainer.services.wording import percent, signed
from medtrainer.text import visible
from medtrainer.tui.screens.page import BACK, HELP, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.menu import Heading, Item, Menu
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.services.progress import Progress, RoleProgress
    from medtrainer.services.workspace import Workspace

_ROOMY = 76
"""Columns from which there is room for a long bar beside the titles."""

_LONG, _SHORT = 12, 6
"""Cells of a bar."""

_MARKED = 7
"""Lines for the marked position: an empty one, two sentences, two duties of two lines."""

_LABELS = ("Next", "Then")


class ProgressScreen(Page):
    """The trend above, the positions, and the marked one in words below."""

    DEFAULT_CSS = f"""
    ProgressScreen #trend {{ height: 3; }}
    ProgressScreen #marked {{ height: {_MARKED}; }}
    """
    HELP_TEXT = (
        (
            "The bar of a position shows how many of its duties you know; beside it is the share of"
            " your answers that were right. Positions that you have begun come first."
        ),
        MEANINGS,
        (
            "The little columns at the top are the last 14 days, today at the right: the higher,"
            " the more was right. A dot is a day without answers. A day ends at 4 in the morning."
        ),
        (
            "Practice counts here, previews do not. Whether so few answers are wrong is judged by"
            " the first answer to each duty on a day."
        ),
    )
    KEYS = (
        ("↑ ↓", "mark a position; what it lacks stands below"),
        ("enter or b", "read about the marked position"),
        ("p", "practises the marked position"),
        ("s", "my scores"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "browse", "Read about the position", show=False),
        Binding("p", "practise", "Practise the position", show=False),
        Binding("s", "scores", "My scores", show=False),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("My progress")
        self._workspace = workspace
        self._titles = {role.id: role.title for role in workspace.office.catalogue.roles}
        self._roles: dict[str, RoleProgress] = {}
        self._progress: Progress | None = None
        self._trend = Note(id="trend")
        self._menu = Menu()
        self._marked = Note(id="marked")

    def body(self) -> Iterable[Widget]:
        """Return trend, positions, and the marked position in words."""
        yield self._trend
        yield self._menu
        yield self._marked

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        read = (Hint("enter", "read up"), Hint("p", "practise")) if self._roles else ()
        return Hint(ARROWS, "move"), *read, Hint("s", "scores"), HELP, BACK

    def on_screen_resume(self) -> None:
        """Work it out anew whenever one comes here: there may be new answers."""
        progress = self._progress = my_progress(self._workspace)
        self._roles = {here.role.id: here for here in progress.begun_first}
        self.bar.say("My progress", signed(mastered_of(progress), self._workspace.person))
        self._trend.say(_trend(progress))
        self._show()
        self.show_hints()

    def on_resize(self) -> None:
        """Give bars and duties the room there is now."""
        if self._progress:
            self._show()

    def on_menu_moved(self) -> None:
        """Say how the position under the marker stands."""
        self._show_marked()

    def on_menu_chosen(self) -> None:
        """Read about the position."""
        self.action_browse()

    def action_browse(self) -> None:
        """Open the marked position."""
        item = self._menu.current
        if item:
            self.go("positions", item.id)

    def action_practise(self) -> None:
        """Practise the marked position."""
        item = self._menu.current
        if item:
            self.go("practise", item.id)

    def action_scores(self) -> None:
        """Open the list of attempts."""
        self.go("scores")

    def _show(self) -> None:
        cells = _LONG if self.app.size.width >= _ROOMY else _SHORT
        self._menu.show_rows(_rows(self._roles.values(), cells))
        self._show_marked()

    def _show_marked(self) -> None:
        item = self._menu.current
        if item is None or self._progress is None:
            return
        here = self._roles[item.id]
        missing, *answered = standing_in_words(here, self._progress.today)
        text = [Paragraph(""), Paragraph(missing, "strong"), *map(Paragraph, answered)]
        duties = next_in_words(here, self._titles)
        text += [Paragraph(t, label=label) for label, t in zip(_LABELS, duties, strict=False)]
        self._marked.say(text)
        while len(self._marked.lines(self.app.size.width)) > _MARKED and len(text) > 2:
            text.pop()  # half a duty tells nobody what it is
            self._marked.say(text)


def _trend(progress: Progress) -> list[Paragraph]:
    trouble = [Paragraph(visible(notice), "bad") for notice in progress.notices[:1]]
    if not progress.answered.answers:
        return [Paragraph(NO_ANSWERS), *trouble]
    columns = sparkline(day.share for day in progress.days)
    return [Paragraph(";\n".join(two_weeks(progress.days)) + ".", label=columns), *trouble]


def _rows(roles: Iterable[RoleProgress], cells: int) -> list[Item | Heading]:
    return [_item(here, cells) for here in roles] or [Heading("No positions yet.")]


def _item(here: RoleProgress, cells: int) -> Item:
    askable, share = here.mastery.askable, here.answered.share
    return Item(
        here.role.id,
        here.role.title,
        (
            bar(here.known, askable, cells),
            f"{here.known:>2} of {askable:>2}",
            f"{DASH if share is None else percent(share):>5}",
            state(here),
        ),
    )
