"""Moments against a known sample, and covariances against sums of exact fractions."""

from fractions import Fraction
from statistics import variance as exact_variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.statistics.moments import covariance, moments_of, variance

MARKS = st.lists(st.integers(0, 30), min_size=2, max_size=60)


def test_moments_of_a_known_sample():
    found = moments_of([2, 4, 4, 4, 5, 5, 7, 9])
    assert (found.mean, found.median) == (5.0, 4.5)
    assert found.sd == pytest.approx(2.13809, abs=5e-6)
    assert found.skewness == pytest.approx(0.818488, abs=5e-7)
    assert found.kurtosis == pytest.approx(0.940625, abs=5e-7)


@pytest.mark.parametrize("few", [[], [1], [1, 1], [1, 2]])
def test_few_numbers_have_no_shape(few):
    found = moments_of(few)
    assert (found.skewness, found.kurtosis) == (None, None)


@pytest.mark.parametrize(
    ("few", "known"),
    [
        ([], (None, None, None)),
        ([3], (3, 3, None)),
        ([3, 3], (3, 3, 0)),
        ([3] * 9, (3, 3, 0)),
        ([1, 2], (1.5, 1.5, pytest.approx(0.707107, abs=5e-7))),
    ],
)
def test_mean_median_and_spread_of_few(few, known):
    found = moments_of(few)
    assert (found.mean, found.median, found.sd) == known


def test_skewness_takes_three_numbers_and_kurtosis_four():
    assert moments_of([1, 2, 6]).skewness == pytest.approx(1.457863, abs=5e-7)
    assert moments_of([1, 2, 6]).kurtosis is None
    assert moments_of([1, 2, 3, 4]).kurtosis == pytest.approx(-1.2)
    assert moments_of([5] * 4).kurtosis is None


@given(MARKS)
def test_the_shape_of_a_mirror_image(marks):
    there, back = moments_of(marks), moments_of([30 - mark for mark in marks])
    assert back.sd == pytest.approx(there.sd)
    if there.skewness is not None:
        assert back.skewness == pytest.approx(-there.skewness, abs=1e-6)
    if there.kurtosis is not None:
        assert back.kurtosis == pytest.approx(there.kurtosis, abs=1e-6)


@given(MARKS)
def test_variance_is_that_of_exact_fractions(marks):
    assert variance(marks) == float(exact_variance(map(Fraction, marks)))


@given(MARKS, st.integers(0, 30))
def test_what_never_changes_varies_with_nothing(marks, number):
    assert covariance(marks, [number] * len(marks)) == 0


def test_one_pair_does_not_vary():
    assert (covariance([], []), covariance([3], [4])) == (0, 0)
