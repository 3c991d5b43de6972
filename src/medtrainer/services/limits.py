"""What limits an attempt: its minutes, how often a set may be sat, when its key is open."""

from __future__ import annotations

from datetime import date, timedelta, timezone
from typing import TYPE_CHECKING

from medtrainer.services.wording import count_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from medtrainer.model.attempt import Attempt, Opening
    from medtrainer.services.record import Standing

TOLD = (timedelta(minutes=5), timedelta(minutes=1))
"""Times left at which the person is told without asking (terminal.md, section 1)."""

HANDED_IN = "The time is over: what you had answered was handed in."
"""What is said where the time limit has ended an attempt."""

_NOTHING = timedelta()
_DAY = timedelta(days=1)
_LONGEST = 366 * 24 * 60
"""Minutes that a limit is taken for at most: a hostile record may name any number."""
_MOST_MS = _LONGEST * 60_000


def time_left(opening: Opening, run: timedelta) -> timedelta | None:
    """Return what is left of an attempt's time limit after it has run so long.

    None where it has no limit; never below 0 and never more than the limit.
    """
    if not opening.rules.minutes:
        return None
    limit = timedelta(minutes=min(opening.rules.minutes, _LONGEST))
    return min(limit, max(_NOTHING, limit - run))


def time_run(attempt: Attempt, now: datetime) -> timedelta:
    """Return how long an attempt has run by now: wall time since its start (formats.md, 5).

    It runs on while the person is away, so the clock is all there is to go by. Where the record
    knows of something later than the clock tells, the clock was set back, and that counts. Where it
    tells of a time before the start, nothing that is recorded from then on would ever be late: then
    the attempt has run at least as long as its answers took, which is measured without any clock.
    """
    known = max(now, attempt.last_at) - attempt.started
    if now >= attempt.started:
        return known
    return max(known, timedelta(milliseconds=min(attempt.answer_ms, _MOST_MS)))


class Countdown:
    """The time limit of an attempt while somebody sits at it."""

    def __init__(
        self, attempt: Attempt, now: Callable[[], datetime], stopwatch: Callable[[], float]
    ) -> None:
        """Begin to count when the sitting begins."""
        self._attempt, self._now, self._stopwatch = attempt, now, stopwatch
        self._run_before, self._began = time_run(attempt, now()), stopwatch()

    @property
    def left(self) -> timedelta | None:
        """What is left, None where there is no limit.

        Wall time, as somebody may have closed the lid meanwhile; but never more than by the
        stopwatch, as somebody may have set the clock back.
        """
        if not self._attempt.opening.rules.minutes:
            return None
        passed = timedelta(seconds=self._stopwatch() - self._began)
        run = max(self._now() - self._attempt.started, self._run_before + passed)
        return time_left(self._attempt.opening, run)


def is_over(attempt: Attempt, now: datetime) -> bool:
    """Tell whether the time of an attempt that is not finished has run out."""
    return time_left(attempt.opening, time_run(attempt, now)) == _NOTHING


def time_left_words(left: timedelta) -> str:
    """Say how much time is left, in whole minutes: "12 minutes left"."""
    minutes = int((left.total_seconds() + 1) // 60)  # a timer rings a moment late
    if not left:
        return "The time is over"
    return f"{count_of(minutes, 'minute')} left" if minutes else "Less than a minute left"


def withheld_until(opening: Opening, now: datetime) -> date | None:
    """Return the day from which a learner may see what was right, None if that is now.

    `after-close` means after the due day, which ends with the learner's local day; an attempt that
    nobody assigned is treated as `after-submit` (formats.md, section 3).
    """
    due = _day(opening.due)
    if opening.rules.feedback != "after-close" or due is None:
        return None
    zone = timezone(timedelta(minutes=opening.utc_offset))
    if now.astimezone(zone).date() > due:
        return None
    return min(due, date.max - _DAY) + _DAY  # a record may name the last day of the calendar


def withheld_words(day: date) -> str:
    """Say from when on one sees what was right."""
    return f"You see what was right from {day:%A} {day.day} {day:%B} {day.year} on."


def open_to_see(attempts: Iterable[Attempt], now: datetime) -> tuple[Attempt, ...]:
    """Return the attempts whose key the learner may know: the others must not be drawn on."""
    return tuple(a for a in attempts if withheld_until(a.opening, now) is None)


def attempts_left(standing: Standing) -> int | None:
    """Return how often a set may still be begun, None without a limit."""
    allowed = standing.quiz.attempts
    return max(0, allowed - standing.started) if allowed else None


def attempts_words(standing: Standing) -> str:
    """Say before a start how many attempts there are, "" without a limit."""
    allowed, left = standing.quiz.attempts, attempts_left(standing)
    if left is None:
        return ""
    if not left:
        return f"No attempts are left: {_used(allowed)}."
    last = ", the last one" if left == 1 else ""
    return f"This would be attempt {standing.started + 1} of {allowed}{last}."


def none_left(title: str, allowed: int) -> tuple[str, str]:
    """Return what happened and what to do where a set may not be begun any more."""
    return (
        f"No attempts at “{title}” are left: {_used(allowed)}.",
        "Practice has no limit; a trainer can grant more attempts.",
    )


def _used(allowed: int) -> str:
    return "the only one is used" if allowed == 1 else f"all {allowed} are used"


def _day(due: str | None) -> date | None:
    try:
        return date.fromisoformat(due) if due else None
    except ValueError:
        return None
