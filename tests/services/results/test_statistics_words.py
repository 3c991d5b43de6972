"""What item statistics mean, in words."""

import pytest

from medtrainer.model.exercise import Mark
from medtrainer.model.roles import Catalogue
from medtrainer.services.results.statistics import SetReport
from medtrainer.services.results.statistics_words import item_verdict, right_words, set_words
from medtrainer.services.results.wordings import Wordings
from medtrainer.statistics.items import Form, statistics_of
from tests.services.results.sheets import ROLES

WORDINGS = Wordings(Catalogue(roles=ROLES), database=None)
WRONG = {"1": "ma", "0": "rn", "b": "biller", "-": None}


def report(*rows, reuse=True):
    """Return a report on rows such as "10b-": right, two wrong positions, left empty."""
    forms = [
        (Form(reuse, tuple(Mark(f"d{n}", "ma", WRONG[c]) for n, c in enumerate(row))),)
        for row in rows
    ]
    return SetReport("front-desk", "Front desk", statistics_of(forms), WORDINGS)


def verdict(*rows):
    found = report(*rows)
    return item_verdict(found.statistics.items[0], found)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (["1"], ""),
        (["-"], ""),
        (["1"] * 5, "Nearly everybody knows it."),
        (["-"] * 5, "Most people do not know it yet."),
        (["1", "-"] * 3, ""),
        (["1", "0"] * 5, "Look at the key: 50 % chose Registered Nurse."),
        (["1", "0"] * 2 + ["b"] * 8, "Look at the key: 66 % chose Medical Biller."),
        (["10", "10", "-1", "b1"] * 5, "Look at the key: those who did well did worse here."),
        (["11", "11", "-0", "b0"] * 5, "It tells people apart well."),
        (["11", "10", "-1", "b0"] * 5, "It hardly tells people apart."),
        (["11", "11", "10", "-1", "b0"] * 4, ""),
    ],
)
def test_an_item_in_words(rows, words):
    assert verdict(*rows) == words


def test_the_right_positions_of_an_item():
    one = report("1")
    assert right_words(one.statistics.items[0], one) == "Medical Assistant"
    both = statistics_of([(Form(True, (Mark("d", role, None),)),) for role in ("rn", "biller")])
    shared = SetReport("front-desk", "Front desk", both, WORDINGS)
    assert right_words(both.items[0], shared) == "Medical Biller or Registered Nurse"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], ("Nobody has finished this set yet, or nothing was collected.",)),
        (
            ["1"],
            (
                "1 person, first attempts: on average 1.0 of 1 row right.",
                "How consistent the set is cannot be told. Too few learners: 1 of 10.",
            ),
        ),
        (
            ["110", "100"],
            (
                "2 people, first attempts: on average 1.5 of 3 rows right, spread 0.7.",
                "How consistent the set is cannot be told. Too few learners: 2 of 10.",
            ),
        ),
        (
            ["11", "1"],
            (
                "2 people, first attempts: on average 1.5 rows right, spread 0.7.",
                "How consistent the set is cannot be told. Not everybody had the same exercises.",
            ),
        ),
        (
            ["1111", "1110", "1101", "1010", "0100", "1000"] * 2,
            (
                "12 people, first attempts: on average 2.3 of 4 rows right, spread 1.2.",
                (
                    "Its consistency (Cronbach's alpha, at most 1) is 0.42; two scores in three"
                    " are within 0.9 rows of the truth."
                ),
            ),
        ),
    ],
)
def test_a_set_in_words(rows, words):
    assert set_words(report(*rows)) == words
