"""Sets that guessing passes too easily (assessment.md, section 2: the guess meter)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.statistics.guess import UNLIMITED, per_cent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medtrainer.content.lint.trial import Trial
    from medtrainer.statistics.guess import Guess

LIMIT = 0.01
"""Chance to pass by guessing, over all attempts, that is still let go."""

_MOST_EXERCISES = 50
_MOST_POSITIONS = 10
_MARKS = (0.8, 0.85, 0.9, 0.95, 1.0)


def look(trial: Trial) -> None:
    """Warn of a set that guessing passes, naming a change that mends it."""
    guess = trial.guess
    if guess is None or guess.every <= LIMIT:
        return
    place = trial.place("pass_mark", "exercises", "positions", "duties", "title")
    trial.notes.warn(place, "guessable-set", _words(trial, guess), _mending(trial))


def _words(trial: Trial, guess: Guess) -> str:
    one, every = _figure(guess.one), _figure(guess.every)
    allowed = trial.quiz.attempts
    if allowed == 1:
        return f"Guessing passes this set with a chance of {one}, in its one attempt."
    over = f"in {allowed}" if allowed else f"in {UNLIMITED}, as there is no limit"
    return f"Guessing passes this set with a chance of {one} in one attempt, {every} {over}."


def _figure(chance: float) -> str:
    """Return a chance in words; one that is let go must not look like one that is not."""
    is_above = chance > LIMIT and per_cent(chance) == per_cent(LIMIT)
    return f"just above {per_cent(LIMIT)}" if is_above else per_cent(chance)


def _mending(trial: Trial) -> str:
    """Name the first change that is enough; the last one, 50 exercises all right, always is."""
    words, guess = next((w, g) for w, g in _changes(trial) if g and g.every <= LIMIT)
    return f"With {words} it is {per_cent(guess.every)}."


def _changes(trial: Trial) -> Iterator[tuple[str, Guess | None]]:
    """Yield changes to the set, the gentlest first, with what guessing would be then."""
    quiz, now = trial.quiz, trial.attempts
    many = trial.attempts_with(_MOST_EXERCISES)
    for count in range(quiz.exercises + 1, min(2 * quiz.exercises, _MOST_EXERCISES) + 1):
        yield f"exercises = {count}", trial.guess_with(many, exercises=count)
    marks = [mark for mark in _MARKS if mark > quiz.pass_mark]
    for mark in marks:
        yield f"pass_mark = {mark:g}", trial.guess_with(now, pass_mark=mark)
    for positions in range(quiz.positions + 1, _MOST_POSITIONS + 1):
        wider = trial.attempts_with(quiz.exercises, positions=positions)
        yield f"positions = {positions}", trial.guess_with(wider)
    for attempts in range((quiz.attempts or UNLIMITED) - 1, 0, -1):
        yield f"attempts = {attempts}", trial.guess_with(now, attempts=attempts)
    for count in range(quiz.exercises + 1, _MOST_EXERCISES + 1):
        for mark in marks:
            changed = trial.guess_with(many, exercises=count, pass_mark=mark)
            yield f"exercises = {count} and pass_mark = {mark:g}", changed
        if not marks:  # every row must be right already
            yield f"exercises = {count}", trial.guess_with(many, exercises=count)
