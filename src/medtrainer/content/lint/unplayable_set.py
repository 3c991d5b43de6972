"""Sets that cannot be drawn, or only smaller than they promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medtrainer.content.lint.trial import Trial

_FEWEST_POSITIONS = 3


def look(trial: Trial) -> None:
    """Note an error where no attempt can be drawn, a warning where exercises come out smaller."""
    if trial.problem:
        _note_problem(trial)
    elif short := [exercise for exercise in trial.exercises if exercise.shortfall]:
        _warn_of_smaller(trial, len(short), str(short[0].shortfall))


def _note_problem(trial: Trial) -> None:
    place = trial.place("kind") if not trial.is_known else trial.place("roles", "areas", "title")
    message = f"This set cannot be sat. {trial.problem.what}" if trial.problem else ""
    if not trial.is_known:
        # The file is right; it is the program that lacks something.
        trial.notes.warn(
            place, "unplayable-set", message, "Update the program, or change the kind."
        )
        return
    hint = "Name more positions in the set, or give them duties that not all of them do."
    trial.notes.error(place, "unplayable-set", message, hint)


def _warn_of_smaller(trial: Trial, times: int, why: str) -> None:
    fits = _fitting(trial)
    hint = "Name more positions in the set, or give them more duties of their own."
    if fits:
        numbers = " and ".join(f"{key} = {number}" for key, number in fits.items())
        hint = f"Write {numbers}, or name more positions in the set."
    keys = [key for key in ("duties", "positions") if f" {key}: " in why]
    place = trial.place(*keys, "roles", "areas", "title")
    message = f"{times} of {len(trial.exercises)} exercises came out smaller than asked: {why}"
    trial.notes.warn(place, "unplayable-set", message, hint)


def _fitting(trial: Trial) -> dict[str, int]:
    """Return sizes with which no exercise comes out smaller, {} if there are none."""
    exercises = trial.exercises
    sizes = {"duties": trial.quiz.duties, "positions": trial.quiz.positions}
    while any(exercise.shortfall for exercise in exercises):
        sizes = {
            "duties": min(len(exercise.premises) for exercise in exercises),
            "positions": min(len(exercise.options) for exercise in exercises),
        }
        if sizes["duties"] < min(2, trial.quiz.duties) or sizes["positions"] < _FEWEST_POSITIONS:
            return {}
        exercises = trial.drawn(len(exercises), **sizes)
    return {key: size for key, size in sizes.items() if size != getattr(trial.quiz, key)}
