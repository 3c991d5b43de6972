"""What a quiz set is, what counts and how a person stands in it, in words for every front end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.services.limits import attempts_left, attempts_words, is_over
from medtrainer.services.wording import count_of, percent, record_place

if TYPE_CHECKING:
    from datetime import datetime

    from medtrainer.journal.place import Place
    from medtrainer.model.attempt import Attempt, Person
    from medtrainer.services.record import Standing

_COUNTS = {
    "highest": "If you sit it more than once, your highest score counts.",
    "first": "Your first attempt counts, even if you sit it again.",
    "last": "If you sit it more than once, the last attempt counts.",
    "average": "If you sit it more than once, the average counts.",
}
_FEEDBACK = {
    "at-once": "You see at once whether an answer is right; it is final then.",
    "after-submit": "You can change answers until you submit; then you see what was right.",
}
_COUNTED = {"highest": "best", "first": "first", "last": "last"}


def set_facts(
    standing: Standing, place: Place, person: Person, *, preview: bool = False
) -> tuple[str, ...]:
    """Say before a set begins what it asks, what passes, what counts and where it is recorded."""
    quiz = standing.quiz
    duties = count_of(quiz.duties, "duty", "duties")
    rules = (
        f"{count_of(quiz.exercises, 'exercise')} of {duties} each, {quiz.positions} positions.",
        _pass_rule(standing),
        # A set that nobody has assigned is never closed: one sees at once what was right.
        _FEEDBACK.get(quiz.feedback, _FEEDBACK["after-submit"]),
        _time_rule(quiz.minutes),
    )
    if preview:
        more: tuple[str, ...] = ("This is a preview: it does not count.",)
    else:
        so_far = f"So far: {_so_far(standing)}."
        again = _COUNTS[quiz.counts] if quiz.attempts != 1 else ""
        more = (again, attempts_words(standing), so_far, record_place(place, person))
    return tuple(filter(None, (*rules, *more)))


def needed_words(standing: Standing) -> str:
    """Say what passes, in a few words, "12 of 15 needed", or that it can be tried no more."""
    if not standing.open and attempts_left(standing) == 0:
        return "no attempts left"
    return f"{standing.needed} of {standing.rows} needed" if standing.needed else "no pass mark"


def standing_words(standing: Standing, now: datetime) -> str:
    """Say how a person stands in a set, in a few words: "not begun", "best 12 of 15, passed"."""
    best = standing.counted.finish if standing.counted else None
    if standing.open:
        return "time is over" if is_over(standing.open, now) else "begun"
    if best is None:
        return "not begun"
    if standing.average is not None:
        return f"average {percent(standing.average)}"
    passed = ", passed" if best.passed else ""
    return f"{_COUNTED[standing.quiz.counts]} {best.right} of {best.total}{passed}"


def left_at(attempt: Attempt, now: datetime) -> str:
    """Say where an unfinished attempt was left: "exercise 2 of 3, 4 answered"."""
    if is_over(attempt, now):
        return "time is over, see the result"
    place = min(attempt.current + 1, len(attempt.sheets))
    answered = sum(sheet.answered for sheet in attempt.sheets)
    return f"exercise {place} of {len(attempt.sheets)}, {answered} answered"


def _time_rule(minutes: int) -> str:
    if not minutes:
        return ""
    it_runs, it_is = ("it runs", "it is") if minutes == 1 else ("they run", "they are")
    return (
        f"You have {count_of(minutes, 'minute')} from the start, and {it_runs} on while you are"
        f" away. When {it_is} over, what you have answered is handed in."
    )


def _pass_rule(standing: Standing) -> str:
    if standing.needed is None:
        return "There is no pass mark."
    return (
        f"To pass you need {standing.needed} of {standing.rows} right, and every duty that is"
        " marked as critical."
    )


def _so_far(standing: Standing) -> str:
    best = standing.counted.finish if standing.counted else None
    if best is None:
        return "not sat yet"
    tries = count_of(standing.tries, "attempt")
    if standing.average is not None:
        return f"{tries}, on average {percent(standing.average)}"
    return f"{tries}; {best.right} of {best.total} counts"
