"""An office with trainers: folders, a roster, assignments, a gradebook; and what people did."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from medtrainer.model.attempt import Person, QuizName, Rules
from medtrainer.services.results.desk import gradebook, missing, read_desk
from medtrainer.services.workspace import open_workspace
from tests.gradebook.world import attempt, owner, take
from tests.journal.world import START

if TYPE_CHECKING:
    from pathlib import Path

ROLES = """\
format = 1
[[role]]
id = "ma"
title = "Medical Assistant"
abbreviation = "MA"
[[role.duty]]
id = "vitals"
text = "Take vital signs"
[[role]]
id = "biller"
title = "Biller"
[[role.duty]]
id = "bill"
text = "Bill the insurer"
[[role]]
id = "rn"
title = "Registered Nurse"
abbreviation = "RN"
[[role.duty]]
id = "triage"
text = "Decide who is seen first"
"""

SET = 'title = "{}"\nexercises = 1\nduties = 2\npositions = 3\npass_mark = 0.8\n'

ROSTER = """\
[[learner]]
login = "areyes"
name = "Ana Reyes"
title = "Medical assistant"
site = "north"
groups = ["new"]

[[learner]]
login = "bokafor"
name = "Ben Okafor"
site = "south"
groups = ["new"]

[[learner]]
login = "cleo"
name = "Cleo Moore"
site = "north"
active = false
groups = ["new"]
"""

ANA, BEN, CLEO = owner(1006, "areyes"), owner(1007, "bokafor"), owner(1008, "cleo")
NOW = START + timedelta(days=10)
TODAY = NOW.astimezone().date()


class Office:
    """A trainer's office.

    Attributes:
        folder: Its folder.
        database: Its gradebook.
    """

    def __init__(self, folder: Path, database) -> None:
        self.folder = folder
        self.database = database
        for name in ("quizzes", "assignments", "records", "gradebook", "decisions"):
            (folder / name).mkdir()
        (folder / "roles.toml").write_text(ROLES, encoding="utf-8")
        (folder / "roster.toml").write_text(ROSTER, encoding="utf-8")
        for quiz, title in (("front-desk", "Front desk"), ("other", "Other")):
            (folder / "quizzes" / f"{quiz}.toml").write_text(SET.format(title), encoding="utf-8")

    def say(self, **facts):
        """Write office.toml."""
        lines = [f"{name} = {value!r}".replace("True", "true") for name, value in facts.items()]
        (self.folder / "office.toml").write_text("\n".join(lines), encoding="utf-8")

    def assign(self, stem="a1", quiz="front-desk", to=("group:new",), due=None, at=START, **terms):
        """Write an assignment, by default for all new people from the start on."""
        lines = [f'quiz = "{quiz}"', f"to = {list(to)!r}", 'assigned_by = "dmorgan"']
        lines.append(f"assigned_at = {at.isoformat()}")
        self._act(stem, lines, due, terms)

    def override(self, login, stem="o1", quiz="front-desk", due=None, at=START, **terms):
        lines = [f'quiz = "{quiz}"', f'override = "{login}"', f"assigned_at = {at.isoformat()}"]
        self._act(stem, lines, due, terms)

    def _act(self, stem, lines, due, terms):
        lines += [f"due = {due.isoformat()}"] if due else []
        lines += [f"{name} = {value}" for name, value in terms.items()]
        path = self.folder / "assignments" / f"{stem}.toml"
        path.write_text("\n".join(lines), encoding="utf-8")

    def sat(self, who, answers=("ma", "biller"), *, days=1, quiz="front-desk", **changes):
        """Collect an attempt that was begun some days after the start."""
        person = Person(who.uid, who.login, who.login.title(), "Then an intern", "uid")
        changes.setdefault("rules", Rules())
        lines = attempt(
            answers,
            at=START + timedelta(days=days),
            quiz=QuizName(quiz, quiz.title()),
            person=changes.pop("person", person),
            **changes,
        )
        take(self.database, lines, who)

    @property
    def workspace(self):
        opened = open_workspace(str(self.folder), str(self.folder / "data"))
        person = replace(opened.person, login="dmorgan", name="Dana Morgan")
        return replace(opened, person=person, now=lambda: NOW, host="north-1")

    @property
    def desk(self):
        return read_desk(self.workspace, self.database)

    def grade(self, login, quiz="front-desk"):
        """Return the one row of a person and a set."""
        (found,) = (g for g in gradebook(self.desk) if (g.learner.login, g.quiz) == (login, quiz))
        return found

    def missing(self):
        return [(g.learner.login, g.quiz, g.state, g.days_late) for g in missing(self.desk)]


@pytest.fixture
def office(tmp_path, database):
    folder = tmp_path / "office"
    folder.mkdir()
    return Office(folder, database)


def in_days(days) -> date:
    return TODAY + timedelta(days=days)


def at(days) -> datetime:
    return START + timedelta(days=days)
