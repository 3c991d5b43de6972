"""Same seed, same content: same bytes, in any process and whatever the order in the TOML."""

from __future__ import annotations

import random
import tomllib
from typing import Any

import pytest
import tomli_w

from tests.cli.world import ROLES, ROOT, medical, process

DRAW = ("exercise", "--seed", "s", "--count", 12, "--json")
SETS = ("front-desk", "first-week", "clinical-scope")


def permuted(value: Any, chance: random.Random) -> Any:
    """Return a TOML value with the keys of every table and every list in another order."""
    if isinstance(value, dict):
        keys = chance.sample(list(value), len(value))
        return {key: permuted(value[key], chance) for key in keys}
    if isinstance(value, list):
        return [permuted(item, chance) for item in chance.sample(value, len(value))]
    return value


def rewrite(source, target, seed):
    """Write a roles file in another order; that it is one is made sure of."""
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    other = permuted(data, random.Random(seed))
    assert tomli_w.dumps(other) != tomli_w.dumps(data)
    target.write_text(tomli_w.dumps(other), encoding="utf-8")
    return target


@pytest.fixture(params=["small", "built-in", "medical"])
def roles(request, tmp_path):
    if request.param == "medical":
        return medical()
    if request.param == "built-in":
        return ROOT / "roles.toml"
    file = tmp_path / "small.toml"
    file.write_text(ROLES, encoding="utf-8")
    return file


def test_the_order_in_the_file_changes_nothing(run, roles, tmp_path):
    for seed in range(3):
        other = rewrite(roles, tmp_path / f"{seed}.toml", seed)
        for size in ((), ("--duties", 3, "--positions", 4, "--reuse")):
            first = run(*DRAW, *size, "--roles", roles)
            assert first.json_lines
            assert run(*DRAW, *size, "--roles", other).out == first.out


@pytest.mark.parametrize("name", SETS)
def test_nor_does_it_for_a_set(run, tmp_path, name):
    office = tmp_path / "office"
    (office / "quizzes").mkdir(parents=True)
    rewrite(ROOT / "roles.toml", office / "roles.toml", 1)
    quiz = tomllib.loads((ROOT / "quizzes" / f"{name}.toml").read_text(encoding="utf-8"))
    mixed = tomli_w.dumps(permuted(quiz, random.Random(2)))
    (office / "quizzes" / "anything.toml").write_text(mixed, encoding="utf-8")
    first = run(*DRAW, name)
    assert first.json_lines
    assert run(*DRAW, name, "--office", office).out == first.out


@pytest.mark.parametrize("hash_seed", ["0", "1", "424242"])
def test_another_process_prints_the_same_bytes(run, roles, tmp_path, hash_seed):
    done = process(tmp_path, *DRAW, "--roles", roles, env={"PYTHONHASHSEED": hash_seed})
    assert done.json_lines
    assert done.out == run(*DRAW, "--roles", roles).out


def test_another_seed_or_other_content_draws_others(run, roles, tmp_path):
    first = run(*DRAW, "--roles", roles)
    other = [exercise | {"seed": "s"} for exercise in draw(run, roles, seed="t")]
    assert other != first.json_lines
    reworded = tmp_path / "reworded.toml"
    text = roles.read_text(encoding="utf-8")
    reworded.write_text(text.replace("summary = ", "summary = 'x' # ", 1), encoding="utf-8")
    assert run(*DRAW, "--roles", reworded).out != first.out


def draw(run, roles, seed):
    arguments = ("exercise", "--seed", seed, "--count", 12, "--json", "--roles", roles)
    return run(*arguments).json_lines
