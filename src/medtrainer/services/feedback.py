"""Feedback in words: kind and exact, the same on every front end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.services.wording import count_of, percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medtrainer.model.exercise import Exercise, Mark, Premise, Result


def directions(exercise: Exercise) -> str:
    """Say what to do and whether a position may be used again."""
    again = (
        "may be used once, several times or not at all"
        if exercise.reuse
        else "is used at most once"
    )
    return f"Match each duty to the position that does it in this office. A position {again}."


def verdict(exercise: Exercise, mark: Mark) -> str:
    """Say whether a row is right, and what was chosen and is right if it is not."""
    right = title_of(exercise, mark.right)
    if mark.is_right:
        return f"Right: the {right}."
    chosen = f"you chose the {title_of(exercise, mark.chosen)}" if mark.chosen else "left empty"
    critical = " This one has to be right to pass." if mark.critical else ""
    return f"Wrong: {chosen}; it is the {right}.{critical}"


def reason(exercise: Exercise, mark: Mark) -> str:
    """Say whether a row is right, what is, and why, in one text to read or to listen to."""
    why = premise_of(exercise, mark.premise).why
    return f"{verdict(exercise, mark)} {why}".rstrip()


def title_of(exercise: Exercise, option_id: str | None) -> str:
    """Return the title of an option of an exercise."""
    return next((o.text for o in exercise.options if o.id == option_id), "")


def chosen_words(exercise: Exercise, option_id: str | None) -> str:
    """Say what was chosen for a row of which nobody may know yet whether it is right."""
    title = title_of(exercise, option_id)
    return f"You chose the {title}." if title else "You left it empty."


def premise_of(exercise: Exercise, premise_id: str) -> Premise:
    """Return a premise of an exercise by its id."""
    return next(premise for premise in exercise.premises if premise.id == premise_id)


def progress(answered: int, rows: int) -> str:
    """Say how far an exercise is: "3 of 5 answered"."""
    return f"{answered} of {rows} answered"


CRITICAL = "This duty is critical: it has to be right to pass."
"""What is said of a row that must be right."""


def still_empty(empty: int) -> str:
    """Say what rows left empty would cost, before an exercise is submitted."""
    rows = count_of(empty, "duty is", "duties are")
    return f"{rows} still empty and would count as wrong."


def summary(result: Result) -> str:
    """Say how an attempt came out: "12 of 15 right (80 %). Passed: 12 needed."."""
    share = f"{result.right} of {result.total} right ({percent(result.score)})."
    if result.needed is None:
        return share
    if result.passed:
        return f"{share} Passed: {result.needed} needed."
    if result.right < result.needed:
        return f"{share} Not passed yet: {result.needed} needed."
    if result.missed_critical:
        wrong = count_of(len(result.missed_critical), "critical duty was", "critical duties were")
        return f"{share} Not passed: {wrong} wrong."
    return f"{share} Not passed."  # for what only the version knew that judged it


def beyond_guessing(result: Result) -> str:
    """Say what the score is worth if lucky guesses are left out; never below 0."""
    return f"About {percent(max(0.0, result.beyond_chance))} if lucky guesses are left out."


def read_next(exercises: Iterable[Exercise], result: Result) -> tuple[str, ...]:
    """Return the titles of positions to read up on, the most missed first."""
    missed: dict[str, int] = {}
    for exercise, marks in zip(exercises, result.marks, strict=True):
        for mark in marks:
            if not mark.is_right:
                title = title_of(exercise, mark.right)
                missed[title] = missed.get(title, 0) + 1
    return tuple(sorted(missed, key=lambda title: (-missed[title], title)))


def advice(exercises: Iterable[Exercise], result: Result) -> str:
    """Say what to read next, or that there is nothing to mend."""
    missed = read_next(exercises, result)
    return f"Read next: {', '.join(missed[:3])}." if missed else "Every pair was right."
