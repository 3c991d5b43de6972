"""Near misses are the positions most alike, by duties, words and area."""

from __future__ import annotations

import itertools
from math import log

import pytest
from hypothesis import given

from medtrainer.exercises.index import Index
from medtrainer.exercises.neighbours import NEAREST
from medtrainer.exercises.words import tokens
from medtrainer.model.roles import Role, RoleSkill
from tests.exercises.catalogues import catalogue_of, catalogues, real, role, specialists


def nearness_of(roles):
    """Return s(p, q) of assessment.md, section 1, straight from its sentence."""
    bags = [
        tokens(" ".join([d.text for d in r.duties] + [s.text for s in r.skills])) for r in roles
    ]
    holders = {token: sum(token in bag for bag in bags) for bag in bags for token in bag}

    def weigh(bag):
        return sum(log((len(bags) + 1) / holders[token]) for token in bag)

    def nearness(one, other):
        ours, theirs = ({duty.id for duty in roles[n].duties} for n in (one, other))
        words, either = bags[one] & bags[other], bags[one] | bags[other]
        found = len(ours & theirs) / len(ours | theirs) / 2 if ours | theirs else 0.0
        found += weigh(words) / weigh(either) / 2 if either else 0.0
        area = roles[one].area.casefold()
        return found + (0.1 if area and area == roles[other].area.casefold() else 0.0)

    return nearness


def check(index, numbers):
    nearness = nearness_of(index.roles)
    for number in numbers:
        found = index.neighbours.of(number)
        others = set(range(len(index.roles))) - {number}
        assert len(set(found)) == len(found) == min(NEAREST, len(others))
        assert set(found) <= others
        values = [nearness(number, other) for other in found]
        assert all(a >= b - 1e-8 for a, b in itertools.pairwise(values))
        left = [nearness(number, other) for other in others - set(found)]
        assert not left or max(left) <= values[-1] + 1e-8


@given(catalogues())
def test_the_nearest_of_any_office(catalogue):
    index = Index(catalogue)
    check(index, range(len(index.roles)))


@pytest.mark.parametrize("name", ["builtin", "medical"])
def test_the_nearest_of_real_offices(name):
    index = real(name).index
    check(index, range(len(index.roles)))


def test_the_nearest_of_a_large_office():
    check(real("all").index, [0, 461, 922])


def test_only_so_many_are_kept_and_ties_go_by_id():
    index = Index(specialists(NEAREST + 6))
    assert index.neighbours.of(3) == (0, 1, 2, *range(4, NEAREST + 1))


def test_words_of_skills_count_and_so_does_the_area():
    skill = RoleSkill("calm", "Calm", "keeps calm")
    roles = (
        Role("a", "A", skills=(skill,), area="Clinical"),
        role("b", "berry"),
        role("c", "cherry", area="clinical"),
        Role("d", "D", skills=(skill,)),
    )
    assert Index(catalogue_of(*roles)).neighbours.of(0) == (3, 2, 1)


def test_a_lone_position_has_no_neighbours():
    assert Index(catalogue_of(role("a", "apple"))).neighbours.of(0) == ()
