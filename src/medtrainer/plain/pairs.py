"""Judged pairs, read out one by one."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from medtrainer.plain.menus import Back, answer_everywhere, not_understood, number_in
from medtrainer.services.feedback import premise_of, reason
from medtrainer.services.wording import ended

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medtrainer.model.exercise import Exercise, Mark
    from medtrainer.plain.console import Console


def say_pairs(console: Console, exercise: Exercise, marks: Mapping[str, Mark]) -> None:
    """Say each judged row of an exercise with its number, verdict and reason."""
    for number, row in enumerate(exercise.premises, 1):
        if row.id in marks:
            console.say(f"Question {number}. {ended(row.text)} {reason(exercise, marks[row.id])}")


def number_of_pair(console: Console, exercise: Exercise, marks: Mapping[str, Mark]) -> str | None:
    """Ask which judged row is meant; return its premise id, None if none after all.

    Raises:
        Left: The person wants to leave the program.
    """
    if not marks:
        console.say("Nothing has been judged here yet.")
        return None
    rows = exercise.premises
    with suppress(Back):
        while said := console.ask("Number of the question, Enter for none"):
            number = number_in(said, len(rows))
            if number and rows[number - 1].id in marks:
                return rows[number - 1].id
            if number:
                console.say(f"Question {number} has not been judged.")
            elif not answer_everywhere(console, said):
                console.say(not_understood(said, len(rows)))
    return None


def whole(exercise: Exercise, mark: Mark) -> str:
    """Return a pair with its verdict and reason, in one text."""
    return f"{ended(premise_of(exercise, mark.premise).text)} {reason(exercise, mark)}"
