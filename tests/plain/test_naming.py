"""What positions are called where one is chosen."""

from __future__ import annotations

import pytest

from medtrainer.plain.naming import finder_of_places, named
from tests.services.world import ROLES


@pytest.mark.parametrize(
    ("typed", "place"),
    [("ma", 1), ("RN", 0), ("ward  NURSE", 0), ("desk", 3), ("physician", 2), ("nobody", None)],
)
def test_a_position_is_found_by_any_of_its_names(typed, place):
    assert finder_of_places(ROLES)(typed) == place


def test_only_the_positions_on_offer_are_found():
    assert finder_of_places(ROLES[2:])("RN") is None
    assert finder_of_places(ROLES[2:])("MA") == 0


def test_a_position_is_said_with_its_short_name_if_it_has_one():
    assert [named(role) for role in ROLES[2:4]] == ["Physician, MA", "Secretary"]
