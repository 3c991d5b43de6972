"""The built-in visit: a true partial order that nine steps of it can be asked from."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations

from medtrainer import settings
from medtrainer.content.office import load_catalogue

CATALOGUE, FAULTS = load_catalogue(settings.builtin_office() / "roles.toml")
VISIT = CATALOGUE.visit
STEPS = {step.id: step for step in VISIT}
MOST_ASKED = 9
WIDEST = 80

GIVEAWAYS = {
    "physician": "physic",
    "physician-assistant": "physic|assist",
    "nurse-practitioner": "nurs|practi",
    "registered-nurse": "regist|nurs",
    "medical-assistant": "medic|assist",
    "medical-secretary": "medic|secret",
    "medical-coder": "medic|cod",
    "medical-biller": "medic|bill",
    "office-manager": "offic|manag",
}
"""How words begin that give a position away, by role."""


@cache
def before(step_id: str) -> frozenset[str]:
    """Return everything that must have happened before a step."""
    after = STEPS[step_id].after
    return frozenset(after).union(*map(before, after))


def comparable(one: str, other: str) -> bool:
    return one in before(other) or other in before(one)


def test_the_visit_is_good_and_long_enough():
    assert FAULTS == ()
    assert 14 <= len(VISIT) <= 18


def test_every_position_has_a_step():
    assert {step.role for step in VISIT} == {role.id for role in CATALOGUE.roles}


def test_texts_are_short_and_differ():
    texts = [step.text.casefold() for step in VISIT]
    assert len(set(texts)) == len(texts)
    assert max(map(len, texts)) <= WIDEST


def test_no_step_gives_its_position_away():
    assert GIVEAWAYS.keys() == {role.id for role in CATALOGUE.roles}
    for step in VISIT:
        assert not re.search(rf"\b({GIVEAWAYS[step.role]})", step.text, re.IGNORECASE), step.text


def test_a_step_that_is_a_duty_is_done_by_one_of_its_owners():
    owners: dict[str, set[str]] = {}
    for role in CATALOGUE.roles:
        for duty in role.duties:
            owners.setdefault(duty.text.casefold(), set()).add(role.id)
    said = {step.text.casefold().replace("the patient", "a patient"): step for step in VISIT}
    same = said.keys() & owners.keys()
    assert same, "at least the check of the insurance is worded as its duty is"
    assert all(said[text].role in owners[text] for text in same)


def test_the_visit_runs_from_one_call_to_one_payment():
    waited_for = {earlier for step in VISIT for earlier in step.after}
    (last,) = (step.id for step in VISIT if step.id not in waited_for)
    assert before(last) == STEPS.keys() - {last}, "every step leads to the last payment"


def test_some_stages_have_steps_side_by_side():
    stages: dict[tuple[str, ...], list[str]] = {}
    for step in VISIT:
        stages.setdefault(step.after, []).append(step.id)
    assert len([steps for after, steps in stages.items() if after and len(steps) > 1]) >= 2


def test_any_nine_steps_have_an_order_worth_asking():
    """Half of the pairs at least must be comparable (assessment.md, section 6)."""
    apart = {pair for pair in combinations(STEPS, 2) if not comparable(*pair)}
    pairs = MOST_ASKED * (MOST_ASKED - 1) // 2
    most = max(sum(pair in apart for pair in combinations(some, 2))
               for some in combinations(STEPS, MOST_ASKED))  # fmt: skip
    assert most <= pairs / 2
