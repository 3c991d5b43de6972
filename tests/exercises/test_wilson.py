"""Wilson's interval against the oracles of assessment.md, section 3."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.exercises.wilson import wilson_interval, wilson_low


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [(81, 263, 0.255289, 0.366210), (15, 148, 0.062386, 0.160487), (0, 20, 0.0, 0.161125)],
)
def test_the_oracles(right, n, low, high):
    assert wilson_interval(right, n) == pytest.approx((low, high), abs=5e-7)


@given(st.integers(1, 500), st.data())
def test_the_interval_holds_the_share(n, data):
    right = data.draw(st.integers(0, n))
    low, high = wilson_interval(right, n)
    assert 0 <= low <= right / n <= high <= 1
    assert low <= wilson_low(right, n) <= right / n


def test_nothing_is_known_without_answers():
    assert wilson_interval(0, 0) == (0.0, 1.0)
    assert wilson_low(0, 0) == 0.0
