"""Item statistics against the oracle of assessment.md, section 4."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.model.exercise import Mark
from medtrainer.statistics.consistency import alpha_of, consistency_of
from medtrainer.statistics.items import (
    Form,
    discrimination_index,
    discriminative_efficiency,
    effective_weights,
    statistics_of,
)
from medtrainer.statistics.moments import moments_of, variance

ROWS = ("1111", "1110", "1101", "1010", "0100", "1000")
MARKS = [[float(mark) for mark in row] for row in ROWS]
TOTALS = [sum(row) for row in MARKS]
COLUMNS = [list(column) for column in zip(*MARKS, strict=True)]


def attempt(row, *, reuse=True, names="abcd"):
    marks = tuple(
        Mark(name, "ma", "ma" if right == "1" else "rn" if right == "0" else None)
        for name, right in zip(names, row, strict=True)
    )
    return (Form(reuse, marks),)


def test_facility():
    items = statistics_of([attempt(row) for row in ROWS]).items
    assert [item.facility for item in items] == pytest.approx([5 / 6, 2 / 3, 1 / 2, 1 / 3])
    assert [item.duty for item in items] == ["a", "b", "c", "d"]


def test_variance_alpha_and_standard_error():
    assert variance(TOTALS) == pytest.approx(22 / 15)
    assert alpha_of(MARKS) == pytest.approx(14 / 33)
    sd = sqrt(22 / 15)
    assert sd * sqrt(1 - 14 / 33) == pytest.approx(0.918937, abs=5e-7)
    twice = consistency_of(MARKS * 2, fixed=True)
    assert twice.alpha == pytest.approx(alpha_of(MARKS * 2))
    assert twice.standard_error == pytest.approx(
        sqrt(variance(TOTALS * 2)) * sqrt(1 - alpha_of(MARKS * 2))
    )
    assert twice.error_ratio == pytest.approx(100 * sqrt(1 - alpha_of(MARKS * 2)))


def test_discrimination_index():
    found = [discrimination_index(column, TOTALS) for column in COLUMNS]
    assert found == pytest.approx([23.354968, 12.5, 18.569534, 43.301270], abs=5e-7)


def test_discriminative_efficiency():
    found = [discriminative_efficiency(column, TOTALS) for column in COLUMNS]
    assert found == pytest.approx([33.3333, 14.2857, 20, 50], abs=5e-5)


def test_effective_weights():
    found = effective_weights([(column, TOTALS) for column in COLUMNS])
    assert found == pytest.approx([21.433220, 23.963069, 26.250226, 28.353485], abs=5e-7)


def test_an_item_that_everybody_has_right_parts_nobody():
    assert discrimination_index([1.0, 1.0], [2.0, 1.0]) is None
    assert discriminative_efficiency([1.0, 1.0], [2.0, 1.0]) is None


def test_an_item_that_goes_against_the_others_has_no_weight():
    assert effective_weights([([1.0, 0.0], [1.0, 3.0]), ([0.0, 1.0], [1.0, 3.0])])[0] is None


def test_too_few_is_said():
    few = statistics_of([attempt(row) for row in ROWS])
    assert few.consistency.alpha is None
    assert few.consistency.why == "Too few learners: 6 of 10."
    assert few.items[0].discrimination is None
    assert few.items[0].why == "Too few answers: 6 of 20."
    assert few.items[0].answers == {"ma": 5, "rn": 1}
    assert statistics_of([attempt("1111")] * 4).items[0].answers == {}


def test_nothing_has_no_statistics():
    nothing = statistics_of([])
    assert (nothing.learners, nothing.items, nothing.totals.mean) == (0, (), None)


def test_from_twenty_answers_on_everything_is_told():
    many = statistics_of([attempt(row) for row in ROWS * 4])
    assert many.items[0].discrimination == pytest.approx(
        discrimination_index(COLUMNS[0] * 4, TOTALS * 4)
    )
    assert sum(item.weight for item in many.items) == pytest.approx(100)
    assert many.items[0].why == ""


def test_random_forms_have_no_alpha():
    forms = [attempt("1100"), attempt("0011", names="abce")] * 10
    assert statistics_of(forms).consistency.why == "Not everybody was asked the same duties."


def test_a_one_to_one_exercise_is_one_item():
    forms = [attempt(row, reuse=False) for row in ROWS * 2]
    assert statistics_of(forms).consistency.why == "Too few items: 1 of 2."
    two = [(*attempt(row, reuse=False), *attempt(row, names="efgh")) for row in ROWS * 2]
    wholes = [[*marks, total] for marks, total in zip(MARKS, TOTALS, strict=True)] * 2
    assert statistics_of(two).consistency.alpha == pytest.approx(alpha_of(wholes))


def test_everybody_alike_has_no_alpha():
    forms = [attempt("1111")] * 12
    assert statistics_of(forms).consistency.why == "Everybody has the same score."


def test_a_key_that_may_be_wrong_is_named():
    forms = [attempt("1111")] * 5 + [attempt("0111")] * 5
    first = statistics_of(forms).items[0]
    assert (first.suspect, first.wants_a_look) == ("rn", True)
    assert statistics_of(forms[:9]).items[0].suspect == ""


def test_rows_left_empty_are_wrong_and_told_apart():
    forms = [attempt("-111")] * 5
    assert statistics_of(forms).items[0].answers == {"": 5}
    assert statistics_of(forms).items[0].facility == 0


def test_moments_of_a_known_sample():
    found = moments_of([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0])
    assert (found.mean, found.median) == (5.0, 4.5)
    assert found.sd == pytest.approx(2.13809, abs=5e-6)
    assert found.skewness == pytest.approx(0.818488, abs=5e-7)
    assert found.kurtosis == pytest.approx(0.940625, abs=5e-7)


@pytest.mark.parametrize("few", [[], [1.0], [1.0, 1.0], [1.0, 2.0]])
def test_few_numbers_have_no_shape(few):
    found = moments_of(few)
    assert (found.skewness, found.kurtosis) == (None, None)


MANY = st.lists(st.text("01-", min_size=4, max_size=4), min_size=1, max_size=40)


@given(MANY)
def test_any_answers_have_statistics_within_their_bounds(rows):
    found = statistics_of([attempt(row) for row in rows])
    assert found.learners == len(rows)
    for item in found.items:
        assert item.facility_low <= item.facility <= item.facility_high
        assert sum(item.answers.values()) in (0, len(rows))
        for value in (item.discrimination, item.efficiency):
            assert value is None or -100.000001 <= value <= 100.000001
    weights = [item.weight for item in found.items if item.weight is not None]
    assert not weights or sum(weights) == pytest.approx(100)


def test_the_order_of_people_changes_nothing():
    forms = [attempt(row) for row in ROWS * 4]
    forward, backward = statistics_of(forms), statistics_of(forms[::-1])
    for one, other in zip(forward.items, backward.items, strict=True):
        assert one.answers == other.answers
        assert one.discrimination == pytest.approx(other.discrimination)
        assert one.weight == pytest.approx(other.weight)
