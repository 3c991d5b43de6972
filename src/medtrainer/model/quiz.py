"""A quiz set: what a trainer wrote in a file of quizzes/."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("match", "contrast", "visit", "who")
"""Kinds of exercise that a quiz file may name (formats.md, section 3)."""

COUNTS = ("highest", "first", "last", "average")
"""Which attempt counts when a set was sat more than once."""

FEEDBACK = ("at-once", "after-submit", "after-close")
"""When a learner sees what was right."""


@dataclass(frozen=True, slots=True)
class QuizSet:
    """One quiz set (formats.md, section 3, says what each field means).

    Attributes:
        id: Kebab-case id.
        title: What people call it.
        description: What it is for; may hold several lines.
        kind: One of `KINDS`.
        roles: Ids of the roles whose duties are asked, areas already resolved; () means all.
        exercises: Exercises in one attempt.
        duties: Premises in one exercise.
        positions: Options in one exercise.
        reuse: Whether a position may be used once, several times or not at all.
        pass_mark: 0 to 1; 0 means none.
        attempts: How often it may be sat; 0 means without limit.
        counts: One of `COUNTS`.
        feedback: One of `FEEDBACK`.
        minutes: Time limit, 0 for none.
        spares: "office" or "set": where spare positions are drawn from.
        origin: Name of the overlay it comes from, "" for the office itself.
    """

    id: str
    title: str
    description: str = ""
    kind: str = "match"
    roles: tuple[str, ...] = ()
    exercises: int = 3
    duties: int = 5
    positions: int = 7
    reuse: bool = True
    pass_mark: float = 0.8
    attempts: int = 0
    counts: str = "highest"
    feedback: str = "after-submit"
    minutes: int = 0
    spares: str = "office"
    origin: str = ""
