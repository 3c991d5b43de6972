"""The home screen: go on, sit a set, look something up.

The screens behind it are imported when they are first opened: nobody waits for them at a start.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.errors import EnvironmentProblem, Problem
from medtrainer.glyphs import ARROWS, bar
from medtrainer.services.errands import SitSet
from medtrainer.services.preferences import load_preferences, save_preferences
from medtrainer.services.record import Standing, my_record, prove_record, standings
from medtrainer.services.set_words import (
    assigned_first,
    due_in_words,
    left_at,
    needed_words,
    standing_words,
)
from medtrainer.services.trainers import has_trainers_area
from medtrainer.services.wording import ago, count_of, record_place, who_sits
from medtrainer.text import visible
from medtrainer.tui.screens.page import HELP, Note, Page
from medtrainer.tui.themes import light_is_readable, theme_of
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.menu import Heading, Item, Menu
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from textual.widget import Widget

    from medtrainer.model.attempt import Attempt
    from medtrainer.model.quiz import QuizSet
    from medtrainer.services.errands import Errand
    from medtrainer.services.record import MyRecord
    from medtrainer.services.sitting import Sitting
    from medtrainer.services.workspace import Workspace

_DIGITS = "123456789"
_BAR = 9


class HomeScreen(Page):
    """Where everything begins and ends."""

    DEFAULT_CSS = "HomeScreen Note { height: auto; max-height: 2; }"
    HELP_TEXT = (
        (
            "MedTrainer teaches who does what in a medical office. Read up on the positions, then"
            " sit a quiz set: you match duties to the positions that do them."
        ),
        "A set that you left is at the top and goes on exactly where you stopped.",
    )
    KEYS = (
        ("↑ ↓", "move"),
        ("enter", "opens the marked line"),
        ("c", "continues the set you left last"),
        ("1 to 9", "open a quiz set"),
        ("p", "practise positions of your choice, as long as you like"),
        ("b", "browse the positions and what each of them does"),
        ("w", "finds out which position does something"),
        ("v", "shows a patient's visit, step by step"),
        ("g", "my progress, position by position"),
        ("s", "my scores, attempt by attempt"),
        ("o", "the office: for trainers, who has not done what"),
        ("t", "changes between dark and light; the choice is kept"),
        ("q", "leaves the program"),
        ("esc", "stays here"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"open('{key}')", show=False) for key in ("c", *"pbwvgso", *_DIGITS)),
        Binding("t", "change_theme", "Dark or light", show=False),
        Binding("q", "quit_program", "Quit", show=False),
        Binding("escape", "stay", "Stay", show=False),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("MedTrainer", f"{who_sits(workspace.person)} · {workspace.office.name}")
        self._workspace = workspace
        self._menu = Menu()
        self._note = Note()
        self._record: MyRecord | None = None

    def body(self) -> Iterable[Widget]:
        """Return the list and the note."""
        yield self._menu
        yield self._note

    def hints(self) -> Sequence[Hint]:
        """Return the keys of the home screen."""
        theme = Hint("t", "light" if self.app.current_theme.dark else "dark")
        return Hint(ARROWS, "move"), Hint("enter", "open"), theme, HELP, Hint("q", "leave")

    def help_keys(self) -> Sequence[tuple[str, str]]:
        """Leave out what only trainers have."""
        is_trainer = has_trainers_area(self._workspace)
        return tuple(key for key in self.KEYS if is_trainer or key[0] != "o")

    def on_screen_resume(self) -> None:
        """Read the record anew whenever one comes back here."""
        record = self._record = my_record(self._workspace)
        first = f"resume:{record.unfinished[0].id}" if record.unfinished else None
        self._menu.show_rows(self._rows(record), at=first)
        self._say(self._trouble() or (record.notices[0] if record.notices else ""))

    def run_errand(self, errand: Errand) -> None:
        """Do what the person came for."""
        if isinstance(errand, SitSet):
            self.open_set(errand.quiz, preview=errand.preview, seed=errand.seed)
        else:
            self.open_sitting(errand.sitting, errand.title)

    def open_set(self, quiz: QuizSet, *, preview: bool = False, seed: str | None = None) -> None:
        """Open a set: go on with the attempt that is open, else show what it is."""
        record = my_record(self._workspace)
        standing = next(s for s in standings(self._workspace, record) if s.quiz.id == quiz.id)
        if standing.open and not preview:
            self._resume(standing.open)
        else:
            from medtrainer.tui.screens.set_card import SetCard

            self.app.push_screen(SetCard(self._workspace, standing, preview=preview, seed=seed))

    def open_sitting(self, sitting: Sitting, heading: str = "") -> None:
        """Go on with a sitting that has begun; `heading` says what is practised."""
        from medtrainer.tui.screens.exercise import ExerciseScreen

        self.app.push_screen(ExerciseScreen(self._workspace, sitting, heading))

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Open what was chosen; a second key typed ahead must not open it twice."""
        if not self.is_active:
            return
        what, _, name = event.item.id.partition(":")
        if what == "set":
            self.open_set(next(q for q in self._workspace.office.sets if q.id == name))
        elif what == "resume" and self._record:
            self._resume(next(a for a in self._record.unfinished if a.id == name))
        elif what == "trainer":
            self._open_office()
        else:
            self.go(what)

    def _open_office(self) -> None:
        """Open the trainer's area, or say why it cannot be opened."""
        try:
            self.go("trainer")
        except Problem as problem:
            self._say(str(problem))

    def action_open(self, key: str) -> None:
        """Open the row that this key stands at."""
        item = self._menu.item_of_key(key)
        if item:
            self.on_menu_chosen(Menu.Chosen(item))
        elif key == "s":  # no row of its own: it stands one screen behind the progress, too
            self.go("scores")

    def action_change_theme(self) -> None:
        """Change between the dark and the light theme, now and for the next start."""
        if not light_is_readable(self.app.console.color_system):
            self._say("This terminal shows 16 colours; only the dark theme is readable with them.")
            return
        choice = "light" if self.app.current_theme.dark else "dark"
        self.app.theme = theme_of(choice, self.app.console.color_system).name
        self.show_hints()
        data, learner = self._workspace.data, self._workspace.person.learner
        try:
            save_preferences(data, replace(load_preferences(data, learner), theme=choice), learner)
        except EnvironmentProblem as problem:
            self._say(f"{problem.what} The theme stays until you leave. {problem.advice}")

    def action_stay(self) -> None:
        """Say how to leave: who goes back step by step with Esc does not mean to end here."""
        self._note.say([Paragraph("This is the start. Press q to leave the program.", "strong")])

    def action_quit_program(self) -> None:
        """Leave; everything is kept already."""
        self.app.exit()

    def _resume(self, attempt: Attempt) -> None:
        from medtrainer.services.attempts import resume_attempt

        try:
            sitting = resume_attempt(self._workspace, attempt)
        except Problem as problem:
            self._say(str(problem))
            return
        self.open_sitting(sitting)

    def _trouble(self) -> str:
        """Return why nothing can be recorded, "" if all is well: told before a set is begun."""
        try:
            prove_record(self._workspace)
        except EnvironmentProblem as problem:
            return str(problem)
        return ""

    def _say(self, trouble: str) -> None:
        where = Paragraph(record_place(self._workspace.place, self._workspace.person), "dim")
        self._note.say([Paragraph(visible(trouble), "bad") if trouble else where])
        self._note.refresh(layout=True)

    def _rows(self, record: MyRecord) -> list[Item | Heading]:
        now = self._workspace.now()
        rows: list[Item | Heading] = []
        if record.unfinished:
            rows.append(Heading("Continue"))
            for place, attempt in enumerate(record.unfinished[:3]):
                rows.append(_resume_item(attempt, now, "" if place else "c"))
            rows.append(Heading())
        assigned, others = assigned_first(standings(self._workspace, record))
        keys = iter([*_DIGITS, *("" for _ in (*assigned, *others))])
        if assigned:
            rows.append(Heading("Assigned to you"))
            rows += [_assigned_item(standing, now, next(keys)) for standing in assigned]
            rows.append(Heading())
        if others or not assigned:
            rows.append(Heading("Other quiz sets" if assigned else "Quiz sets"))
        rows += [_set_item(standing, now, next(keys)) for standing in others]
        if not (assigned or others):
            rows.append(Heading("  This office has no quiz sets yet."))
        return [*rows, Heading(), Heading("Practise and look up"), *self._look_up(record)]

    def _look_up(self, record: MyRecord) -> Iterable[Item]:
        catalogue = self._workspace.office.catalogue
        roles = catalogue.roles
        duties = len({duty.id for role in roles for duty in role.duties})
        size = f"{count_of(len(roles), 'position')}, {count_of(duties, 'duty', 'duties')}"
        yield Item("practise", "Practise positions", ("as long as you like", ""), "p")
        yield Item("positions", "Positions: read and compare", (size, ""), "b")
        yield Item("who", "Who does this?", ("asked in your own words", ""), "w")
        if catalogue.visit:
            steps = count_of(len(catalogue.visit), "step")
            yield Item("visit", "A patient's visit", (steps, ""), "v")
        if has_trainers_area(self._workspace):
            yield Item("trainer", "The office: people and results", ("for trainers", ""), "o")
        yield Item("progress", "My progress and scores", self._progress(record), "g")

    def _progress(self, record: MyRecord) -> tuple[str, str]:
        """Return the progress in words and as a bar; who has answered nothing does not wait."""
        if not record.attempts:
            return "no answers yet", ""
        from medtrainer.services.progress_words import at_a_glance

        glance = at_a_glance(self._workspace, record)
        return glance.text, bar(glance.part, glance.whole, _BAR) if glance.whole else ""


def _resume_item(attempt: Attempt, now: datetime, key: str) -> Item:
    quiz = attempt.opening.quiz
    title = visible(quiz.title) if quiz else "Practice"
    return Item(
        f"resume:{attempt.id}", title, (left_at(attempt, now), ago(attempt.last_at, now)), key
    )


def _assigned_item(standing: Standing, now: datetime, key: str) -> Item:
    quiz = standing.quiz
    how = standing_words(standing, now) if standing.tries else needed_words(standing)
    return Item(f"set:{quiz.id}", quiz.title, (how, due_in_words(standing, now)), key)


def _set_item(standing: Standing, now: datetime, key: str) -> Item:
    quiz = standing.quiz
    return Item(
        f"set:{quiz.id}", quiz.title, (standing_words(standing, now), needed_words(standing)), key
    )
