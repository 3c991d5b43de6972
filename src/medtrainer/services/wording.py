"""Words for numbers, times and outcomes: the same on every screen and in every command."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from medtrainer.journal.place import Place
    from medtrainer.model.attempt import Attempt, Opening, Person

_SENTENCE_END = re.compile(r"(?<!\b(?:Dr|Mr|Ms|St|No)[.])(?<=[^\W\d_][^\W_][.!?])\s+(?=[^\W_])")
_TIMES = ("", "once", "twice")


def count_of(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 duty", "2 duties"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def times(number: int) -> str:
    """Say how often something was used: "", "once", "twice", "3 times"."""
    return _TIMES[number] if number < len(_TIMES) else f"{number} times"


def when(moment: datetime, now: datetime) -> str:
    """Say when something was, in local time, as people would: "today 14:05", "Fri 20 Nov"."""
    local, today = _local(moment), _local(now).date()
    if local.date() == today:
        return f"today {local:%H:%M}"
    if local.date() == today - timedelta(days=1):
        return f"yesterday {local:%H:%M}"
    return on_day(local.date(), today)


def on_day(day: date, today: date) -> str:
    """Name a day as people would: "today", "yesterday", "Fri 20 Nov", "20 Nov 2025"."""
    if day == today:
        return "today"
    if day == today - timedelta(days=1):
        return "yesterday"
    return f"{day:%a} {day.day} {day:%b}" if day.year == today.year else f"{day.day} {day:%b %Y}"


def day(moment: datetime, now: datetime) -> str:
    """Return the local day of something, short: "22 Nov", with its year where that is another."""
    local = _local(moment)
    year = "" if local.year == _local(now).year else f" {local.year}"
    return f"{local.day} {local:%b}{year}"


def _local(moment: datetime) -> datetime:
    try:
        return moment.astimezone()
    except (OverflowError, ValueError, OSError):  # a year that this machine cannot place
        return moment


def ago(moment: datetime, now: datetime) -> str:
    """Say how long ago something was: "just now", "4 min ago", "2 hours ago", or the day."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 24 * 60:
        return f"{count_of(minutes // 60, 'hour')} ago"
    return when(moment, now)


def sentences(text: str) -> list[str]:
    """Part a text after each of its sentences; "Dr. Lee" does not end one."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def ended(text: str) -> str:
    """Return a text with a full stop, unless it ends a sentence by itself."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def percent(share: float) -> str:
    """Return a share as whole per cent, never rounded up to 100."""
    return f"{int(share * 100 + 1e-9)} %"


def who_sits(person: Person) -> str:
    """Name a person; of one that nobody vouches for it says so: "areyes (unverified)"."""
    name = person.name or person.login
    return f"{name} (unverified)" if person.learner else name


def signed(text: str, person: Person) -> str:
    """Put a name before a text, of somebody whom nobody vouches for; others know who they are."""
    return f"{who_sits(person)} · {text}" if person.learner else text


def record_place(place: Place, person: Person) -> str:
    """Say where answers are recorded, under which name if that is unverified, and who sees them."""
    if person.learner:
        where = "this office's records" if place.shared else "this account's folder"
        seen = "its trainers can read it" if place.shared else "no trainer sees it"
        return f"Recorded as {who_sits(person)} in {where}; {seen}."
    if place.shared:
        return "Recorded in this office's records on this machine; its trainers can read it."
    return "Recorded in your own folder on this machine; no trainer sees it."


def recorded_as(purpose: str, place: Place, person: Person) -> str:
    """Say what an attempt counts for, or else where it is recorded."""
    uncounted = {"practice": "Practice, not counted.", "preview": "A preview, not counted."}
    return uncounted.get(purpose, record_place(place, person))


def attempt_title(attempt: Attempt) -> str:
    """Return what an attempt was: its set's title then, or what else it was for."""
    return opening_title(attempt.opening)


def opening_title(opening: Opening) -> str:
    """Return what an attempt is, as `attempt_title` does, while it is still going on."""
    title = opening.quiz.title if opening.quiz else "Practice"
    return f"{title} (preview)" if opening.purpose == "preview" else title


def score_in_words(attempt: Attempt) -> str:
    """Return "12 of 15", or how far an unfinished attempt is."""
    if attempt.finish:
        return f"{attempt.finish.right} of {attempt.finish.total}"
    rows = sum(len(sheet.exercise.premises) for sheet in attempt.sheets)
    return f"{sum(sheet.answered for sheet in attempt.sheets)} of {rows}"


def outcome(attempt: Attempt) -> str:
    """Return "passed", "not passed", "done", or that it is unfinished."""
    if attempt.finish is None:
        return "not finished"
    if attempt.finish.passed is None:
        return "done"
    return "passed" if attempt.finish.passed else "not passed"
