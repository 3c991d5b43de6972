"""What a quiz set is, what counts and how a person stands in it, in words for every front end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from medtrainer.services.assignment_words import due_or_late
from medtrainer.services.limits import attempts_left, attempts_words, is_over
from medtrainer.services.wording import count_of, percent, record_place
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from medtrainer.journal.place import Place
    from medtrainer.model.assignment import Assigned
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
    standing: Standing, place: Place, person: Person, now: datetime, *, preview: bool = False
) -> tuple[str, ...]:
    """Say before a set begins what it asks, what passes, what counts and where it is recorded."""
    quiz, assigned = standing.quiz, standing.assigned
    duties = count_of(quiz.duties, "duty", "duties")
    rules = (
        f"{count_of(quiz.exercises, 'exercise')} of {duties} each, {quiz.positions} positions.",
        _pass_rule(standing),
        _feedback_rule(standing),
        _time_rule(quiz.minutes),
    )
    if preview:
        more: tuple[str, ...] = ("This is a preview: it does not count.",)
    else:
        so_far = f"So far: {_so_far(standing)}."
        again = _COUNTS[quiz.counts] if quiz.attempts != 1 else ""
        asked = assigned_words(assigned, now) if assigned else ""
        more = (asked, again, attempts_words(standing), so_far, record_place(place, person))
    return tuple(filter(None, (*rules, *more)))


def assigned_words(assigned: Assigned, now: datetime) -> str:
    """Say who assigned a set and until when it is to be done."""
    by = visible(assigned.assignment.assigned_by)
    when = due_or_late(assigned.due, _today(now))
    return f"Assigned{f' by {by}' if by else ''}{f', {when}' if when else ''}."


def due_in_words(standing: Standing, now: datetime) -> str:
    """Say how urgent an assigned set is, in a few words: "due Fri 27 Nov", "passed"."""
    if standing.passed or (standing.passed is None and standing.tries):
        return "passed" if standing.passed else "done"
    if not standing.open and attempts_left(standing) == 0:
        return "no attempts left"
    return due_or_late(standing.assigned.due if standing.assigned else None, _today(now))


def assigned_first(known: Iterable[Standing]) -> tuple[list[Standing], list[Standing]]:
    """Part standings into assigned sets, those still to be done first by due day, and others."""
    assigned: list[Standing] = []
    others: list[Standing] = []
    for standing in known:
        (assigned if standing.assigned else others).append(standing)
    assigned.sort(key=_urgency)
    return assigned, others


def _urgency(standing: Standing) -> tuple[bool, date]:
    is_done = bool(standing.passed or (standing.passed is None and standing.tries))
    due = standing.assigned.due if standing.assigned else None
    return is_done, due or date.max


def _today(now: datetime) -> date:
    return now.astimezone().date()


def _feedback_rule(standing: Standing) -> str:
    quiz, assigned = standing.quiz, standing.assigned
    if quiz.feedback == "after-close" and assigned and assigned.due:
        due = assigned.due
        return f"You see your score at once, and what was right after {due.day} {due:%B %Y}."
    # A set that nobody has assigned is never closed: one sees at once what was right.
    return _FEEDBACK.get(quiz.feedback, _FEEDBACK["after-submit"])


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
    passed = ", passed" if standing.passed else ""
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
