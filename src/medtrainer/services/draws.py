"""Exercises for a set, a mixture of positions, or a whole office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.errors import RequestProblem
from medtrainer.exercises.fingerprint import fingerprint
from medtrainer.exercises.kinds import KINDS
from medtrainer.exercises.match import GENERATOR
from medtrainer.exercises.scope import Shape, scope_of
from medtrainer.services.indexes import index_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medtrainer.model.exercise import Exercise
    from medtrainer.model.office import Office
    from medtrainer.model.quiz import QuizSet
    from medtrainer.model.roles import Catalogue

_SMALL_OFFICE = 12


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
        RequestProblem: The set was left out as faulty, or the office has no such set; then the
            nearest name is the advice.
    """
    wanted = " ".join(name.split()).casefold()
    for quiz in office.sets:
        if wanted in (quiz.id, quiz.title.casefold()):
            return quiz
    if wanted in office.faulty_sets:
        raise RequestProblem(
            f"The set “{wanted}” has faults and is left out.", "“medtrainer check” shows them."
        )
    import difflib

    near = difflib.get_close_matches(wanted, [quiz.id for quiz in office.sets], n=1, cutoff=0.5)
    known = ", ".join(quiz.id for quiz in office.sets) or "none"
    advice = f"Did you mean “{near[0]}”?" if near else f"The sets of this office: {known}."
    raise RequestProblem(f"There is no quiz set “{name}”.", advice)


def draw_from(
    catalogue: Catalogue,
    seed: str,
    *,
    quiz: QuizSet | None = None,
    roles: Sequence[str] = (),
    shape: Shape,
    kind: str,
) -> Draw:
    """Return exercises of a set, of some positions, or of all positions of a catalogue.

    Where a single position is asked without a set, duties of others are asked beside its own: else
    every answer would be the same.

    Args:
        catalogue: The office's roles.
        seed: What to draw with.
        quiz: The set whose roles are asked, or None.
        roles: Ids of the roles that are asked without a set; none means all.
        shape: How large each exercise is wanted.
        kind: Kind of exercise.

    Raises:
        RequestProblem: The kind is not to be had, or there are no positions.
        KeyError: A role id is unknown.
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
    index = index_of(catalogue)
    content = fingerprint(catalogue, quiz, GENERATOR)
    scope = scope_of(
        index,
        quiz.roles if quiz else roles,
        spares_from_all=quiz is None or quiz.spares == "office",
        with_foils=quiz is None and len(set(roles)) == 1,
    )
    return Draw(content, KINDS[kind].draw(index, scope, shape, content, seed))


def shape_of(quiz: QuizSet) -> Shape:
    """Return how large the exercises of a set are."""
    return Shape(quiz.duties, quiz.positions, quiz.reuse)


def shape_without_set(catalogue: Catalogue) -> Shape:
    """Return how large exercises are where no set says it: one-to-one, smaller in a small office.

    assessment.md, section 1, "more options than premises, lists under 10".
    """
    is_small = len(catalogue.roles) < _SMALL_OFFICE
    return Shape(4, 6, reuse=False) if is_small else Shape(5, 7, reuse=False)
