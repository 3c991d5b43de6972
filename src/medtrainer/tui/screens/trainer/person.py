"""One person: how they stand, and every attempt row by row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.content.written import write_over
from medtrainer.errors import Problem
from medtrainer.glyphs import ARROWS, RIGHT, WRONG
from medtrainer.services.assignment_words import due_or_late
from medtrainer.services.deciding import new_stem
from medtrainer.services.results.transcript import transcript
from medtrainer.services.results.transcript_html import transcript_html
from medtrainer.services.results.transcript_words import (
    facts_of,
    item_words,
    outcome_words,
    person_words,
)
from medtrainer.services.results.words import due_words, score_words
from medtrainer.text import visible
from medtrainer.tui.screens.page import BACK, HELP, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.text_pane import Paragraph, TextPane

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.services.results.grades import Grade
    from medtrainer.services.results.transcript import Entry, Item, Transcript
    from medtrainer.tui.screens.trainer.session import Session

_PRIVATE = 0o600


class PersonScreen(Page):
    """A text to read: the person, the sets, the attempts."""

    DEFAULT_CSS = "PersonScreen Note { height: 2; }"
    HELP_TEXT = (
        "How a person stands in every set, and each attempt with what an auditor asks for.",
        "Other terms for one person are given with the command medtrainer override.",
    )
    KEYS = (
        ("↑ ↓", "read on"),
        ("w", "writes the transcript as a page to print, into your home folder"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "write", "Write", show=False)]

    def __init__(self, session: Session, login: str) -> None:
        self._session = session
        self._found: Transcript = transcript(session.desk, login)
        super().__init__(self._found.learner.called, self._found.learner.login)
        self._text = TextPane(self._paragraphs())
        self._note = Note()

    def body(self) -> Iterable[Widget]:
        """Return the text and the note."""
        yield self._text
        yield self._note

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        return Hint(ARROWS, "read on"), Hint("w", "write page"), HELP, BACK

    def action_write(self) -> None:
        """Write the transcript as a page for the trainer's eyes only."""
        workspace = self._session.workspace
        name = f"transcript-{new_stem(workspace, self._found.learner.login)}.html"
        path = Path.home() / name
        page = transcript_html(self._found, workspace.office.name, workspace.person.login)
        try:
            write_over(path, page, _PRIVATE)
        except Problem as problem:
            self._note.say([Paragraph(visible(str(problem)), "bad")])
            return
        self._note.say([Paragraph(f"Written: {visible(str(path))}", "strong")])

    def _paragraphs(self) -> list[Paragraph]:
        learner = self._found.learner
        grades = [g for g in self._session.grades if g.learner.login == learner.login]
        paragraphs = [Paragraph(person_words(learner), "dim"), Paragraph("")]
        paragraphs += [Paragraph("Sets", "accent"), *map(self._standing, grades)]
        if not grades:
            paragraphs.append(Paragraph("Nothing is assigned, and nothing was sat."))
        for number, entry in enumerate(self._found.entries[::-1]):
            total = len(self._found.entries)
            paragraphs += [Paragraph(""), *_attempt(total - number, entry)]
        return paragraphs

    def _standing(self, grade: Grade) -> Paragraph:
        today = self._session.workspace.now().astimezone().date()
        due = f"due {due_words(grade.due, today)}" if grade.due else ""
        if grade.days_late:
            due = due_or_late(grade.due, today)
        late = "late" if grade.late and not grade.days_late else ""
        facts = (grade.state, score_words(grade) if grade.counted else "", due, late)
        words = ", ".join(filter(None, facts))
        return Paragraph(f"{visible(grade.title)}: {words}", "bad" if grade.days_late else "plain")


def _attempt(number: int, entry: Entry) -> Iterable[Paragraph]:
    title = visible(entry.sat.row.quiz_title or entry.sat.row.quiz)
    yield Paragraph(f"{number}. {title}: {outcome_words(entry)}", "accent")
    for fact in facts_of(entry):
        yield Paragraph(fact.text, label=f"{fact.name:<9}", indent=1)
    for item in entry.items:
        yield Paragraph(visible(item.text), indent=4, label=RIGHT if item.is_right else WRONG)
        if not item.is_right:
            yield Paragraph(_answer(item), "dim", indent=6)


def _answer(item: Item) -> str:
    return item_words(item)
