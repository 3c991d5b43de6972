"""How people stand, in words that every front end says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.glyphs import DASH, drawable
from medtrainer.services.wording import count_of, on_day, percent

if TYPE_CHECKING:
    from datetime import date

    from medtrainer.services.results.grades import Grade

_COUNTS = {"highest": "best", "first": "first", "last": "last", "average": "average"}


def late_words(grade: Grade) -> str:
    """Say in a few columns how late something is: "5 d", "late", ""."""
    if grade.days_late:
        return f"{grade.days_late} d"
    return "late" if grade.late else ""


def due_words(due: date | None, today: date) -> str:
    """Say in a few words when something is due: "Fri 27 Nov", "today", "–"."""
    return on_day(due, today) if due else drawable(DASH)


def attempts_of_words(grade: Grade) -> str:
    """Say how many attempts were begun, and of how many: "1 of 2", "3"."""
    begun = len(grade.attempts)
    return f"{begun} of {grade.allowed}" if grade.allowed else str(begun)


def score_words(grade: Grade) -> str:
    """Say what counts, in a few columns: "9/15", "72 %" of an average, "–"."""
    if grade.counted is None or grade.score is None:
        return drawable(DASH)
    if grade.counts == "average":
        return percent(grade.score)
    return f"{grade.counted.right}/{grade.counted.row.total_rows}"


def counts_words(grade: Grade) -> str:
    """Say which attempt counts, in one word."""
    return _COUNTS.get(grade.counts, grade.counts)


def missing_words(grades: list[Grade]) -> str:
    """Sum up who is missing: "4 of 30 people are late; 7 sets are still to be done."."""
    people = {grade.learner.login for grade in grades}
    late = {grade.learner.login for grade in grades if grade.days_late}
    if not grades:
        return "Everybody has done what was assigned."
    who = count_of(len(people), "person has", "people have")
    behind = f", {count_of(len(late), 'is', 'are')} late" if late else ""
    return f"{who} something left to do{behind}."
