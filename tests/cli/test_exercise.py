"""`medtrainer exercise`: what is drawn, in which size, and how it is printed."""

from __future__ import annotations

import re

import pytest

from tests.cli.world import QUIZ, is_one_message, medical, write_office

KEYS = ["index", "kind", "reuse", "premises", "options", "key", "seed", "shortfall"]


@pytest.mark.parametrize("where", ["set", "office", "medical"])
def test_json_is_one_object_a_line_with_the_fields_of_the_contract(run, where):
    medical_office = where == "medical"
    asked = ["front-desk"] if where == "set" else []
    asked += ["--roles", medical()] if medical_office else []
    exercises = run("exercise", *asked, "--seed", "s", "--count", 20, "--json").json_lines
    assert [exercise["index"] for exercise in exercises] == list(range(20))
    for exercise in exercises:
        assert list(exercise) == KEYS
        assert (exercise["kind"], exercise["seed"]) == ("match", "s")
        assert exercise["reuse"] is (where == "set")
        assert exercise["shortfall"] is None or isinstance(exercise["shortfall"], str)
        for premise in exercise["premises"]:
            assert list(premise) == ["id", "text", "why", "critical"]
            assert isinstance(premise["critical"], bool)
        for option in exercise["options"]:
            assert list(option) == ["id", "text"]
        options = {option["id"] for option in exercise["options"]}
        assert exercise["key"].keys() == {premise["id"] for premise in exercise["premises"]}
        assert set(exercise["key"].values()) < options
        titles = [option["text"].casefold() for option in exercise["options"]]
        assert titles == sorted(titles)


def test_the_key_is_true_in_the_office(run):
    roles = {role["id"]: role for role in run("roles", "--json").json}
    for exercise in run("exercise", "whole-office", "--count", 30, "--json").json_lines:
        for premise, right in exercise["key"].items():
            doers = {r for r, role in roles.items() if premise in {d["id"] for d in role["duties"]}}
            assert doers & {option["id"] for option in exercise["options"]} == {right}


def test_a_set_prescribes_size_and_number(run):
    exercises = run("exercise", "coder-or-biller", "--json").json_lines
    assert len(exercises) == 4
    hold_sizes(exercises, (4, 4))
    for exercise in exercises:
        assert exercise["reuse"] is True
        assert set(exercise["key"].values()) <= {"medical-coder", "medical-biller"}


def test_options_go_before_what_the_set_prescribes(run):
    sizes = ("--duties", 2, "--positions", 7, "--count", 20)
    exercises = run("exercise", "coder-or-biller", *sizes, "--json").json_lines
    assert len(exercises) == 20
    hold_sizes(exercises, (2, 7))


def hold_sizes(exercises, wanted):
    """Make sure that exercises have their size or say why not, and that some have it."""
    whole = [exercise for exercise in exercises if exercise["shortfall"] is None]
    assert whole
    for exercise in exercises:
        size = (len(exercise["premises"]), len(exercise["options"]))
        assert (size == wanted) == (exercise in whole)


@pytest.mark.parametrize(
    ("asked", "size", "reuse"),
    [
        ([], (4, 6), False),
        (["--duties", 2], (2, 6), False),
        (["--duties", 6], (6, 7), False),
        (["--positions", 8], (4, 8), False),
        (["--duties", 1, "--positions", 2], (1, 2), False),
        (["--duties", 5, "--positions", 4, "--reuse"], (5, 4), True),
        (["--reuse"], (4, 6), True),
        (["--kind", "match"], (4, 6), False),
    ],
)
def test_sizes_without_a_set(run, asked, size, reuse):
    exercises = run("exercise", *asked, "--count", 20, "--json").json_lines
    hold_sizes(exercises, size)
    for exercise in exercises:
        assert exercise["reuse"] is reuse
        assert reuse or len(set(exercise["key"].values())) == len(exercise["premises"])


def test_without_a_set_and_a_number_it_is_one(run):
    assert len(run("exercise", "--json").json_lines) == 1


def test_an_office_from_twelve_positions_on_gets_larger_exercises(run, tmp_path):
    file = tmp_path / "roles.toml"
    duty = 'duty = [{{ id = "d{0}", text = "Does {0}" }}]'
    role = '[[role]]\nid = "r{0}"\ntitle = "R{0}"\n' + duty + "\n"
    file.write_text("".join(role.format(number) for number in range(12)))
    exercises = run("exercise", "--roles", file, "--count", 5, "--json").json_lines
    hold_sizes(exercises, (5, 7))


def test_an_exercise_smaller_than_asked_says_why(run, office):
    done = run("exercise", "--office", office, "--seed", 1, "--json")
    (exercise,) = done.json_lines
    assert len(exercise["options"]) < 6
    assert re.search(r"\d of 4 duties: .+\. \d of 6 positions: .+\.$", exercise["shortfall"])
    text = run("exercise", "--office", office, "--seed", 1)
    assert text.code == 0
    assert "Smaller than asked: " in text.out


def test_more_of_the_same_seed_begins_alike(run):
    few = run("exercise", "front-desk", "--seed", "x", "--count", 3, "--json").out
    many = run("exercise", "front-desk", "--seed", "x", "--count", 9, "--json").out
    assert many.startswith(few)
    assert many.count("\n") == 9


def test_without_a_seed_each_draw_is_another_and_can_be_repeated(run):
    first, second = (run("exercise", "front-desk", "--json") for _ in range(2))
    seeds = {exercise["seed"] for done in (first, second) for exercise in done.json_lines}
    assert len(seeds) == 2
    seed = first.json_lines[0]["seed"]
    assert run("exercise", "front-desk", "--seed", seed, "--json").out == first.out


@pytest.mark.parametrize("seed", ["", " ", "é", "0", "-1", "a|b", "\udcff", '"', "\x1b[2J"])
def test_any_word_is_a_seed(run, seed):
    arguments = ("exercise", f"--seed={seed}")
    (exercise,) = run(*arguments, "--json").json_lines
    assert exercise["seed"] == seed
    text = run(*arguments)
    assert text.code == 0
    assert "\x1b" not in text.out


def test_text_shows_what_json_says(run):
    (exercise,) = run("exercise", "front-desk", "--seed", "x", "--count", 1, "--json").json_lines
    done = run("exercise", "front-desk", "--seed", "x", "--count", 1)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Exercise 1\nMatch each duty to the position that does it")
    premises = dict(re.findall(r"^  (\d)  (.+)$", done.out, re.MULTILINE))
    options = dict(re.findall(r"^  ([a-j])  (.+)$", done.out, re.MULTILINE))
    assert list(premises.values()) == [premise["text"] for premise in exercise["premises"]]
    assert list(options.values()) == [option["text"] for option in exercise["options"]]
    key = dict(re.findall(r"(\d) ([a-j])", done.out.partition("Key: ")[2]))
    titles = {option["id"]: option["text"] for option in exercise["options"]}
    right = [titles[exercise["key"][premise["id"]]] for premise in exercise["premises"]]
    assert [options[key[number]] for number in premises] == right
    assert done.out.rstrip().endswith("Seed: x")


def test_text_says_whether_a_position_may_be_used_again(run):
    again, once = run("exercise", "--reuse").out, run("exercise").out
    assert "once, several times or not at all" in " ".join(again.split())
    assert "is used at most once" in " ".join(once.split())


@pytest.mark.parametrize(
    "asked",
    [
        ["--duties", 0],
        ["--duties", 9],
        ["--duties", "two"],
        ["--positions", 11],
        ["--duties", 4, "--positions", 4],
        ["--reuse", "--positions", 2],
        ["--count", 0],
        ["--count", -1],
        ["--count", "many"],
        ["front-desk", "--roles", "roles.toml"],
        ["front-desk", "first-week"],
        ["--seed"],
        ["--sede", "x"],
    ],
)
def test_what_is_asked_wrongly_is_said_in_a_line(run, asked):
    done = run("exercise", *asked)
    assert (done.code, done.out) == (2, "")
    assert is_one_message(done.err)


@pytest.mark.parametrize("asked", [["front-dsk"], ["--kind", "visit"], ["--kind", "zzz"]])
def test_what_this_office_or_version_lacks_is_the_persons_to_mend(run, asked):
    done = run("exercise", *asked)
    assert (done.code, done.out) == (1, "")
    assert is_one_message(done.err)


def test_a_set_whose_file_has_a_fault_is_not_there_but_the_others_are(run, tmp_path):
    bad = QUIZ.replace("duties = 2", "duties = 200")
    office = write_office(tmp_path / "mixed", good=QUIZ, bad=bad)
    assert run("exercise", "good", "--office", office).code == 0
    done = run("exercise", "bad", "--office", office)
    assert (done.code, done.out) == (1, "")


def test_too_few_positions_are_said(run, tmp_path):
    file = tmp_path / "roles.toml"
    file.write_text('[[role]]\nid = "a"\ntitle = "A"\nduty = [{ id = "d", text = "Does" }]\n')
    done = run("exercise", "--roles", file)
    assert (done.code, done.out) == (1, "")
    assert is_one_message(done.err)
    assert "at least two positions" in done.err


def test_reuse_can_be_switched_off_for_a_set_that_has_it(run):
    for exercise in run("exercise", "front-desk", "--no-reuse", "--json").json_lines:
        assert exercise["reuse"] is False
        assert len(set(exercise["key"].values())) == len(exercise["premises"])
