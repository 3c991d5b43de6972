"""Building a quiz set: trying it out before it is written, and writing it as a new file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from medtrainer.content.written import FOR_ALL, write_new
from medtrainer.errors import Problem, RequestProblem
from medtrainer.exercises.grading import needed_rows
from medtrainer.model.quiz import COUNTS, FEEDBACK, QuizSet
from medtrainer.services.draws import draw_from, shape_of
from medtrainer.services.trainers import require_trainer
from medtrainer.services.wording import count_of
from medtrainer.statistics.guess import Guess, guess_of, per_cent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from medtrainer.model.exercise import Exercise
    from medtrainer.services.workspace import Workspace

_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
_LONGEST_TITLE = 200
_TOO_EASY = 0.05


@dataclass(frozen=True, slots=True)
class Trial:
    """How a set would turn out.

    Attributes:
        quiz: The set as it would be.
        exercises: The exercises of one attempt; none where it cannot be drawn.
        guess: How likely guessing passes it, None where nothing has to be passed.
        trouble: Why it cannot be sat, or turns out smaller, "" where all is well.
    """

    quiz: QuizSet
    exercises: tuple[Exercise, ...]
    guess: Guess | None
    trouble: str

    @property
    def rows(self) -> int:
        """How many rows one attempt has."""
        return sum(len(exercise.premises) for exercise in self.exercises)


@dataclass(frozen=True, slots=True)
class Choice:
    """A number or word of a set that can be changed step by step.

    Attributes:
        name: The key in the set's file.
        label: What it is called.
        values: What it can be, in order.
    """

    name: str
    label: str
    values: tuple[Any, ...]


CHOICES = (
    Choice("exercises", "Exercises", tuple(range(1, 11))),
    Choice("duties", "Duties in each", tuple(range(2, 9))),
    Choice("positions", "Positions to choose from", tuple(range(3, 11))),
    Choice("pass_mark", "Pass mark", (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)),
    Choice("attempts", "Attempts", (0, 1, 2, 3, 4, 5)),
    Choice("counts", "What counts", COUNTS),
    Choice("feedback", "Feedback", FEEDBACK),
    Choice("minutes", "Time limit", (0, 5, 10, 15, 20, 30, 45, 60)),
)
"""What a trainer chooses beside the positions."""


def new_set(roles: Iterable[str]) -> QuizSet:
    """Return a set with usual numbers, without a name yet."""
    return QuizSet(id="", title="", roles=tuple(roles))


def stepped(quiz: QuizSet, choice: Choice, by: int) -> QuizSet:
    """Return a set with one of its numbers changed by some steps, to the ends and no further."""
    value = getattr(quiz, choice.name)
    place = choice.values.index(value) if value in choice.values else 0
    place = max(0, min(len(choice.values) - 1, place + by))
    return replace(quiz, **{choice.name: choice.values[place]})


def shown(choice: Choice, quiz: QuizSet) -> str:
    """Say what a choice is set to."""
    value = getattr(quiz, choice.name)
    if choice.name == "pass_mark":
        return f"{round(value * 100)} %" if value else "none"
    if choice.name == "attempts":
        return str(value) if value else "any number"
    if choice.name == "minutes":
        return count_of(value, "minute") if value else "none"
    return str(value).replace("-", " ")


def try_out(workspace: Workspace, quiz: QuizSet) -> Trial:
    """Draw one attempt of a set and tell how it turns out; nothing is recorded."""
    try:
        drawn = draw_from(
            workspace.office.catalogue, "trial", quiz=quiz, shape=shape_of(quiz), kind=quiz.kind
        )
        exercises = tuple(islice(drawn.exercises, quiz.exercises))
    except Problem as problem:
        return Trial(quiz, (), None, str(problem))
    short = next((exercise.shortfall for exercise in exercises if exercise.shortfall), "")
    return Trial(quiz, exercises, guess_of(exercises, quiz.pass_mark, quiz.attempts), short or "")


def trial_words(trial: Trial) -> tuple[str, ...]:
    """Say how a set turns out: what passes, and how likely guessing does."""
    if not trial.exercises:
        return (trial.trouble,)
    needed = needed_rows(trial.quiz.pass_mark, trial.rows)
    passes = f"{needed} of {trial.rows} rows pass." if needed else "Nothing has to be passed."
    return tuple(filter(None, (passes, _guess_words(trial.guess), trial.trouble)))


def _guess_words(guess: Guess | None) -> str:
    if guess is None:
        return ""
    hint = ""
    if guess.every > _TOO_EASY:
        hint = " That is much: ask for more duties, or allow fewer attempts."
    return (
        f"By guessing alone {per_cent(guess.one)} pass one attempt, {per_cent(guess.every)} all"
        f" that are allowed.{hint}"
    )


def save_set(workspace: Workspace, quiz: QuizSet, title: str) -> Path:
    """Write a set as a new file in quizzes/; return where.

    Raises:
        RequestProblem: It has no title, one that another set has, or cannot be sat.
        EnvironmentProblem: This is no trainer, or it cannot be written.
    """
    folder = require_trainer(workspace, "write quiz sets") / "quizzes"
    named = _named(workspace, quiz, title)
    trial = try_out(workspace, named)
    if not trial.exercises:
        raise RequestProblem("This set cannot be sat.", trial.trouble)
    number = 1
    while True:
        quiz_id = named.id if number == 1 else f"{named.id}-{number}"
        number += 1
        if any(own.id == quiz_id for own in workspace.office.sets):
            continue
        path = folder / f"{quiz_id}.toml"
        try:
            write_new(path, _document(replace(named, id=quiz_id)), FOR_ALL)
        except FileExistsError:
            continue
        return path


def _named(workspace: Workspace, quiz: QuizSet, title: str) -> QuizSet:
    said = " ".join(title.split())
    if not said or len(said) > _LONGEST_TITLE:
        raise RequestProblem("The set needs a title.", "Type what people shall call it.")
    if any(own.title.casefold() == said.casefold() for own in workspace.office.sets):
        raise RequestProblem(f"There is a set “{said}” already.", "Choose another title.")
    slug = _SLUG.sub("-", said.casefold()).strip("-")[:_LONGEST].strip("-")
    return replace(quiz, id=slug or "set", title=said)


def _document(quiz: QuizSet) -> dict[str, Any]:
    names = ("id", "title", "roles", *(choice.name for choice in CHOICES))
    values = {name: getattr(quiz, name) for name in names}
    return {"format": 1, **values, "roles": list(quiz.roles) or None}
