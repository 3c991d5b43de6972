"""Which version of each set people sat, and who has sat no later one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.glyphs import ARROWS
from medtrainer.services.results.versions import Version, versions
from medtrainer.services.wording import day
from medtrainer.text import visible
from medtrainer.tui.screens.page import BACK, HELP, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.table import Row, Table
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.tui.screens.trainer.session import Session

_SHORT = 8


class VersionsScreen(Page):
    """A table of versions; below it who sat the marked one."""

    DEFAULT_CSS = "VersionsScreen Note { height: 6; }"
    HELP_TEXT = (
        (
            "A set has another version whenever it or one of its positions says something else."
            " Attempts keep what they showed, so old results stay what they were."
        ),
        "Only this: people who have sat no later version. A change may touch what they learned.",
    )
    KEYS = (("↑ ↓", "tell who sat a version"),)

    def __init__(self, session: Session) -> None:
        super().__init__("Versions", session.workspace.office.name)
        self._session = session
        self._versions: dict[str, Version] = {}
        head = ("Set", "Version", "Content", "People", "Only this", "Last sat")
        self._table = Table(head, right=(3, 4, 5))
        self._note = Note()

    def body(self) -> Iterable[Widget]:
        """Return the table and who sat the marked version."""
        yield self._table
        yield self._note

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        return Hint(ARROWS, "move"), HELP, BACK

    def on_mount(self) -> None:
        """Show the versions."""
        found = [v for v in versions(self._session.desk) if v.people or v.is_current]
        self._versions = {f"{v.quiz}\n{v.content}": v for v in found}
        now = self._session.workspace.now()
        rows = [
            Row(
                name,
                (
                    visible(version.title),
                    "now" if version.is_current else "earlier",
                    visible(version.content.removeprefix("sha256:"))[:_SHORT],
                    str(len(version.people) or ""),
                    str(len(version.behind) or ""),
                    day(version.last, now) if version.last else "",
                ),
            )
            for name, version in self._versions.items()
        ]
        self._table.show_table(rows)
        self._say()

    def on_menu_moved(self) -> None:
        """Say who sat the marked version."""
        self._say()

    def _say(self) -> None:
        current = self._table.current
        if current is None:
            self._note.say([Paragraph("This office has no quiz sets yet.", "strong")])
            return
        version = self._versions[current.id]
        sat = self._names(version.people) or "nobody"
        said = [Paragraph(f"Sat by {sat}.")]
        if version.behind:
            said.append(Paragraph(f"No later version: {self._names(version.behind)}.", "strong"))
        self._note.say(said)

    def _names(self, logins: Sequence[str]) -> str:
        called = (self._session.desk.learner(login).called for login in logins)
        return visible(", ".join(sorted(called, key=str.casefold)))
