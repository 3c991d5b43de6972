"""Which set a trainer means, on both engines."""

import pytest

from medtrainer.errors import RequestProblem
from medtrainer.model.quiz import QuizSet
from medtrainer.services.results.sets import find_sat_set, sat_sets
from tests.services.results.sheets import FRONT_DESK, collected, desk, sat

ROW = (("of-ma", "ma", "ma"),)


def test_the_sets_of_the_office_and_those_that_are_gone(database, tmp_path):
    old, renamed = QuizSet("old", "What we had"), QuizSet("front-desk", "Its earlier title")
    collected(database, sat(ROW, quiz=old), sat(ROW, quiz=renamed), sat(ROW, purpose="practice"))
    assert sat_sets(desk(database, tmp_path)) == {
        "old": "What we had",
        "front-desk": FRONT_DESK.title,
    }


@pytest.mark.parametrize(
    "named",
    ["front-desk", "FRONT-desk", "Front desk, coding, billing", " front  DESK, coding, billing"],
)
def test_a_set_is_named_by_id_or_title(database, tmp_path, named):
    assert find_sat_set(desk(database, tmp_path), named) == "front-desk"


@pytest.mark.parametrize("forged", ["aa", "zz", "Front desk, coding, billing", "FRONT-DESK"])
def test_no_record_can_stand_in_for_a_set_of_the_office(database, tmp_path, forged):
    for title in ("front-desk", FRONT_DESK.title):
        collected(database, sat(ROW, quiz=QuizSet(forged, title)))
        for named in ("front-desk", FRONT_DESK.title):
            assert find_sat_set(desk(database, tmp_path), named) == "front-desk"


@pytest.mark.parametrize("odd", ["a  b", " a", "İ", "front-desk "])
def test_a_set_with_an_odd_id_is_found_by_it(database, tmp_path, odd):
    collected(database, sat(ROW, quiz=QuizSet(odd, "Odd")))
    here = desk(database, tmp_path, sets=())
    assert find_sat_set(here, odd) == odd


def test_an_attempt_at_no_set_is_at_none(database, tmp_path):
    collected(database, sat(ROW, quiz=None))
    here = desk(database, tmp_path, sets=())
    assert sat_sets(here) == {}
    with pytest.raises(RequestProblem):
        find_sat_set(here, "")


def test_what_is_not_there_is_said_with_what_may_be_meant(database, tmp_path):
    here = desk(database, tmp_path)
    with pytest.raises(RequestProblem, match="Did you mean “front-desk”"):
        find_sat_set(here, "front-dsk")
    with pytest.raises(RequestProblem, match="There are: front-desk"):
        find_sat_set(here, "\x1b]0;x\x07")
