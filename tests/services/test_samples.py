"""The pair to try the keys on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.services.samples import sample_exercise
from tests.exercises.catalogues import catalogue_of, role, specialists
from tests.services.world import builtin


def test_it_is_small_and_always_the_same():
    sample = sample_exercise(builtin())
    assert (len(sample.premises), len(sample.options)) == (1, 3)
    assert set(sample.key) == {sample.premises[0].id}
    assert sample_exercise(builtin()) == sample


def test_it_is_easy_a_short_duty_and_positions_from_elsewhere():
    sample = sample_exercise(builtin())
    areas = {role.id: role.area for role in builtin().catalogue.roles}
    (right,) = sample.key.values()
    assert all(areas[o.id] != areas[right] for o in sample.options if o.id != right)
    lengths = sorted(len(d.text) for role in builtin().catalogue.roles for d in role.duties)
    assert len(sample.premises[0].text) < lengths[len(lengths) // 4]


def test_an_office_of_one_area_has_a_sample_too():
    sample = sample_exercise(replace(builtin(), catalogue=specialists(5)))
    assert len(sample.options) == 3


@pytest.mark.parametrize(
    "catalogue",
    [
        catalogue_of(),
        specialists(1),
        catalogue_of(role("a"), role("b")),
        catalogue_of(role("a", "Greet"), role("b", "Greet")),
    ],
    ids=["nobody", "one", "idle", "the same"],
)
def test_an_office_without_anything_to_ask_has_none(catalogue):
    assert sample_exercise(replace(builtin(), catalogue=catalogue)) is None
