"""What the tests of learning share: attempts and answers, made of values."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from medtrainer.learning.progress import CardAnswer
from medtrainer.model.attempt import Attempt, Rules, Sheet
from tests.journal.world import exercise, opening

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = date(2026, 11, 24)


def attempt(*sheets: Sheet, start: datetime = NOON, feedback="after-submit", **changes) -> Attempt:
    """Return an attempt of some sheets, last worked on an hour after its start."""
    fixed = opening(**{"rules": Rules(feedback), "purpose": "set", "utc_offset": 0, **changes})
    return Attempt(fixed, start, sheets, start + timedelta(hours=1))


def sheet(answers: dict[str, str | None], *, submitted=True, at=NOON, turn=1, **changes) -> Sheet:
    """Return the exercise with the rows "vitals" (ma) and "bill" (biller), answered so."""
    return Sheet(exercise(**changes), answers, submitted, at, turn)


def card(duty="vitals", day=0, *, right=True, role="ma", chosen=None) -> CardAnswer:
    """Return an answer some days after the first."""
    when = NOON + timedelta(days=day)
    return CardAnswer(when.date(), day, duty, role, right, chosen)


def answers(most: int = 40) -> st.SearchStrategy[list[CardAnswer]]:
    """Make up answers to one position's duties, oldest first."""
    made = st.builds(
        card,
        st.sampled_from("abcd"),
        st.integers(0, 4),
        right=st.booleans(),
    )
    return st.lists(made, max_size=most).map(lambda some: sorted(some, key=lambda a: a.turn))
