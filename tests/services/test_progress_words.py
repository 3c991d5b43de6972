"""Progress in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from medtrainer.learning.mastery import Mastery
from medtrainer.learning.trend import Count
from medtrainer.model.roles import Duty
from medtrainer.services.progress import Progress, RoleProgress
from medtrainer.services.progress_words import (
    known_of,
    mastered_of,
    next_in_words,
    right_of,
    standing_in_words,
    state,
    two_weeks,
    what_is_missing,
)
from tests.exercises.catalogues import role

TODAY = date(2026, 11, 24)
NONE, SOME = Count(0, 0), Count(4, 5)


def here(known, askable, missing=0, *, answered=SOME, last=TODAY, **changes):
    names = frozenset(map(str, range(known)))
    return RoleProgress(
        role=role("ma"),
        mastery=Mastery(names, askable, missing),
        answered=answered,
        last_day=last if answered.answers else None,
        to_learn=changes.get("to_learn", ()),
        mistaken_for=changes.get("mistaken_for", {}),
    )


@pytest.mark.parametrize(
    ("standing", "word", "why"),
    [
        (
            here(12, 14, 3),
            "learning",
            "12 of 14 duties known. Each has to be right on two different days.",
        ),
        (
            here(12, 14),
            "learning",
            "12 of 14 duties known. Each has to be right on two different days.",
        ),
        (
            here(14, 14, 1),
            "learning",
            "All 14 duties known; 1 more right answer in a row is needed.",
        ),
        (
            here(14, 14, 7),
            "learning",
            "All 14 duties known; 7 more right answers in a row are needed.",
        ),
        (
            here(1, 1, 9),
            "learning",
            "Its one duty is known; 9 more right answers in a row are needed.",
        ),
        (here(14, 14), "mastered", ""),
        (
            here(0, 1, 11, answered=NONE),
            "not begun",
            "0 of 1 duty known. It has to be right on two different days.",
        ),
        (here(0, 0, 11), "not asked", "None of its duties can be asked."),
    ],
)
def test_how_a_position_stands_and_what_is_missing(standing, word, why):
    assert state(standing) == word
    assert what_is_missing(standing) == why


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (
            here(3, 9, 2),
            (
                "3 of 9 duties known. Each has to be right on two different days.",
                "4 of 5 right (80 %), last answered today.",
            ),
        ),
        (
            here(9, 9, last=TODAY - timedelta(days=4)),
            ("Mastered: 9 of 9 duties known.", "4 of 5 right (80 %), last answered Fri 20 Nov."),
        ),
        (here(0, 9, 11, answered=NONE), ("Not begun: 9 duties to learn.",)),
        (
            here(0, 0, 11, answered=NONE),
            ("None of its duties can be asked: every position does them, or it has none.",),
        ),
    ],
)
def test_a_position_in_sentences(standing, said):
    assert standing_in_words(standing, TODAY) == said


def test_two_duties_are_named_with_what_they_were_taken_for():
    duties = tuple(Duty(name, f"Does {name}") for name in "abc")
    standing = here(0, 3, 11, to_learn=duties, mistaken_for={"a": "rn", "b": "gone"})
    assert next_in_words(standing, {"rn": "Registered Nurse"}) == (
        "Does a (last taken for the Registered Nurse)",
        "Does b",
    )
    assert next_in_words(here(3, 3), {}) == ()


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (
            Count(30, 48),
            Count(40, 52),
            ("Last 7 days: 40 of 52 right (76 %)", "the 7 days before: 30 of 48 (62 %)"),
        ),
        (NONE, Count(1, 1), ("Last 7 days: 1 of 1 right (100 %)", "the 7 days before: no answers")),
        (Count(1, 3), NONE, ("Last 7 days: no answers", "the 7 days before: 1 of 3 right (33 %)")),
        (NONE, NONE, ("No answers in the last 14 days",)),
    ],
)
def test_this_week_and_the_one_before(before, now, said):
    """The first and the last day of each week count to it."""
    half = Count(now.right // 2, now.answers // 2)
    rest = Count(now.right - half.right, now.answers - half.answers)
    days = [before, *[NONE] * 6, half, *[NONE] * 5, rest]
    assert two_weeks(days) == said
    assert two_weeks([*[NONE] * 6, before, *[NONE] * 6, now]) == said


def test_right_of_all():
    assert right_of(Count(40, 52)) == "40 of 52 right (76 %)"
    assert right_of(NONE) == "no answers"


def test_a_whole_office_in_words():
    roles = (here(14, 14), here(3, 9, 2), here(0, 0, 11))
    all_of_it = Progress(roles, (NONE,) * 14, NONE, TODAY)
    assert mastered_of(all_of_it) == "1 of 2 positions mastered"
    assert known_of(all_of_it) == "17 of 23 duties known"
    assert mastered_of(Progress((), (), NONE, TODAY)) == "nothing to master yet"
