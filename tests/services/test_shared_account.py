"""Several people behind one account: one journal, and nobody sees or goes on with another's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.errors import RequestProblem
from medtrainer.model.attempt import Person
from medtrainer.services.attempts import resume_attempt, start_attempt
from medtrainer.services.disputes import dispute
from medtrainer.services.practice import start_practice
from medtrainer.services.progress import my_progress
from medtrainer.services.record import my_record, standings
from tests.services.world import lines, quiz_set, workspace

SET = "rn-or-ma"
ACCOUNT = Person(1007, "clinic", "Front desk")


def named(name, identified="forced-command"):
    return Person(1007, f"clinic/{name}", name, identified=identified)


@pytest.fixture
def at(tmp_path):
    """Return the workspace of anybody who uses the account."""

    def sit(person):
        return replace(workspace(tmp_path / "data"), person=person, crowded=True)

    return sit


def answer_all(sitting):
    while not sitting.is_finished:
        for row in sitting.sheet.exercise.premises:
            sitting.answer(row.id, sitting.sheet.exercise.key[row.id])
        sitting.submit()
        sitting.go_on()
    sitting.leave()


def test_each_sees_only_what_is_their_own(at):
    people = [ACCOUNT, named("bo"), named("cy")]
    for person in people:
        answer_all(start_attempt(at(person), quiz_set(SET)))
    seen = [my_record(at(person)).attempts for person in people]
    assert [[a.opening.person for a in attempts] for attempts in seen] == [[p] for p in people]
    assert len({attempt.id for attempts in seen for attempt in attempts}) == 3
    assert my_record(at(named("di"))).attempts == ()
    assert my_progress(at(named("di"))).answered.answers == 0
    assert my_progress(at(named("bo"))).answered.answers > 0
    tries = [
        next(s.tries for s in standings(here, my_record(here)) if s.quiz.id == SET)
        for here in map(at, (*people, named("di")))
    ]
    assert tries == [1, 1, 1, 0]


def test_nobody_goes_on_with_what_another_has_begun(at):
    begun = start_attempt(at(named("bo")), quiz_set(SET))
    begun.leave()
    other = start_attempt(at(named("cy")), quiz_set(SET))
    other.leave()
    assert other.opening.attempt != begun.opening.attempt
    assert [a.id for a in my_record(at(named("bo"))).unfinished] == [begun.opening.attempt]
    again = start_attempt(at(named("bo")), quiz_set(SET))
    assert again.opening.attempt == begun.opening.attempt


def test_an_attempt_of_another_is_refused(at):
    """A screen only ever hands over attempts of `my_record`; the reread behind it filters, too."""
    begun = start_attempt(at(named("bo")), quiz_set(SET))
    begun.leave()
    (attempt,) = my_record(at(named("bo"))).unfinished
    with pytest.raises(RequestProblem, match="cannot be gone on with"):
        resume_attempt(at(named("cy")), attempt)


def test_how_a_name_was_told_does_not_part_one_learner_in_two(at):
    answer_all(start_attempt(at(named("bo")), quiz_set(SET)))
    assert len(my_record(at(named("bo", "self-declared"))).attempts) == 1


def test_a_dispute_is_seen_by_its_learner_alone(at):
    bo = at(named("bo"))
    sitting = start_attempt(bo, quiz_set(SET))
    premise = sitting.sheet.exercise.premises[0].id
    answer_all(sitting)
    dispute(bo, sitting.opening.attempt, 0, premise, "Not here.")
    answer_all(start_attempt(at(named("cy")), quiz_set(SET)))
    said = [my_record(at(named(name))).attempts[0].disputes for name in ("bo", "cy")]
    assert [len(disputes) for disputes in said] == [1, 0]


def test_after_the_office_has_ceased_to_share_it_the_account_sees_its_own_alone(at):
    answer_all(start_attempt(at(named("bo")), quiz_set(SET)))
    answer_all(start_attempt(at(ACCOUNT), quiz_set(SET)))
    here = replace(at(replace(ACCOUNT, login="desk")), crowded=False)
    assert [a.opening.person for a in my_record(here).attempts] == [ACCOUNT]


def test_another_learner_who_sits_at_the_same_time_is_not_taken_for_oneself(at):
    first = start_attempt(at(named("bo")), quiz_set(SET))
    second = start_attempt(at(named("cy")), quiz_set(SET))
    practice = start_practice(at(ACCOUNT))
    assert (first.alone, second.alone, practice.alone) == (True, True, True)
    not_shared = replace(at(ACCOUNT), crowded=False)
    assert not start_practice(not_shared).alone


def test_both_are_recorded_in_one_journal_under_their_names(at):
    first = start_attempt(at(named("bo")), quiz_set(SET))
    second = start_attempt(at(named("cy")), quiz_set(SET))
    answer_all(first)
    answer_all(second)
    started = [e for e in lines(at(ACCOUNT).place.path) if e["type"] == "attempt-started"]
    assert [e["person"]["login"] for e in started] == ["clinic/bo", "clinic/cy"]
    assert [e["seed"].split("|")[0] for e in started] == ["clinic/bo", "clinic/cy"]
