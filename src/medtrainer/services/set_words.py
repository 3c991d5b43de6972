"""What a quiz set is, what counts and how a person stands in it, in words for every front end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.services.wording import count_of, percent, record_place

if TYPE_CHECKING:
    from medtrainer.journal.place import Place
    from medtrainer.model.attempt import Attempt
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
    "after-close": "You can change answers until you submit; then you see what was right.",
}
_COUNTED = {"highest": "best", "first": "first", "last": "last"}


def set_facts(standing: Standing, place: Place, *, preview: bool = False) -> tuple[str, ...]:
    """Say before a set begins what it asks, what passes, what counts and where it is recorded."""
    quiz = standing.quiz
    duties = count_of(quiz.duties, "duty", "duties")
    rules = (
        f"{count_of(quiz.exercises, 'exercise')} of {duties} each, {quiz.positions} positions.",
        _pass_rule(standing),
        _FEEDBACK[quiz.feedback],
        _COUNTS[quiz.counts],
    )
    if preview:
        return (*rules, "This is a preview: it does not count.")
    return (*rules, f"So far: {_so_far(standing)}.", record_place(place))


def needed_words(standing: Standing) -> str:
    """Say what passes, in a few words: "12 of 15 needed"."""
    return f"{standing.needed} of {standing.rows} needed" if standing.needed else "no pass mark"


def standing_words(standing: Standing) -> str:
    """Say how a person stands in a set, in a few words: "not begun", "best 12 of 15, passed"."""
    best = standing.counted.finish if standing.counted else None
    if standing.open:
        return "begun"
    if best is None:
        return "not begun"
    if standing.average is not None:
        return f"average {percent(standing.average)}"
    passed = ", passed" if best.passed else ""
    return f"{_COUNTED[standing.quiz.counts]} {best.right} of {best.total}{passed}"


def left_at(attempt: Attempt) -> str:
    """Say where an unfinished attempt was left: "exercise 2 of 3, 4 answered"."""
    place = min(attempt.current + 1, len(attempt.sheets))
    answered = sum(sheet.answered for sheet in attempt.sheets)
    return f"exercise {place} of {len(attempt.sheets)}, {answered} answered"


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
