"""Who has not done what: where a trainer's morning begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.errors import Problem
from medtrainer.glyphs import ARROWS
from medtrainer.services.results.doubts import doubts
from medtrainer.services.results.grades import longest_overdue_first
from medtrainer.services.results.words import (
    attempts_of_words,
    due_words,
    late_words,
    missing_words,
    score_words,
)
from medtrainer.services.wording import count_of
from medtrainer.text import visible
from medtrainer.tui.screens.page import BACK, HELP, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.table import Row, Table
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.services.collecting.run import Collected
    from medtrainer.services.results.grades import Grade
    from medtrainer.tui.screens.trainer.session import Session
    from medtrainer.tui.widgets.menu import Menu

_MORE = 1
"""Notices that are told here; the command tells them all."""


class OverviewScreen(Page):
    """A table of what is still to be done, the longest overdue first."""

    DEFAULT_CSS = "OverviewScreen Note { height: 3; }"
    HELP_TEXT = (
        (
            "Everybody to whom a set is assigned that they have not passed yet. New answers are"
            " collected when this screen opens, and with u."
        ),
        "Every screen here is a command, too: medtrainer missing, gradebook, stats, confusions …",
    )
    KEYS = (
        ("enter", "shows the marked person: how they stand, attempt by attempt"),
        ("s", "goes from site to site, then to all of them again"),
        ("p", "people: everybody, and how they stand"),
        ("g", "gradebook: everybody in every set, and which attempt counts"),
        ("a", "assigns a set"),
        ("i", "items: how a set was answered, duty by duty"),
        ("m", "mix-ups: which position is taken for which"),
        ("v", "versions: who sat which version of a set"),
        ("d", "disputes: pairs that learners doubt"),
        ("n", "new set: builds a quiz set and writes it"),
        ("u", "updates: collects what is new"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "site", "Site", show=False),
        Binding("p", "open('people')", "People", show=False),
        Binding("g", "open('gradebook')", "Gradebook", show=False),
        Binding("v", "open('versions')", "Versions", show=False),
        Binding("a", "open('assign')", "Assign", show=False),
        Binding("i", "open('items')", "Items", show=False),
        Binding("m", "open('mixups')", "Mix-ups", show=False),
        Binding("d", "open('disputes')", "Disputes", show=False),
        Binding("n", "open('builder')", "New set", show=False),
        Binding("u", "update", "Update", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__("Who has not done what", session.workspace.office.name)
        self._session = session
        self._site = ""
        self._told: list[Paragraph] = []
        head = ("Person", "Set", "Due", "Attempts", "Best", "Late")
        self._table = Table(head, right=(3, 4, 5), gives_way=(0, 1))
        self._note = Note()

    def body(self) -> Iterable[Widget]:
        """Return the table and the note."""
        yield self._table
        yield self._note

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        return (
            Hint(ARROWS, "move"),
            Hint("enter", "person"),
            Hint("s", "site"),
            Hint("a", "assign"),
            Hint("p", "people"),
            Hint("g", "gradebook"),
            Hint("i", "items"),
            Hint("m", "mix-ups"),
            HELP,
            BACK,
        )

    def on_mount(self) -> None:
        """Collect what is new as soon as what is known has been shown."""
        self.action_update()

    def on_screen_resume(self) -> None:
        """Show what is known by now."""
        self._show()

    def on_unmount(self) -> None:
        """Close the gradebook with the last of the trainer's screens."""
        self._session.close()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Show the person of a row."""
        if self.is_active:
            from medtrainer.tui.screens.trainer.person import PersonScreen

            login = event.item.id.partition("\n")[0]
            self.app.push_screen(PersonScreen(self._session, login))

    def action_open(self, place: str) -> None:
        """Open one of the trainer's other screens."""
        if self.is_active:
            from medtrainer.tui.screens.trainer.places import PLACES

            self.app.push_screen(PLACES[place](self._session))

    def action_site(self) -> None:
        """Go on to the next site, after the last to all of them."""
        sites = ["", *self._sites()]
        place = sites.index(self._site) if self._site in sites else 0
        self._site = sites[(place + 1) % len(sites)]
        self._show()

    def action_update(self) -> None:
        """Collect what is new, without keeping anybody waiting."""
        self._told = [Paragraph("Collecting what is new …", "dim")]
        self._say()
        self.run_worker(self._collect, thread=True, exclusive=True)

    def _collect(self) -> None:
        """Collect in a thread of its own; what comes of it is shown by the screen."""
        try:
            found = self._session.collect(lambda _done, _of: None)
        except Problem as problem:
            self.app.call_from_thread(self._not_collected, problem)
        else:
            self.app.call_from_thread(self._collected, found)

    def _not_collected(self, problem: Problem) -> None:
        if not self.is_attached:  # left meanwhile
            return
        self._told = [Paragraph(visible(str(problem)), "bad")]
        self._show()

    def _collected(self, found: Collected) -> None:
        if not self.is_attached:
            return
        self._session.refresh()
        news = count_of(found.new, "new answer or step", "new answers and steps")
        told = f"{news} from {count_of(found.journals, 'record')}."
        self._told = [Paragraph(told, "dim")]
        for notice in found.notices[:_MORE]:
            more = len(found.notices) - _MORE
            rest = f" ({more} more: medtrainer collect)" if more else ""
            said = f"{notice.file} of {notice.login} {notice.what}.{rest}"
            self._told = [Paragraph(visible(said), "bad")]
        self._show()

    def _sites(self) -> list[str]:
        return sorted({grade.learner.site for grade in self._session.grades} - {""})

    def _missing(self) -> list[Grade]:
        wanted = self._site.casefold()
        return longest_overdue_first(
            grade
            for grade in self._session.grades
            if grade.is_missing
            and grade.learner.active
            and (not wanted or grade.learner.site.casefold() == wanted)
        )

    def _show(self) -> None:
        grades = self._missing()
        today = self._session.workspace.now().astimezone().date()
        rows = [
            Row(
                _id_of(grade),
                (
                    visible(grade.learner.called),
                    visible(grade.title),
                    due_words(grade.due, today),
                    attempts_of_words(grade),
                    score_words(grade),
                    late_words(grade),
                ),
                {5: "bad"},
            )
            for grade in grades
        ]
        self._table.show_table(rows)
        self.bar.say("Who has not done what", visible(self._site or "all sites"))
        self._say(missing_words(grades))

    def _say(self, whole: str = "") -> None:
        waiting = sum(doubt.answer is None for doubt in doubts(self._session.desk))
        asks = f" {count_of(waiting, 'dispute waits', 'disputes wait')} (d)." if waiting else ""
        faults = [f for f in self._session.desk.faults if f.severity == "error"]
        trouble = [Paragraph(visible(f"{f.file}: {f.message}"), "bad") for f in faults[:1]]
        first = [Paragraph(f"{whole}{asks}".strip(), "strong")]
        self._note.say([*first, *(trouble or self._told)])
        self.show_hints()


def _id_of(grade: Grade) -> str:
    """Return what tells a row from all others: a person may have a set assigned twice."""
    return f"{grade.learner.login}\n{grade.assigned.assignment.stem if grade.assigned else ''}"
