"""Statistics of a set over what was collected: first attempts, after every regrade."""

import pytest

from medtrainer.model.attempt import Person
from medtrainer.model.quiz import QuizSet
from medtrainer.services.results.statistics import set_report
from tests.services.results.sheets import FRONT_DESK, collected, desk, regrade, sat


def row(chosen, right="ma", duty="of-ma"):
    return ((duty, right, chosen),)


def item(database, folder, **changes):
    (found,) = set_report(desk(database, folder, **changes), "front-desk").statistics.items
    return found


def test_the_first_finished_attempt_counts_whatever_is_collected_first(database, tmp_path):
    collected(
        database,
        sat(row("rn"), day=2),
        sat(row("ma"), day=1),
        sat(row("rn"), day=0, finish=False),
        sat(row("rn"), whose="bokafor"),
        sat(row("rn"), whose="cdiaz", purpose="practice"),
        sat(row("rn"), whose="cdiaz", purpose="preview"),
        sat(row("rn"), whose="cdiaz", quiz=QuizSet("other", "Other")),
    )
    report = set_report(desk(database, tmp_path), "front-desk")
    assert (report.quiz, report.title) == ("front-desk", FRONT_DESK.title)
    assert report.statistics.learners == 2
    assert [item.facility for item in report.statistics.items] == [0.5]


def test_of_two_first_attempts_at_once_one_counts(database, tmp_path):
    collected(database, sat(row("ma"), whose="ann"), sat(row("rn"), whose="ann"))
    assert item(database, tmp_path).n == 1


def test_people_who_share_an_account_are_people(database, tmp_path):
    for name in ("Ann", "Ben"):
        person = Person(1006, f"clinic/{name}", name, "", "self-declared")
        for day in range(2):
            collected(database, sat(row("ma"), whose="clinic", day=day, person=person))
    assert item(database, tmp_path).n == 2


def test_one_login_on_two_machines_is_one_person_unless_the_office_says_otherwise(
    database, tmp_path
):
    whose, lines = sat(row("ma"))
    other = type(whose)("south-1", whose.uid, whose.login)
    collected(database, (whose, lines), (other, sat(row("rn"), day=1)[1]))
    assert item(database, tmp_path).n == 1
    assert item(database, tmp_path, logins="per-machine").n == 2


def test_everything_is_known_by_the_offices_own_words_else_by_those_that_were_shown(
    database, tmp_path
):
    collected(database, sat((*row("ma"), *row("np", "np", "gone")), options=("ma", "np")))
    wordings = set_report(desk(database, tmp_path), "front-desk").wordings
    assert wordings.duty("of-ma") == "What ma does"
    assert wordings.duty("gone") == "Shown: gone"
    assert (wordings.position("np"), wordings.position("?")) == ("Shown: np", "?")


def test_a_set_that_nobody_has_sat_has_no_items(database, tmp_path):
    found = set_report(desk(database, tmp_path), "front-desk").statistics
    assert (found.learners, found.items, found.totals.mean) == (0, (), None)


def test_an_attempt_that_cannot_be_judged_is_left_out_with_those_after_it(database, tmp_path):
    whose, lines = sat(row("ma"))
    unknown = [line.replace(b'"kind":"match"', b'"kind":"riddle"') for line in lines]
    collected(database, (whose, unknown), sat(row("ma"), day=1), sat(row("rn"), whose="bokafor"))
    assert (item(database, tmp_path).n, item(database, tmp_path).facility) == (1, 0)


PEOPLE = [("ma", "ann"), ("ma", "ben"), ("rn", "cyd"), ("biller", "dee"), (None, "eve")]


def people(database):
    collected(database, *(sat(row(chosen), whose=whose) for chosen, whose in PEOPLE))


def test_answers_are_counted_as_they_were_given(database, tmp_path):
    people(database)
    found = item(database, tmp_path)
    assert (found.n, found.facility, found.rights) == (5, 0.4, ("ma",))
    assert dict(found.answers) == {"": 1, "biller": 1, "ma": 2, "rn": 1}


@pytest.mark.parametrize(
    ("regrades", "facility", "rights"),
    [
        ([regrade("of-ma", "ma", "rn")], 0.2, ("rn",)),
        ([regrade("of-ma", "ma", "ma", "rn")], 0.6, ("ma", "rn")),
        ([regrade("of-ma", "ma", "rn"), regrade("of-ma", "ma", "biller", day=2)], 0.2, ("biller",)),
        ([regrade("of-ma", "rn", "biller")], 0.4, ("ma",)),
        ([regrade("of-rn", "ma", "rn")], 0.4, ("ma",)),
        ([regrade("of-ma", "ma", "rn", quiz="other")], 0.4, ("ma",)),
    ],
)
def test_a_regrade_changes_what_is_right_and_not_what_was_chosen(
    database, tmp_path, regrades, facility, rights
):
    people(database)
    found = item(database, tmp_path, regrades=regrades)
    assert (found.facility, found.rights) == (facility, rights)
    assert dict(found.answers) == {"": 1, "biller": 1, "ma": 2, "rn": 1}


def test_a_key_is_no_longer_suspected_once_it_is_mended(database, tmp_path):
    collected(database, *(sat(row("rn" if n % 2 else "ma"), whose=f"p{n}") for n in range(10)))
    assert item(database, tmp_path).suspect == "rn"
    assert item(database, tmp_path, regrades=[regrade("of-ma", "ma", "ma", "rn")]).suspect == ""
    assert item(database, tmp_path, regrades=[regrade("of-ma", "ma", "rn")]).suspect == "ma"
