"""A patient's visit in stages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from medtrainer.model.roles import Catalogue, Step
from medtrainer.services.journey import journey, waits_for


def visit(*steps):
    return Catalogue(visit=tuple(Step(name, name, "r", after) for name, after in steps))


@st.composite
def visits(draw):
    """Visits without a circle, their steps in any order."""
    count = draw(st.integers(0, 12))
    steps = [
        (f"s{n}", tuple(f"s{m}" for m in range(n) if draw(st.booleans()))) for n in range(count)
    ]
    return visit(*draw(st.permutations(steps)))


def test_an_office_without_a_visit_has_no_stages():
    assert journey(Catalogue()) == ()


def test_a_step_stands_after_the_longest_way_that_leads_to_it():
    stages = journey(visit(("c", ("a", "b")), ("b", ("a",)), ("a", ()), ("d", ("a",))))
    assert [(stage.number, [step.id for step in stage.steps]) for stage in stages] == [
        (1, ["a"]),
        (2, ["b", "d"]),
        (3, ["c"]),
    ]


@given(visits())
def test_every_step_stands_once_and_after_all_it_waits_for(catalogue):
    level = {step.id: stage.number for stage in journey(catalogue) for step in stage.steps}
    assert level.keys() == {step.id for step in catalogue.visit}
    assert sorted(set(level.values())) == list(range(1, len(set(level.values())) + 1))
    for step in catalogue.visit:
        assert all(level[before] < level[step.id] for before in step.after)


def test_what_a_step_waits_for_is_what_stands_directly_before_it():
    catalogue = visit(("a", ()), ("b", ("a",)), ("c", ("b", "a")))
    assert [step.id for step in waits_for(catalogue, catalogue.visit[2])] == ["a", "b"]
    assert waits_for(catalogue, catalogue.visit[0]) == ()
