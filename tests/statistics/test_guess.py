"""The guess meter against the oracles of assessment.md and against trying all ways."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.model.exercise import Exercise, Option, Premise
from medtrainer.statistics.guess import (
    UNLIMITED,
    Guess,
    guess_of,
    over_attempts,
    per_cent,
    rows_right,
)


def exercise(rows, options, *, reuse=False):
    """Return an exercise of so many rows and options; row n is right with option n."""
    return Exercise(
        index=0,
        kind="match",
        reuse=reuse,
        premises=tuple(Premise(f"d{n}", f"D{n}") for n in range(rows)),
        options=tuple(Option(f"p{n}", f"P{n}") for n in range(options)),
        key={f"d{n}": f"p{n % max(options, 1)}" for n in range(rows)},
    )


def test_five_rows_of_seven_options_one_to_one():
    oracle = ["607/1260", "181/504", "8/63", "1/36", "1/252", "1/2520"]
    assert rows_right(5, 7, reuse=False) == tuple(float(Fraction(share)) for share in oracle)


@pytest.mark.parametrize("reuse", [True, False])
@pytest.mark.parametrize(("rows", "options"), [(1, 1), (1, 3), (2, 3), (3, 3), (3, 5), (4, 4)])
def test_the_chances_are_those_of_trying_all_ways(rows, options, reuse):
    ways = list(
        product(range(options), repeat=rows) if reuse else permutations(range(options), rows)
    )
    for right in range(rows + 1):
        times = sum(sum(a == b for a, b in enumerate(way)) == right for way in ways)
        found = rows_right(rows, options, reuse=reuse)[right]
        assert found == pytest.approx(times / len(ways), abs=1e-15)


@given(st.integers(1, 8), st.integers(0, 4), st.booleans())
def test_chances_sum_to_one_and_guessing_gets_one_row_in_m(rows, more, reuse):
    options = rows + more
    chances = rows_right(rows, options, reuse=reuse)
    assert len(chances) == rows + 1
    assert min(chances) >= 0
    assert sum(chances) == pytest.approx(1)
    mean = sum(right * chance for right, chance in enumerate(chances))
    assert mean == pytest.approx(rows / options)


def test_strict_four_to_four():
    meter = guess_of([exercise(4, 4)], 0.8, 0)
    assert meter is not None
    assert meter.one == pytest.approx(1 / 24)
    assert round(meter.every, 3) == 0.347
    assert UNLIMITED == 10


def test_exercises_are_independent_rows_added_up():
    pair = [exercise(1, 2, reuse=True), exercise(1, 4, reuse=True)]
    assert guess_of(pair, 1.0, 1) == Guess(pytest.approx(1 / 8), pytest.approx(1 / 8))
    half = guess_of(pair, 0.5, 2)
    once = 1 - 1 / 2 * 3 / 4
    assert half == Guess(pytest.approx(once), pytest.approx(1 - (1 - once) ** 2))


def test_the_rows_needed_are_rounded_up():
    """0.7 × 10 is 7 rows; in binary it is a little more, and would ask for 8."""
    meter = guess_of([exercise(5, 2, reuse=True)] * 2, 0.7, 1)
    assert meter is not None
    assert meter.one == pytest.approx((120 + 45 + 10 + 1) / 1024)


@pytest.mark.parametrize("mark", [0, None])
def test_where_nothing_has_to_be_passed_there_is_nothing_to_guess(mark):
    assert guess_of([exercise(5, 7)], mark, 1) is None


def test_exercises_without_options_have_no_meter():
    assert guess_of([exercise(5, 7), exercise(5, 0)], 0.8, 1) is None


@pytest.mark.parametrize(
    ("one", "attempts", "every"),
    [(0, 0, 0), (1, 3, 1), (0.5, 1, 0.5), (0.5, 2, 0.75), (0.5, 0, 1 - 2**-10), (1e-20, 3, 3e-20)],
)
def test_attempts_add_up(one, attempts, every):
    assert over_attempts(one, attempts) == pytest.approx(every, rel=1e-12)


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0, "0 %"), (1e-9, "< 0.01 %"), (0.0001, "0.01 %"), (0.00949, "0.95 %"), (0.00996, "1 %"),
     (0.05, "5 %"), (0.3466, "34.7 %"), (0.9994, "99.9 %"), (0.9999, "> 99.9 %"), (1, "100 %")],
)  # fmt: skip
def test_a_chance_is_said_with_the_digits_that_matter(chance, words):
    assert per_cent(chance) == words
