"""Answers are judged by the recorded key alone, and add up as people expect."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import permutations, product
from math import comb, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.exercises.grading import (
    beyond_chance,
    expected_by_chance,
    marks_by_key,
    needed_rows,
    result_of,
)
from medtrainer.exercises.scope import Shape
from medtrainer.model.exercise import Exercise, Mark, Option, Premise
from tests.exercises.catalogues import playable, real


def made(rows=5, options=7, critical=(), reuse=True):
    """Return an exercise in which row n is the duty dn and its key the position pn."""
    return Exercise(
        index=0,
        kind="match",
        reuse=reuse,
        premises=tuple(Premise(f"d{n}", f"Duty {n}", critical=n in critical) for n in range(rows)),
        options=tuple(Option(f"p{n}", f"Position {n}") for n in range(options)),
        key={f"d{n}": f"p{n}" for n in range(rows)},
    )


def result(exercise, answers, pass_mark=0.8):
    return result_of([exercise], [marks_by_key(exercise, answers)], pass_mark)


def right(exercise, count):
    """Return answers with the first so many rows right and the others empty."""
    return dict(list(exercise.key.items())[:count])


@given(playable())
def test_the_key_scores_one_and_spares_score_nothing(case):
    for exercise in case.take(3):
        best = result(exercise, exercise.key)
        assert (best.score, best.right, best.missed_critical) == (1.0, len(exercise.premises), ())
        assert best.passed
        assert best.beyond_chance == pytest.approx(1)
        for spare in {option.id for option in exercise.options} - set(exercise.key.values()):
            worst = result(exercise, dict.fromkeys(exercise.key, spare))
            assert (worst.score, worst.right, worst.passed) == (0.0, 0, False)
            assert worst.beyond_chance < 0


def test_every_row_is_judged_in_the_order_shown():
    exercise = made(rows=4, critical={2})
    assert marks_by_key(exercise, {"d3": "p3", "d1": "p0", "d2": None, "other": "p1"}) == (
        Mark("d0", "p0", None),
        Mark("d1", "p1", "p0"),
        Mark("d2", "p2", None, critical=True),
        Mark("d3", "p3", "p3"),
    )


def test_an_empty_row_is_wrong_and_nothing_is_subtracted():
    exercise = made()
    assert result(exercise, {}).right == 0
    assert result(exercise, {**right(exercise, 3), "d3": None, "d4": "p0"}).right == 3
    assert result(exercise, {**right(exercise, 3), "d3": "nobody"}).score == 0.6


@pytest.mark.parametrize(
    ("mark", "rows", "needed"),
    [
        (0.7, 10, 7),
        (0.8, 15, 12),
        (0.1, 3, 1),
        (0.8, 5, 4),
        (0.81, 5, 5),
        (0.55, 20, 11),
        (0.29, 100, 29),
        (0.07, 100, 7),
        (1e-7, 15, 1),
        (1.0, 15, 15),
        (1, 15, 15),
        (0, 15, None),
        (0.0, 15, None),
        (None, 15, None),
    ],
)
def test_needed_rows_are_rounded_up_as_decimals(mark, rows, needed):
    assert needed_rows(mark, rows) == needed


@given(st.integers(1, 100), st.integers(1, 60))
def test_needed_rows_are_the_least_that_reach_the_mark(percent, rows):
    needed = needed_rows(percent / 100, rows)
    assert needed * 100 >= percent * rows > (needed - 1) * 100


@pytest.mark.parametrize(("count", "passed"), [(3, False), (4, True), (5, True)])
def test_the_mark_decides_by_the_whole_rows_needed(count, passed):
    exercise = made()
    found = result(exercise, right(exercise, count))
    assert (found.needed, found.right, found.total) == (4, count, 5)
    assert found.passed is passed


def test_a_critical_row_must_be_right_whatever_the_score():
    exercise = made(rows=10, options=10, critical={9, 4})
    most = result(exercise, right(exercise, 9))
    assert (most.right, most.needed, most.passed, most.missed_critical) == (9, 8, False, ("d9",))
    wrong = result(exercise, {**exercise.key, "d4": "p0"})
    assert (wrong.passed, wrong.missed_critical) == (False, ("d4",))
    assert result(exercise, exercise.key).passed


def test_a_critical_duty_asked_twice_must_be_right_twice():
    once = made(critical={0})
    marks = [marks_by_key(once, once.key), marks_by_key(once, {**once.key, "d0": None})]
    found = result_of([once, once], marks, 0.5)
    assert (found.right, found.total, found.needed) == (9, 10, 5)
    assert (found.passed, found.missed_critical) == (False, ("d0",))


@pytest.mark.parametrize("mark", [0, None])
def test_without_a_mark_nothing_is_passed_or_failed(mark):
    exercise = made(critical={0})
    found = result(exercise, {}, mark)
    assert (found.passed, found.needed, found.missed_critical) == (None, None, ("d0",))


def test_all_rows_of_all_exercises_count_alike():
    exercises = [made(rows=2), made(rows=8, options=10)]
    marks = [marks_by_key(exercises[0], {}), marks_by_key(exercises[1], exercises[1].key)]
    found = result_of(exercises, marks, 0.8)
    assert (found.right, found.total, found.score, found.passed) == (8, 10, 0.8, True)
    assert found.marks == tuple(marks)


def test_an_attempt_without_rows_scores_nothing():
    found = result_of([], [], 0.8)
    assert (found.right, found.total, found.score, found.beyond_chance) == (0, 0, 0.0, 0.0)


@pytest.mark.parametrize("m", range(2, 11))
@pytest.mark.parametrize("n", range(1, 9))
def test_beyond_chance_is_the_formula_unclamped(n, m):
    exercise = made(rows=n, options=max(n, m))
    m = len(exercise.options)
    for count in range(n + 1):
        corrected = (m * count / n - 1) / (m - 1) if m > 1 else 0.0
        assert beyond_chance(count, n / m, n) == pytest.approx(corrected)
        found = result(exercise, right(exercise, count))
        assert found.beyond_chance == pytest.approx(corrected)


def test_beyond_chance_adds_expectations_of_exercises_of_several_sizes():
    exercises = [made(5, 7), made(4, 6)]
    assert expected_by_chance(exercises) == pytest.approx(5 / 7 + 4 / 6)
    marks = [marks_by_key(exercise, {}) for exercise in exercises]
    expected = 5 / 7 + 4 / 6
    assert result_of(exercises, marks, 0.8).beyond_chance == pytest.approx(
        -expected / (9 - expected)
    )


ONE_TO_ONE = dict(enumerate("607/1260 181/504 8/63 1/36 1/252 1/2520".split()))


@pytest.mark.parametrize("reuse", [False, True], ids=["once", "reuse"])
def test_guessing_comes_out_as_the_formulas_say(reuse):
    """Every way to guess a real exercise of five rows and seven positions."""
    (exercise,) = real("builtin", Shape(5, 7, reuse=reuse), seed="guess 1").take(1)
    duties, positions = list(exercise.key), [option.id for option in exercise.options]
    assert (len(duties), len(positions)) == (5, 7)
    ways = product(positions, repeat=5) if reuse else permutations(positions, 5)
    times = Counter(
        sum(mark.is_right for mark in marks_by_key(exercise, dict(zip(duties, way, strict=True))))
        for way in ways
    )
    shares = {count: Fraction(number, times.total()) for count, number in times.items()}
    assert shares == {k: by_chance(5, 7, k, reuse) for k in range(6)}
    assert float(sum(k * share for k, share in shares.items())) == pytest.approx(
        expected_by_chance([exercise])
    )
    if not reuse:
        assert shares == {k: Fraction(text) for k, text in ONE_TO_ONE.items()}


def by_chance(n, m, k, reuse):
    """Return P(R = k) of assessment.md, section 2."""
    if reuse:
        return comb(n, k) * Fraction(1, m) ** k * Fraction(m - 1, m) ** (n - k)
    ways = sum(
        (-1) ** j * comb(n - k, j) * Fraction(factorial(m - k - j), factorial(m - n))
        for j in range(n - k + 1)
    )
    return comb(n, k) * ways / Fraction(factorial(m), factorial(m - n))
