"""`medtrainer stats SET`: how a set was answered, duty by duty."""

from __future__ import annotations

import csv
import io

import pytest

from medtrainer.model.quiz import QuizSet
from tests.cli.desk import shared_office
from tests.cli.world import is_one_message
from tests.services.results.sheets import sat

WHO = QuizSet("who-is-who", "Who is who?")
DUTIES = (("rooms", "assistant"), ("triage", "nurse"), ("book", "desk"), ("gone", "np"))
ROWS = ("1111", "1110", "1101", "1010", "0100", "1000")
SET_KEYS = [
    *("quiz", "learners", "mean", "median", "sd", "skewness", "kurtosis"),
    *("alpha", "error_ratio", "standard_error", "why", "items"),
]
ITEM_KEYS = [
    *("duty", "text", "n", "facility", "facility_low", "facility_high", "sd"),
    *("discrimination", "efficiency", "weight", "answers", "right", "look_at_the_key", "why"),
]


def attempts(rows):
    """Return attempts of different people at four duties, "1" for a right answer."""
    options = ("assistant", "nurse", "desk", "np", "boss")
    return [
        sat(
            [
                (duty, right, right if mark == "1" else None if mark == "-" else "boss")
                for (duty, right), mark in zip(DUTIES, row, strict=True)
            ],
            whose=f"p{n}",
            uid=3000 + n,
            quiz=WHO,
            options=options,
        )
        for n, row in enumerate(rows)
    ]


@pytest.fixture
def stats(run, tmp_path):
    def stats(rows, *more, named="who-is-who"):
        office = shared_office(tmp_path / "office", *attempts(rows))
        return run("stats", named, "--office", office, *more)

    return stats


def test_json_is_the_contract_with_the_numbers_of_the_oracle(stats):
    found = stats(ROWS * 4, "--json").json
    assert list(found) == SET_KEYS
    assert (found["quiz"], found["learners"], found["why"]) == ("who-is-who", 24, None)
    assert found["mean"] == pytest.approx(14 / 6)
    assert found["alpha"] == pytest.approx(14 / 33)
    assert all(list(item) == ITEM_KEYS for item in found["items"])
    items = {item["duty"]: item for item in found["items"]}
    assert list(items) == sorted(items)
    hardest = items["gone"]
    assert hardest["text"] == "Shown: gone"
    assert items["rooms"]["text"] == "Cleans the rooms"
    assert (hardest["n"], hardest["answers"]) == (24, {"boss": 16, "np": 8})
    assert (hardest["right"], hardest["look_at_the_key"], hardest["why"]) == (["np"], True, None)
    index = [items[duty]["discrimination"] for duty, _ in DUTIES]
    assert index == pytest.approx([23.354968, 12.5, 18.569534, 43.301270], abs=5e-7)
    efficiency = [items[duty]["efficiency"] for duty, _ in DUTIES]
    assert efficiency == pytest.approx([33.3333, 14.2857, 20, 50], abs=5e-5)
    weights = [items[duty]["weight"] for duty, _ in DUTIES]
    assert weights == pytest.approx([21.433220, 23.963069, 26.250226, 28.353485], abs=5e-7)


def test_too_little_is_null_and_says_why(stats):
    found = stats(["11-0"], "--json").json
    nulls = ("sd", "skewness", "kurtosis", "alpha", "error_ratio", "standard_error")
    assert [found[key] for key in nulls] == [None] * 6
    assert (found["mean"], found["why"]) == (2, "Too few learners: 1 of 10.")
    item = found["items"][0]
    assert [item[key] for key in ("sd", "discrimination", "efficiency", "weight")] == [None] * 4
    assert (item["answers"], item["why"]) == ({}, "Too few answers: 1 of 20.")


def test_nothing_collected_is_no_error(stats):
    done = stats([], "--json")
    assert done.code == 0
    assert '"learners": 0' in done.out
    assert '"items": []' in done.out
    assert is_one_message(done.err)


def test_what_is_blank_is_counted_under_the_empty_name(stats):
    found = stats(["11-0"] * 5, "--json").json
    assert [item["answers"] for item in found["items"]] == [
        {"": 5},
        {"boss": 5},
        {"assistant": 5},
        {"nurse": 5},
    ]


def test_csv_has_a_row_for_each_duty(stats):
    done = stats(ROWS, "--csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert (done.code, done.err) == (0, "")
    assert list(rows[0]) == ITEM_KEYS[:10]
    assert [row["duty"] for row in rows] == ["book", "gone", "rooms", "triage"]
    assert rows[2]["facility"].startswith("0.8333333")
    assert rows[2]["discrimination"] == ""


def test_people_read_the_hardest_first_within_79_columns(stats):
    done = stats(ROWS * 4)
    lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert lines[0] == "Who is who?"
    assert lines[1] == "24 people, first attempts: on average 2.3 of 4 rows right, spread 1.1."
    assert [line.split("  ")[-1] for line in lines if "%  24" in line] == [
        "Shown: gone",
        "Books visits",
        "Decides who is seen first",
        "Cleans the rooms",
    ]
    assert "                  Look at the key: 66 % chose Manager." in lines
    assert max(map(len, lines)) <= 79


def test_hostile_texts_are_shown_harmless(run, tmp_path):
    evil = "e\x1b]0;x\x07\n\u202e"
    attempt = sat([(evil, evil, evil)], quiz=QuizSet(evil, evil), options=(evil, "nurse"))
    office = shared_office(tmp_path / "office", attempt)
    title = "e<U+001B>]0;x<U+0007><U+000A><U+202E>"
    for more in ([], ["--csv"], ["--json"]):
        done = run("stats", title, "--office", office, *more)
        assert (done.code, done.err) == (0, "")
        assert not set(done.out) & {"\x1b", "\x07", "\u202e"}


def test_a_set_that_is_not_there_is_one_message(stats):
    done = stats([], named="who-is-whom")
    assert done.code == 1
    assert "Did you mean “who-is-who”?" in done.err


def test_only_trainers_see_statistics(run, office):
    done = run("stats", "who-is-who", "--office", office)
    assert (done.code, done.out) == (3, "")
    assert is_one_message(done.err)
