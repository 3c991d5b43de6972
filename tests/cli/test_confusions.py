"""`medtrainer confusions`: which position is taken for which."""

from __future__ import annotations

import pytest

from medtrainer.model.quiz import QuizSet
from tests.cli.desk import shared_office
from tests.cli.world import QUIZ, is_one_message
from tests.services.results.sheets import sat

WHO = QuizSet("who-is-who", "Who is who?")
OPTIONS = ("assistant", "nurse", "desk", "boss")


def answered(right, *chosen, **changes):
    rows = [(f"d{n}", right, one) for n, one in enumerate(chosen)]
    return sat(rows, **{"quiz": WHO, "options": OPTIONS, **changes})


@pytest.fixture
def office(tmp_path):
    return shared_office(
        tmp_path / "office",
        answered("nurse", *["assistant"] * 3, *["nurse"] * 4),
        answered("desk", "desk", None, "boss", day=1),
        answered("nurse", "desk", purpose="practice", quiz=None, whose="bokafor"),
    )


def test_json_is_the_contract(run, office):
    assert run("confusions", "--json", "--office", office).json == [
        {"right": "desk", "chosen": "", "times": 1, "shown": 3},
        {"right": "desk", "chosen": "boss", "times": 1, "shown": 3},
        {"right": "desk", "chosen": "desk", "times": 1, "shown": 3},
        {"right": "nurse", "chosen": "assistant", "times": 3, "shown": 7},
        {"right": "nurse", "chosen": "nurse", "times": 4, "shown": 7},
    ]


def test_practice_is_counted_where_it_is_asked_for(run, office):
    found = run("confusions", "--practice", "--json", "--office", office).json
    assert {"right": "nurse", "chosen": "desk", "times": 1, "shown": 8} in found


def test_csv_says_the_same(run, office):
    done = run("confusions", "--csv", "--office", office)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "right,chosen,times,shown",
        "desk,,1,3",
        "desk,boss,1,3",
        "desk,desk,1,3",
        "nurse,assistant,3,7",
        "nurse,nurse,4,7",
    ]


def test_people_see_a_picture_and_read_sentences(run, office):
    done = run("confusions", "--office", office)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Right, chosen      RN    MA  Secr  Mana  empty\n"
        "Registered Nurse    –  42%▓     .     .      .\n"
        "Medical Assistant   .     –     .     .      .\n"
        "Secretary           .     .     –  33%▓   33%▓\n"
        "Manager             .     .     .     –      .\n"
        "\n"
        "Registered Nurse is taken for Medical Assistant in 42 % of 7 answers.\n"
    )


def test_terminals_without_the_signs_see_ascii(run, office, monkeypatch):
    monkeypatch.setenv("MEDTRAINER_ASCII", "1")
    assert run("confusions", "--office", office).out.isascii()


def test_one_set_alone(run, office):
    assert len(run("confusions", "--set", WHO.title, "--json", "--office", office).json) == 5
    done = run("confusions", "--set", "who", "--office", office)
    assert done.code == 1
    assert is_one_message(done.err)


def test_nothing_collected_is_an_empty_list(run, tmp_path):
    office = shared_office(tmp_path / "office")
    done = run("confusions", "--json", "--office", office)
    assert (done.code, done.out) == (0, "[]\n")
    assert is_one_message(done.err)
    done = run("confusions", "--office", office)
    assert done.out == "Nothing was collected yet that could be mixed up.\n"


@pytest.mark.parametrize("abbreviation", ["", "WWWWWWWW", "受付担当者"])
def test_many_positions_with_long_names_stay_within_79_columns(run, tmp_path, abbreviation):
    roles = "\n".join(
        f'[[role]]\nid = "r{n}"\ntitle = "Keeper of the {n}th key to the cellar"\n'
        f'abbreviation = "{abbreviation}{n}"\n'
        for n in range(12)
    )
    ids = [f"r{n}" for n in range(12)]
    attempts = [
        answered(one, *[ids[n - 1]] * (5 + n), options=(one, ids[n - 1]), whose=one)
        for n, one in enumerate(ids)
    ]
    office = shared_office(tmp_path / "office", *attempts, roles=roles, who_is_who=QUIZ)
    done = run("confusions", "--office", office)
    assert (done.code, done.err) == (0, "")
    picture = done.out.split("\n\n")[0].splitlines()
    assert max(sum(2 if char > "⺀" else 1 for char in line) for line in picture) <= 79
    shown = len([line for line in picture if line.startswith("Keeper of")])
    assert shown >= 7
    assert f"{12 - shown} more positions are mixed up less" in picture[-1]


def test_only_trainers_see_mixups(run, tmp_path, office):
    (office / "assignments").rmdir()
    done = run("confusions", "--office", office)
    assert (done.code, done.out) == (3, "")
    assert is_one_message(done.err)
