"""Who stands how: what counts, what is late, what is missing; on both engines."""

import pytest

from medtrainer.model.attempt import Rules
from medtrainer.services.results.desk import gradebook
from tests.services.results.world import ANA, BEN, CLEO, at, in_days


def test_whoever_has_not_begun_is_missing(office):
    office.assign(due=in_days(3))
    assert office.missing() == [
        ("areyes", "front-desk", "not begun", 0),
        ("bokafor", "front-desk", "not begun", 0),
    ]


def test_whoever_passed_is_not(office):
    office.assign(due=in_days(3))
    office.sat(ANA)
    assert office.missing() == [("bokafor", "front-desk", "not begun", 0)]
    grade = office.grade("areyes")
    assert (grade.state, grade.passed, grade.score, grade.late) == ("passed", True, 1.0, False)


def test_the_states_are_those_of_the_contract(office):
    office.assign(attempts=2)
    office.sat(ANA, finish=False)
    office.sat(BEN, ("rn", "rn"))
    assert {login: state for login, _, state, _ in office.missing()} == {
        "areyes": "begun",
        "bokafor": "not passed",
    }
    office.sat(BEN, ("rn", "rn"), days=2)
    assert office.grade("bokafor").state == "attempts used up"


def test_the_longest_overdue_come_first_then_due_site_and_name(office):
    office.assign("a1", due=in_days(-2))
    office.assign("a2", quiz="other", due=in_days(-5))
    assert [(login, quiz, days) for login, quiz, _, days in office.missing()] == [
        ("areyes", "other", 5),
        ("bokafor", "other", 5),
        ("areyes", "front-desk", 2),
        ("bokafor", "front-desk", 2),
    ]


def test_people_who_have_left_have_nothing_to_do_and_keep_their_results(office):
    office.assign()
    office.sat(CLEO, ("rn", "biller"))
    assert "cleo" not in {login for login, *_ in office.missing()}
    assert office.grade("cleo").counted.right == 1


def test_attempts_before_the_assignment_do_not_count(office):
    office.sat(ANA, days=1)
    office.assign(at=at(2))
    assert office.grade("areyes").state == "not begun"
    office.sat(ANA, days=3)
    assert office.grade("areyes").state == "passed"


def test_done_after_the_last_day_is_late_for_ever(office):
    office.assign(due=at(1).date())
    office.sat(ANA, days=3)
    grade = office.grade("areyes")
    assert (grade.state, grade.late, grade.days_late) == ("passed", True, 0)


def test_the_day_ends_with_the_learners_own_day(office):
    office.assign(due=at(1).date())
    office.sat(ANA, days=1.6, utc_offset=-600)  # 23:24 UTC is 13:24 of the same day there
    office.sat(BEN, days=1.6, utc_offset=600)  # and the next day there
    assert office.grade("areyes").late is False
    assert office.grade("bokafor").late is True


@pytest.mark.parametrize(
    ("counts", "score", "passed"),
    [("highest", 1.0, True), ("first", 0.5, False), ("last", 0.0, False), ("average", 0.5, False)],
)
def test_which_attempt_counts(office, counts, score, passed):
    office.assign()
    rules = Rules(counts=counts)
    for day, answers in enumerate((("ma", "rn"), ("ma", "biller"), ("rn", "rn")), start=1):
        office.sat(ANA, answers, days=day, rules=rules)
    grade = office.grade("areyes")
    assert (grade.counts, grade.score, grade.passed) == (counts, score, passed)


def test_an_attempt_that_misses_a_critical_duty_does_not_pass(office):
    office.assign(pass_mark=0.5)
    office.sat(ANA, ("rn", "biller"))  # half is right, but taking vital signs is critical
    office.sat(BEN, ("ma", "rn"))
    assert office.grade("areyes").state == "not passed"
    assert office.grade("bokafor").state == "passed"


def test_an_override_holds_for_one_person_and_the_newest_wins(office):
    office.assign(due=in_days(-3), attempts=1)
    office.override("areyes", "o1", due=in_days(1), at=at(1))
    office.override("areyes", "o2", due=in_days(4), at=at(2))
    grades = {g.learner.login: g for g in gradebook(office.desk)}
    assert (grades["areyes"].due, grades["areyes"].days_late) == (in_days(4), 0)
    assert grades["areyes"].allowed == 1
    assert grades["bokafor"].days_late == 3


def test_an_overridden_pass_mark_judges_what_was_done_before(office):
    office.assign()
    office.sat(ANA, ("ma", "rn"))
    assert office.grade("areyes").passed is False
    office.override("areyes", pass_mark=0.5)
    assert office.grade("areyes").passed is True


def test_what_is_withdrawn_need_not_be_done(office):
    office.assign()
    path = office.folder / "assignments" / "w1.toml"
    path.write_text(f'withdraws = "a1"\nassigned_at = {at(1).isoformat()}\n', encoding="utf-8")
    assert office.missing() == []


def test_a_set_that_was_sat_unasked_has_a_row_of_its_own(office):
    office.sat(ANA, quiz="other")
    grade = office.grade("areyes", "other")
    assert (grade.assigned, grade.state, grade.is_missing) == (None, "passed", False)


def test_a_set_without_a_pass_mark_is_done_when_it_is_finished(office):
    office.assign(pass_mark=0.0)
    office.sat(ANA, ("rn", "rn"))
    grade = office.grade("areyes")
    assert (grade.state, grade.passed, grade.is_missing) == ("done", None, False)


def test_somebody_whom_no_roster_lists_is_told_by_the_login(office):
    office.assign(to=("zoe",))
    assert office.missing() == [("zoe", "front-desk", "not begun", 0)]


def test_one_login_on_two_machines_is_one_person_unless_the_office_parts_them(office):
    from tests.gradebook.world import owner

    office.sat(ANA, ("rn", "rn"))
    office.sat(owner(3001, "areyes", "south-1"), days=2)
    assert len(office.grade("areyes").attempts) == 2
    office.say(logins="per-machine")
    found = {g.learner.login for g in gradebook(office.desk) if g.attempts}
    assert found == {"areyes@north-1", "areyes@south-1"}


def test_learners_of_a_shared_account_are_people_of_their_own(office):
    from medtrainer.model.attempt import Person
    from tests.gradebook.world import owner

    clinic = owner(4001, "clinic")
    for name, answers in (("zoe", ("rn", "rn")), ("yan", ("ma", "biller"))):
        person = Person(4001, f"clinic/{name}", name, "", "forced-command")
        office.sat(clinic, answers, person=person)
    assert office.grade("clinic/zoe").passed is False
    assert office.grade("clinic/yan").passed is True
