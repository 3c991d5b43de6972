"""Assignments in words, the same for commands and screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.services.wording import count_of, percent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from medtrainer.model.assignment import Terms
    from medtrainer.model.roster import Learner

_MOST_NAMED = 3


def due_day(due: date, today: date) -> str:
    """Name a day that is to come as people would: "today", "tomorrow", "Fri 27 Nov"."""
    days = (due - today).days
    if days in (0, 1):
        return "tomorrow" if days else "today"
    return f"{due:%a} {due.day} {due:%b}" if due.year == today.year else f"{due.day} {due:%b %Y}"


def due_or_late(due: date | None, today: date) -> str:
    """Say when something is due, or how late it is: "due Fri 27 Nov", "late by 2 days", ""."""
    if due is None:
        return ""
    late = (today - due).days
    return f"late by {count_of(late, 'day')}" if late > 0 else f"due {due_day(due, today)}"


def terms_words(terms: Terms, today: date) -> str:
    """Say what an assignment changes: "due Fri 27 Nov, 2 attempts, 80 % to pass"."""
    parts = [due_or_late(terms.due, today)]
    if terms.attempts is not None:
        parts.append(count_of(terms.attempts, "attempt") if terms.attempts else "any attempts")
    if terms.pass_mark is not None:
        parts.append(f"{percent(terms.pass_mark)} to pass" if terms.pass_mark else "no pass mark")
    if terms.minutes is not None:
        parts.append(count_of(terms.minutes, "minute") if terms.minutes else "no time limit")
    return ", ".join(filter(None, parts))


def people_words(people: Sequence[Learner]) -> str:
    """Name a few people and count the rest: "Ana Reyes, Ben Okafor and 10 more"."""
    names = [learner.called for learner in people]
    if len(names) <= _MOST_NAMED:
        return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    return f"{', '.join(names[:2])} and {len(names) - 2} more"
