"""What learners see and are held to of what is assigned to them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from medtrainer.errors import RequestProblem
from medtrainer.services.attempts import start_attempt
from medtrainer.services.limits import attempts_left
from medtrainer.services.my_assignments import my_assigned
from medtrainer.services.record import my_record, standing_in, standings
from medtrainer.services.review import review_of
from medtrainer.services.set_words import assigned_first, due_in_words, set_facts
from medtrainer.services.status import my_status, status_line
from medtrainer.services.workspace import open_workspace
from tests.services.results.world import NOW, ROSTER, TODAY, Office


@pytest.fixture
def office(tmp_path):
    folder = tmp_path / "office"
    folder.mkdir()
    return Office(folder, None)


@pytest.fixture
def ana(office, tmp_path):
    """Return Ana's workspace; the roster lists the account that runs the test as hers."""
    login = open_workspace(str(office.folder), str(tmp_path / "data")).person.login
    roster = ROSTER.replace("areyes", login)
    (office.folder / "roster.toml").write_text(roster, encoding="utf-8")
    return replace(open_workspace(str(office.folder), str(tmp_path / "data")), now=lambda: NOW)


def quiz(ana, name="front-desk"):
    return next(quiz for quiz in ana.office.sets if quiz.id == name)


def sit(ana, *, right=True, name="front-desk"):
    sitting = start_attempt(ana, quiz(ana, name))
    exercise = sitting.sheet.exercise
    for premise in exercise.premises:
        wrong = next(o.id for o in exercise.options if o.id != exercise.key[premise.id])
        sitting.answer(premise.id, exercise.key[premise.id] if right else wrong)
    sitting.submit()
    sitting.leave()
    return my_record(ana).attempts[0]


def test_the_roster_says_who_one_is(ana):
    assert (ana.person.name, ana.person.title) == ("Ana Reyes", "Medical assistant")


def test_an_attempt_at_an_assigned_set_records_the_assignment(office, ana):
    office.assign(due=TODAY, attempts=2, pass_mark=0.5, minutes=30)
    opening = sit(ana).opening
    assert (opening.purpose, opening.assignment, opening.due) == (
        "assigned",
        "a1",
        TODAY.isoformat(),
    )
    assert (opening.assigned_by, opening.pass_mark) == ("dmorgan", 0.5)
    assert (opening.rules.attempts, opening.rules.minutes) == (2, 30)


def test_what_is_drawn_is_the_set_itself_whatever_the_terms(office, ana):
    before = sit(ana).opening.content
    office.assign(attempts=2, pass_mark=0.5)
    assert sit(ana).opening.content == before


def test_only_attempts_from_the_assignment_on_use_up_its_number(office, ana):
    sit(ana)
    office.assign(attempts=1, at=NOW + timedelta(milliseconds=500))
    assert attempts_left(standing_in(ana, quiz(ana))) == 1
    later = replace(ana, now=lambda: NOW + timedelta(seconds=1))
    sit(later)
    assert attempts_left(standing_in(ana, quiz(ana))) == 0
    with pytest.raises(RequestProblem, match="No attempts"):
        start_attempt(later, quiz(ana))


def test_the_newest_assignment_governs_and_an_override_over_it(office, ana):
    office.assign("a1", attempts=1)
    office.assign("a2", attempts=5, at=NOW - timedelta(days=1))
    assert my_assigned(ana)["front-desk"].attempts == 5
    office.override(ana.listed.login, attempts=7)
    assert standing_in(ana, quiz(ana)).quiz.attempts == 7


def test_urgent_ones_come_first_and_passed_ones_last(office, ana):
    office.assign("a1", due=TODAY + timedelta(days=9))
    office.assign("a2", quiz="other", due=TODAY - timedelta(days=2))
    assigned, others = assigned_first(standings(ana, my_record(ana)))
    assert [s.quiz.id for s in assigned] == ["other", "front-desk"]
    assert due_in_words(assigned[0], NOW) == "late by 2 days"
    sit(ana, name="other")
    assigned, _ = assigned_first(standings(ana, my_record(ana)))
    assert [s.quiz.id for s in assigned] == ["front-desk", "other"]
    assert due_in_words(assigned[1], NOW) == "passed"
    assert {s.quiz.id for s in others} == {q.id for q in ana.office.sets} - {"front-desk", "other"}


def test_the_card_says_who_assigned_it_until_when_and_what_counts(office, ana):
    office.assign(due=TODAY, attempts=2)
    facts = set_facts(standing_in(ana, quiz(ana)), ana.place, ana.person, NOW)
    assert "Assigned by dmorgan, due today." in facts
    assert "This would be attempt 1 of 2." in facts
    assert "If you sit it more than once, your highest score counts." in facts


def test_after_close_shows_the_marks_only_after_the_last_day(office, ana):
    path = office.folder / "quizzes" / "front-desk.toml"
    path.write_text(
        path.read_text(encoding="utf-8") + 'feedback = "after-close"\n', encoding="utf-8"
    )
    ana = replace(open_workspace(str(office.folder), str(ana.data)), now=lambda: NOW)
    office.assign(due=TODAY)
    attempt = sit(ana)
    assert review_of(attempt, NOW).withheld_until == TODAY + timedelta(days=1)
    assert review_of(attempt, NOW + timedelta(days=2)).withheld_until is None
    facts = " ".join(set_facts(standing_in(ana, quiz(ana)), ana.place, ana.person, NOW))
    assert "what was right after" in facts


def test_files_that_cannot_be_read_keep_nobody_from_learning(office, ana):
    office.assign(due=TODAY)
    (office.folder / "assignments" / "bad.toml").write_text("quiz = = 1", encoding="utf-8")
    (office.folder / "roster.toml").write_text("[[learner", encoding="utf-8")
    again = replace(open_workspace(str(office.folder), str(ana.data)), now=lambda: NOW)
    assert again.listed.login == ana.listed.login
    assert sit(again).finish.passed is True


def test_the_line_for_a_login_script(office, ana):
    assert status_line(my_status(ana)) == ""
    office.assign(due=TODAY)
    assert status_line(my_status(ana)) == (
        "MedTrainer: 1 set to do, the first due today. Type: medtrainer"
    )
    office.assign("a2", quiz="other", due=TODAY - timedelta(days=1))
    assert "2 sets to do, 1 late" in status_line(my_status(ana))
    sit(ana)
    sit(ana, name="other")
    assert status_line(my_status(ana)) == ""
