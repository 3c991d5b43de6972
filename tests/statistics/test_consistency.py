"""Internal consistency against the oracle of assessment.md, section 4."""

from math import sqrt
from statistics import pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.statistics.consistency import alpha_of, consistency_of
from medtrainer.statistics.moments import variance

ROWS = ("1111", "1110", "1101", "1010", "0100", "1000")
MARKS = [[int(mark) for mark in row] for row in ROWS]
TOTALS = [sum(row) for row in MARKS]

FORMS = st.integers(2, 15).flatmap(
    lambda items: st.lists(
        st.lists(st.integers(0, 1), min_size=items, max_size=items), min_size=10, max_size=60
    )
)


def test_the_oracle():
    assert variance(TOTALS) == pytest.approx(22 / 15)
    assert alpha_of(MARKS) == pytest.approx(14 / 33)
    assert sqrt(22 / 15) * sqrt(1 - 14 / 33) == pytest.approx(0.918937, abs=5e-7)


def test_what_follows_from_alpha():
    twice = consistency_of(MARKS * 2, fixed=True)
    alpha = alpha_of(MARKS * 2)
    assert twice.alpha == alpha
    assert twice.error_ratio == pytest.approx(100 * sqrt(1 - alpha))
    assert twice.standard_error == pytest.approx(sqrt(variance(TOTALS * 2)) * sqrt(1 - alpha))
    assert twice.why == ""


@pytest.mark.parametrize(
    ("forms", "fixed", "why"),
    [
        ([], True, "Too few learners: 0 of 10."),
        (MARKS, True, "Too few learners: 6 of 10."),
        ([[1], [0]] * 5, True, "Too few items: 1 of 2."),
        ([[]] * 10, True, "Too few items: 0 of 2."),
        ([[1, 0], [0, 1]] * 5, True, "Everybody has the same score."),
        (MARKS * 2, False, "Not everybody had the same exercises."),
    ],
)
def test_too_little_is_none_and_said(forms, fixed, why):
    found = consistency_of(forms, fixed=fixed)
    assert (found.alpha, found.error_ratio, found.standard_error) == (None, None, None)
    assert found.why == why


@pytest.mark.parametrize("items", range(2, 16))
def test_whoever_knows_one_thing_knows_all_is_alpha_1_for_any_number_of_items(items):
    """Rounded a little above 1, there would be no root of 1 - α: such sets would have crashed."""
    for knowing in range(1, 40):
        forms = [[1] * items] * knowing + [[0] * items] * 11
        assert consistency_of(forms, fixed=True).alpha == 1
        assert consistency_of(forms, fixed=True).standard_error == 0


def test_alpha_may_be_negative():
    found = consistency_of([[1, 0], [0, 1], [1, 0], [0, 1], [1, 1]] * 2, fixed=True)
    assert found.alpha < 0
    assert found.error_ratio > 100


@given(FORMS)
def test_alpha_is_at_most_1_and_is_kr_20(forms):
    alpha = alpha_of(forms)
    totals = [sum(form) for form in forms]
    if len(set(totals)) == 1:
        assert alpha is None
        return
    items = len(forms[0])
    shares = [sum(column) / len(forms) for column in zip(*forms, strict=True)]
    wrong = sum(share * (1 - share) for share in shares)
    assert alpha == pytest.approx(items / (items - 1) * (1 - wrong / pvariance(totals)), abs=1e-9)
    assert alpha <= 1
