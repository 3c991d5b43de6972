"""The same seed and content give the same bytes: in any process, from any order of the file."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import asdict, replace
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.exercises.fingerprint import fingerprint
from medtrainer.exercises.match import draw
from medtrainer.exercises.scope import Shape
from medtrainer.model.roles import Catalogue, RoleSkill
from tests.exercises.catalogues import CONTENT, TEXTS, Case, catalogue_of, playable, real, role
from tests.exercises.oracle import ROOT

PRINT = """
import sys
from tests.exercises.test_match_repeatable import as_bytes, everything
sys.stdout.buffer.write(as_bytes(everything(int(sys.argv[1]))))
"""


def as_bytes(exercises):
    shown = [{**asdict(exercise), "key": dict(exercise.key)} for exercise in exercises]
    return json.dumps(shown, ensure_ascii=True).encode()


def everything(shuffled):
    """Return exercises from offices whose roles and duties were put into some order."""
    found = []
    for catalogue in (mixed_office(), real("builtin").catalogue):
        moved = permuted(catalogue, random.Random(shuffled))
        for reuse in (True, False):
            found += Case(moved, Shape(4, 6, reuse=reuse), seed="bytes").take(25)
    return found


def mixed_office():
    """Return an office with own, shared and nearly equal duties, areas, skills and idle people."""
    roles = [
        role(
            f"p{n}",
            *((f"d{(n * 5 + k) % 31:02}", TEXTS[(n * 5 + k) % 31 % len(TEXTS)]) for k in range(6)),
            area=["clinical", "billing", ""][n % 3],
            title=f"{'zZaA'[n % 4]}-title {n}",
        )
        for n in range(11)
    ]
    skill = RoleSkill("calm", "Calm", "Keeps calm while others lose their heads")
    roles[3:5] = [replace(roles[n], skills=(skill,)) for n in (3, 4)]
    return catalogue_of(*roles, role("idle"))


def permuted(catalogue, chance):
    """Return the same office, written in another order."""

    def moved(items):
        return tuple(chance.sample(items, len(items)))

    roles = [
        replace(
            entry,
            duties=moved(entry.duties),
            skills=moved(entry.skills),
            aliases=moved(entry.aliases),
            works_with=moved(entry.works_with),
        )
        for entry in catalogue.roles
    ]
    return Catalogue(catalogue.title, moved(tuple(roles)), catalogue.skills, catalogue.visit)


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_another_process_draws_the_same_bytes(hash_seed):
    env = {**os.environ, "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-c", PRINT, hash_seed]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True, timeout=120)
    assert done.stdout == as_bytes(everything(7))


@given(playable(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_nothing(case, chance):
    moved = replace(case, catalogue=permuted(case.catalogue, chance))
    assert as_bytes(moved.take(6)) == as_bytes(case.take(6))
    for generator in (1, 2):
        assert fingerprint(moved.catalogue, None, generator) == fingerprint(
            case.catalogue, None, generator
        )


@given(playable())
def test_the_same_request_gives_the_same_exercises(case):
    assert as_bytes(case.take(6)) == as_bytes(replace(case).take(6))


@given(playable())
def test_an_exercise_does_not_depend_on_later_ones(case):
    assert case.take(2) == case.take(9)[:2]


def test_draws_side_by_side_do_not_disturb_one_another():
    one = real("builtin", seed="one")
    other = one.again(seed="other")
    pairs = zip(streaming(one), streaming(other), strict=True)
    mixed = list(islice(pairs, 12))
    assert [a for a, _ in mixed] == replace(one).take(12)
    assert [b for _, b in mixed] == replace(other).take(12)


@pytest.mark.parametrize("part", ["seed", "content"])
def test_seed_and_content_both_steer_the_draw(part):
    case = real("builtin")
    first = list(islice(streaming(case), 5))
    other = {"seed": streaming(case.again(seed="x")), "content": streaming(case, "sha256:1")}
    again = list(islice(other[part], 5))
    assert [e.key for e in again] != [e.key for e in first]


def test_one_draw_is_not_always_the_same_exercise():
    exercises = real("builtin").take(40)
    assert len({tuple(exercise.key.items()) for exercise in exercises}) == 40


def streaming(case, content=CONTENT):
    return draw(case.index, case.scope, case.shape, content, case.seed)
