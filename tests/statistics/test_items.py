"""Item statistics against the oracle of assessment.md, section 4."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.model.exercise import Mark
from medtrainer.statistics.consistency import alpha_of
from medtrainer.statistics.items import (
    Form,
    discrimination_index,
    discriminative_efficiency,
    effective_weights,
    statistics_of,
)

ROWS = ("1111", "1110", "1101", "1010", "0100", "1000")
MARKS = [[int(mark) for mark in row] for row in ROWS]
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
    assert discrimination_index([1, 1], [2, 1]) is None
    assert discriminative_efficiency([1, 1], [2, 1]) is None
    item = statistics_of([attempt("1111"), attempt("1000")] * 10).items[0]
    assert (item.discrimination, item.efficiency, item.weight) == (None, None, 0)
    assert item.why == "Everybody did the same in it, or in the rest."


def test_an_item_that_goes_against_the_others_has_no_weight():
    assert effective_weights([([1, 0], [1, 3]), ([0, 1], [1, 3])])[0] is None
    item = statistics_of([attempt("1000"), attempt("0110"), attempt("0101")] * 7).items[0]
    assert (item.weight, item.wants_a_look) == (None, True)
    assert item.why == "It goes against the rest, which is no weight."


def test_what_has_nothing_to_do_with_the_rest_is_not_suspected_for_a_rounding():
    """Their covariance is 0; products of rounded differences make it -7e-18."""
    rows = ["11"] * 2 + ["10"] * 3 + ["-1"] * 6 + ["-0"] * 9
    item = statistics_of([attempt(row, names="ab") for row in rows]).items[0]
    assert (item.discrimination, item.efficiency, item.wants_a_look) == (0, 0, False)


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
    assert statistics_of(forms).consistency.why == "Not everybody had the same exercises."


def test_an_item_of_random_forms_is_looked_at_among_those_who_had_it():
    with_it = [attempt(row) for row in ROWS * 4]
    others = [attempt(row, names="efgh") for row in ROWS[::-1]]
    alone, among = statistics_of(with_it), statistics_of([*others, *with_it])
    assert [item.duty for item in among.items] == list("abcdefgh")
    for one, other in zip(alone.items, among.items[:4], strict=True):
        assert (one.n, one.facility, one.discrimination) == (24, other.facility, one.discrimination)
        assert one.discrimination == other.discrimination
    assert among.items[4].why == "Too few answers: 6 of 20."


def test_a_one_to_one_exercise_is_one_item():
    forms = [attempt(row, reuse=False) for row in ROWS * 2]
    assert statistics_of(forms).consistency.why == "Too few items: 1 of 2."
    two = [(*attempt(row, reuse=False), *attempt(row, names="efgh")) for row in ROWS * 2]
    wholes = [[*marks, total] for marks, total in zip(MARKS, TOTALS, strict=True)] * 2
    assert statistics_of(two).consistency.alpha == pytest.approx(alpha_of(wholes))


def test_the_order_of_exercises_and_rows_is_no_other_form():
    exercises = [(attempt(r[:2], names="ab")[0], attempt(r[2:], names="cd")[0]) for r in ROWS * 2]
    turned = [form[::-1] if place % 2 else form for place, form in enumerate(exercises)]
    assert statistics_of(turned).consistency.alpha == pytest.approx(alpha_of(MARKS * 2))
    one_to_one = [tuple(Form(reuse=False, marks=f.marks) for f in form) for form in turned]
    pairs = [[row[0] + row[1], row[2] + row[3]] for row in MARKS * 2]
    assert statistics_of(one_to_one).consistency.alpha == pytest.approx(alpha_of(pairs))


def test_the_same_duties_in_other_one_to_one_exercises_are_other_items():
    def forms(row, names):
        pairs = zip((row[:2], row[2:]), (names[:2], names[2:]), strict=True)
        return tuple(attempt(marks, reuse=False, names=pair)[0] for marks, pair in pairs)

    mixed = [forms(row, names) for row in ROWS for names in ("abcd", "acbd")]
    assert statistics_of(mixed).consistency.why == "Not everybody had the same exercises."


def test_a_duty_that_was_asked_twice_is_two_items_in_the_order_of_asking():
    twice = [attempt(row, names="aabc") for row in ROWS * 2]
    found = statistics_of(twice)
    assert found.consistency.alpha == pytest.approx(alpha_of(MARKS * 2))
    assert [(item.duty, item.n) for item in found.items] == [("a", 24), ("b", 12), ("c", 12)]


def test_everybody_alike_has_no_alpha():
    forms = [attempt("1111")] * 12
    assert statistics_of(forms).consistency.why == "Everybody has the same score."


def test_a_key_that_may_be_wrong_is_named():
    forms = [attempt("1111")] * 5 + [attempt("0111")] * 5
    first = statistics_of(forms).items[0]
    assert (first.suspect, first.drawn, first.wants_a_look) == ("rn", 5, True)
    assert statistics_of(forms[:9]).items[0].suspect == ""
    at_the_limit = [attempt("1111")] * 6 + [attempt("0111")] * 4
    assert statistics_of(at_the_limit).items[0].suspect == ""


def test_a_shared_duty_is_not_suspected_for_its_other_owner():
    """Exercises that show one owner without the other ask it, with another key each."""
    as_ma = (Form(reuse=True, marks=(Mark("vitals", "ma", "ma"),)),)
    as_rn = (Form(reuse=True, marks=(Mark("vitals", "rn", "rn"),)),)
    item = statistics_of([as_ma] * 10 + [as_rn] * 10).items[0]
    assert (item.facility, item.suspect, item.wants_a_look) == (1, "", False)
    assert (item.rights, dict(item.answers)) == (("ma", "rn"), {"ma": 10, "rn": 10})


def test_rows_left_empty_are_wrong_and_told_apart():
    forms = [attempt("-111")] * 5
    assert statistics_of(forms).items[0].answers == {"": 5}
    assert statistics_of(forms).items[0].facility == 0


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
    assert not any(weights) or sum(weights) == pytest.approx(100)


ROLES = st.sampled_from(["ma", "rn", "biller"])
FORM = st.builds(
    Form,
    st.booleans(),
    st.lists(st.builds(Mark, st.sampled_from("abc"), ROLES, st.none() | ROLES), max_size=4).map(
        tuple
    ),
)


@given(st.lists(st.lists(FORM, max_size=3), max_size=45))
def test_whatever_was_asked_each_row_is_counted_once_and_every_null_has_a_reason(attempts):
    found = statistics_of(attempts)
    rows = [mark for forms in attempts for form in forms for mark in form.marks]
    assert sum(item.n for item in found.items) == len(rows)
    assert sum(item.facility * item.n for item in found.items) == pytest.approx(
        sum(mark.is_right for mark in rows)
    )
    for item in found.items:
        nulls = None in (item.discrimination, item.efficiency, item.weight)
        assert nulls == bool(item.why)
    alone = found.consistency
    assert (alone.alpha is None) == (alone.standard_error is None) == bool(alone.why)


def test_the_order_of_people_changes_nothing():
    forms = [attempt(row) for row in ROWS * 4]
    forward, backward = statistics_of(forms), statistics_of(forms[::-1])
    for one, other in zip(forward.items, backward.items, strict=True):
        assert one.answers == other.answers
        assert one.discrimination == pytest.approx(other.discrimination)
        assert one.weight == pytest.approx(other.weight)
