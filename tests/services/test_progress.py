"""How a person stands, by position and day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from medtrainer.learning.trend import Count
from medtrainer.model.attempt import Sheet
from medtrainer.model.exercise import Exercise, Option, Premise
from medtrainer.model.office import Office
from medtrainer.model.roles import Catalogue
from medtrainer.services.attempts import start_attempt
from medtrainer.services.progress import DAYS, LARGE, known_in_all, my_progress
from medtrainer.services.progress_words import at_a_glance
from medtrainer.services.record import MyRecord, my_record
from tests.exercises.catalogues import catalogue_of, role, specialists
from tests.journal.world import START
from tests.learning.world import attempt
from tests.services.test_record import record
from tests.services.world import quiz_set, workspace

CATALOGUE = catalogue_of(
    role("ma", ("vitals", "Take vital signs"), ("rooms", "Clean rooms"), ("lunch", "Have lunch")),
    role("biller", ("bill", "Bill"), ("lunch", "Have lunch")),
    role("rn", ("triage", "Decide who is first"), ("lunch", "Have lunch")),
)
EMPTY = MyRecord((), (), (), False)


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data", office=Office("/office", catalogue=CATALOGUE))


def asked(day, **rows):
    """Return an attempt some days before today, a row for each duty: (right, chosen)."""
    at = START - timedelta(days=day)
    exercise = Exercise(
        index=0,
        kind="match",
        reuse=True,
        premises=tuple(Premise(duty, duty) for duty in rows),
        options=tuple(Option(name, name) for name in ("ma", "biller", "rn")),
        key={duty: right for duty, (right, _) in rows.items()},
    )
    chosen = {duty: option for duty, (_, option) in rows.items()}
    sheet = Sheet(exercise, chosen, True, at, turn=100 - day)
    return attempt(sheet, start=at, attempt=f"{day:032x}")


def progress(ana, *attempts):
    return my_progress(ana, replace(EMPTY, attempts=attempts))


def ids(duties):
    return [duty.id for duty in duties]


def test_no_record_is_all_positions_with_nothing_known(ana):
    here = my_progress(ana)
    assert [r.role.id for r in here.roles] == ["ma", "biller", "rn"]
    assert [(r.known, r.mastery.askable, r.answered, r.last_day) for r in here.roles] == [
        (0, 2, Count(0, 0), None),
        (0, 1, Count(0, 0), None),
        (0, 1, Count(0, 0), None),
    ]
    assert here.days == (Count(0, 0),) * DAYS
    assert (here.known, here.askable, here.mastered, here.to_master) == (0, 4, 0, 3)
    assert not ana.data.exists()


def test_the_record_is_read_and_its_damage_told(ana):
    record(ana, "a", right=0)
    with ana.place.path.open("ab") as file:
        file.write(b"no JSON\n")
    here = my_progress(ana)
    assert here.answered == Count(0, 2)  # submitted with both rows empty
    assert here.days[-1] == Count(0, 2)
    (notice,) = here.notices
    assert "damaged" in notice


def test_a_position_has_the_answers_to_its_duties_and_the_day_of_the_last(ana):
    here = progress(
        ana,
        asked(3, vitals=("ma", "ma"), bill=("biller", "ma")),
        asked(1, vitals=("ma", "ma"), rooms=("ma", "rn")),
    )
    ma, biller, rn = here.roles
    assert (ma.known, ma.answered, ma.last_day) == (1, Count(2, 3), here.today - timedelta(days=1))
    assert (biller.known, biller.answered) == (0, Count(0, 1))
    assert rn.last_day is None
    assert here.answered == Count(2, 4)
    assert [day.answers for day in here.days[-4:]] == [2, 0, 2, 0]


def test_enough_right_answers_on_enough_days_master_a_position(ana):
    days = [asked(day, bill=("biller", "biller")) for day in range(11)]
    assert progress(ana, *days).mastered == 1
    assert progress(ana, *days[1:]).mastered == 0


def test_duties_to_learn_begin_with_the_latest_mistake(ana):
    ma, *_ = progress(ana, asked(2, vitals=("ma", "rn")), asked(1, rooms=("ma", "biller"))).roles
    assert ids(ma.to_learn) == ["rooms", "vitals"]
    assert ma.mistaken_for == {"vitals": "rn", "rooms": "biller"}
    ma, *_ = progress(ana, asked(1, rooms=("ma", "ma"))).roles
    assert ids(ma.to_learn) == ["rooms", "vitals"]
    ma, *_ = progress(ana).roles
    assert ids(ma.to_learn) == ["vitals", "rooms"]  # never lunch: everybody has it
    ma, *_ = progress(ana, asked(2, vitals=("ma", "ma")), asked(1, vitals=("ma", "ma"))).roles
    assert ids(ma.to_learn) == ["rooms"]


def test_an_empty_row_was_mistaken_for_nobody(ana):
    ma, *_ = progress(ana, asked(1, vitals=("ma", None))).roles
    assert ma.answered == Count(0, 1)
    assert ma.mistaken_for == {}


def test_duties_and_positions_that_are_gone_count_in_the_trend_alone(ana):
    gone = {"fax": ("ma", "ma"), "typing": ("typist", "typist")}
    here = progress(ana, asked(1, **gone), asked(0, **gone))
    assert all(r.answered == Count(0, 0) and r.known == 0 for r in here.roles)
    assert here.answered == Count(4, 4)
    assert here.days[-1] == here.days[-2] == Count(2, 2)


def test_a_duty_that_moved_to_another_position_is_to_be_learnt_anew(ana):
    here = progress(ana, asked(1, bill=("ma", "ma")), asked(0, bill=("ma", "ma")))
    assert here.known == 0


def test_at_a_glance_an_office_says_how_many_positions_are_mastered(ana):
    days = tuple(asked(day, bill=("biller", "biller")) for day in range(11))
    assert at_a_glance(ana, replace(EMPTY, attempts=days)) == (
        "1 of 3 positions mastered",
        1,
        3,
    )


def test_at_a_glance_a_large_office_says_how_many_duties_are_known(ana):
    large = replace(ana, office=replace(ana.office, catalogue=specialists(LARGE + 1)))
    days = tuple(asked(day, d001=("p001", "p001"), fax=("p001", "p001")) for day in range(2))
    assert at_a_glance(large, replace(EMPTY, attempts=days)) == ("1 duty known", 0, 0)
    small = replace(ana, office=replace(ana.office, catalogue=specialists(LARGE)))
    assert at_a_glance(small, EMPTY).text == f"0 of {LARGE} positions mastered"


def test_what_is_known_in_all_is_the_same_quickly(ana):
    """Lunch cannot be asked: everybody has it. An older office may have asked it."""
    days = (asked(day, vitals=("ma", "ma"), lunch=("ma", "ma")) for day in range(3))
    record = replace(EMPTY, attempts=tuple(days))
    assert known_in_all(ana, EMPTY) == 0
    assert known_in_all(ana, record) == my_progress(ana, record).known == 1


def test_a_clock_that_was_a_year_ahead_does_not_keep_a_duty_unknown(tmp_path):
    ana = workspace(tmp_path / "data")
    for days, is_right in ((365, False), (0, True), (1, True), (2, True)):
        moment = START + timedelta(days=days)
        sitting = start_attempt(
            replace(ana, now=lambda at=moment: at), quiz_set("rn-or-ma"), seed="s"
        )
        while True:
            exercise = sitting.sheet.exercise
            for premise, right in exercise.key.items():
                wrong = next(o.id for o in exercise.options if o.id != right)
                sitting.answer(premise, right if is_right else wrong)
            sitting.submit()
            if not sitting.go_on():
                break
        sitting.leave()
    duties = {(duty, role) for sheet in sitting.sheets for duty, role in sheet.exercise.key.items()}
    assert my_progress(ana).known == len(duties)


def test_an_office_without_positions_has_a_progress(ana):
    nobody = replace(ana, office=replace(ana.office, catalogue=Catalogue()))
    here = my_progress(nobody, my_record(nobody))
    assert (here.roles, here.to_master) == ((), 0)
    assert at_a_glance(nobody, EMPTY) == ("nothing to master yet", 0, 0)
