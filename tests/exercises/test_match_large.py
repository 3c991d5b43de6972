"""Offices too large to be tried whole: a bounded search still misses and mixes up nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.exercises.match import PROBES
from medtrainer.exercises.scope import Shape
from tests.exercises.catalogues import Case, catalogue_of, role

HALF = PROBES + 6


def clinic(count):
    """Return positions of one area, each with two duties, one of them shared with the next."""
    return catalogue_of(
        *(
            role(
                f"p{n:03}",
                (f"own{n:03}", f"own{n}"),
                (f"both{n:03}", f"both{n}"),
                (f"both{(n + 1) % count:03}", f"both{(n + 1) % count}"),
                area="clinical",
            )
            for n in range(count)
        )
    )


CLINIC = Case(clinic(2 * HALF))
IDS = sorted(CLINIC.truth.titles)


@pytest.mark.parametrize("reuse", [True, False], ids=["reuse", "once"])
def test_the_few_who_do_not_do_it_are_all_found(reuse):
    """94 of 100 do the one duty there is: 64 random looks find few of the other six."""
    crowd = (role(f"a{n:02}", "Wash your hands") for n in range(94))
    others = (role(f"b{n}") for n in range(6))
    case = Case(catalogue_of(*crowd, *others), Shape(5, 7, reuse=reuse))
    for exercise in case.take(60):
        assert {option.id for option in exercise.options} > {f"b{n}" for n in range(6)}


@given(st.sets(st.sampled_from(IDS), min_size=HALF), st.booleans(), st.booleans())
def test_a_large_set_in_a_larger_area_keeps_to_its_positions(asked, reuse, from_all):
    case = CLINIC.again(
        asked=tuple(sorted(asked)), from_all=from_all, shape=Shape(5, 7, reuse=reuse)
    )
    for exercise in case.take(8):
        assert not case.truth.rule_breaks(exercise)
        assert set(exercise.key.values()) <= asked
        assert {option.id for option in exercise.options} <= case.shown_ids
        assert (len(exercise.premises), len(exercise.options)) == (5, 7)


def test_the_same_area_is_met_more_often_than_by_chance():
    """One in ten is a doctor: a doctor's exercise shows more of them than one in ten."""
    case = Case(
        catalogue_of(
            *(
                role(
                    f"p{n:03}", (f"d{n:03}", f"word{n}"), area="doctor" if n % 10 == 0 else "other"
                )
                for n in range(300)
            )
        ),
        Shape(5, 7, reuse=False),
    )
    shown = [
        option.id.endswith("0") and option.id != owner
        for _, owner, exercise in case.with_anchors(300)
        if owner.endswith("0")
        for option in exercise.options
    ]
    assert sum(shown) / len(shown) > 0.5
