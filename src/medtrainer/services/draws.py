"""Exercises for a set, a mixture of positions, or a whole office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.errors import RequestProblem
from medtrainer.exercises.fingerprint import fingerprint
from medtrainer.exercises.index import Index
from medtrainer.exercises.kinds import KINDS
from medtrainer.exercises.match import GENERATOR
from medtrainer.exercises.scope import Shape, scope_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medtrainer.model.exercise import Exercise
    from medtrainer.model.office import Office
    from medtrainer.model.quiz import QuizSet
    from medtrainer.model.roles import Catalogue


@dataclass(frozen=True, slots=True)
class Draw:
    """Exercises about to be drawn, and what they are drawn from.

    Attributes:
        content: Fingerprint of the content.
        exercises: The exercises, without end.
    """

    content: str
    exercises: Iterator[Exercise]


def find_set(office: Office, name: str) -> QuizSet:
    """Return the set with this id or title, case ignored.

    Raises:
        RequestProblem: The office has no such set, with the nearest name as advice.
    """
    wanted = " ".join(name.split()).casefold()
    for quiz in office.sets:
        if wanted in (quiz.id, quiz.title.casefold()):
            return quiz
    import difflib

    near = difflib.get_close_matches(wanted, [quiz.id for quiz in office.sets], n=1, cutoff=0.5)
    known = ", ".join(quiz.id for quiz in office.sets) or "none"
    advice = f"Did you mean “{near[0]}”?" if near else f"The sets of this office: {known}."
    raise RequestProblem(f"There is no quiz set “{name}”.", advice)


def draw_from(
    catalogue: Catalogue, seed: str, *, quiz: QuizSet | None = None, shape: Shape, kind: str
) -> Draw:
    """Return exercises of a set, or over all positions of a catalogue.

    Args:
        catalogue: The office's roles.
        seed: What to draw with.
        quiz: The set whose roles are asked, or None for all.
        shape: How large each exercise is wanted.
        kind: Kind of exercise.

    Raises:
        RequestProblem: The kind is not to be had, or there are no positions.
    """
    if kind not in KINDS:
        raise RequestProblem(
            f"Exercises of kind “{kind}” are not part of this version.",
            f"It has: {', '.join(KINDS)}.",
        )
    if len(catalogue.roles) < 2:
        raise RequestProblem(
            "An exercise needs at least two positions.", "Add positions to roles.toml."
        )
    index = Index(catalogue)
    content = fingerprint(catalogue, quiz, GENERATOR)
    asked = quiz.roles if quiz else ()
    scope = scope_of(index, asked, spares_from_all=quiz is None or quiz.spares == "office")
    return Draw(content, KINDS[kind].draw(index, scope, shape, content, seed))


def shape_of(quiz: QuizSet) -> Shape:
    """Return how large the exercises of a set are."""
    return Shape(quiz.duties, quiz.positions, quiz.reuse)
