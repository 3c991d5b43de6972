"""A person's own record, and how they stand in each set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.journal import events
from medtrainer.model.attempt import QuizName
from medtrainer.model.quiz import QuizSet
from medtrainer.services.record import my_record, standings
from tests.journal.world import exercise, line, opening
from tests.services.world import builtin, open_journal, workspace

QUIZ = QuizSet("front-desk", "Front desk", exercises=3, duties=5, pass_mark=0.85)


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data", office=replace(builtin(), sets=(QUIZ,)))


def record(ana, name, *, right=None, purpose="set", quiz="front-desk", passed=None):
    """Record an attempt of one exercise; ended, if it is said how many of its rows were right."""
    named = None if purpose == "practice" else QuizName(quiz, quiz.title())
    fixed = opening(attempt=name, purpose=purpose, quiz=named, exercises=1)
    told = [events.attempt_started(fixed), events.exercise_shown(name, exercise())]
    if right is not None:
        told.append(events.submitted(name, 0, right, 2))
        told.append(events.finished(name, right, 2, right / 2, passed, 900))
    with open_journal(ana.place.path) as journal:
        journal.append(*told)


def standing(ana):
    (only,) = standings(ana, my_record(ana))
    return only


def test_no_record_is_empty_and_stays_unmade(ana):
    record_ = my_record(ana)
    assert (record_.attempts, record_.unfinished, record_.notices) == ((), (), ())
    assert not record_.newer
    assert not ana.data.exists()


def test_attempts_come_newest_first_the_unfinished_also_apart(ana):
    for name, right in (("a", 1), ("b", None), ("c", 2), ("d", None)):
        record(ana, name, right=right)
    record(ana, "e", purpose="preview")
    record(ana, "f", right=0, purpose="practice")
    mine = my_record(ana)
    assert [attempt.id for attempt in mine.attempts] == list("fedcba")
    assert [attempt.id for attempt in mine.unfinished] == ["d", "b"]


def test_a_practice_without_any_answer_is_not_listed(ana):
    record(ana, "looked in", purpose="practice")
    record(ana, "set", purpose="set")
    with open_journal(ana.place.path) as journal:
        journal.append(events.finished("looked in", 0, 0, 0.0, None, 900))
        for name in ("one answer", "handed in empty"):
            fixed = opening(attempt=name, purpose="practice", quiz=None, exercises=None)
            journal.append(events.attempt_started(fixed), events.exercise_shown(name, exercise()))
        journal.append(events.answered("one answer", 0, "vitals", "rn", 100))
        journal.append(events.submitted("handed in empty", 0, 0, 2))
    listed = [attempt.id for attempt in my_record(ana).attempts]
    assert listed == ["handed in empty", "one answer", "set"]


def test_what_is_damaged_or_newer_is_said_and_the_rest_is_read(ana):
    record(ana, "a", right=2)
    with ana.place.path.open("ab") as file:
        file.write(b"no JSON\n" + line("later", v=2))
    mine = my_record(ana)
    assert [attempt.id for attempt in mine.attempts] == ["a"]
    assert mine.newer
    damaged, newer = mine.notices
    assert "line 5 is damaged" in damaged
    assert "newer version of MedTrainer" in newer


def test_a_set_never_sat_stands_at_nothing(ana):
    here = standing(ana)
    assert (here.quiz, here.counted, here.open, here.tries) == (QUIZ, None, None, 0)


@pytest.mark.parametrize(("mark", "needed"), [(0.85, 13), (0.8, 12), (1.0, 15), (0.0, None)])
def test_the_rows_needed_are_rounded_up(ana, mark, needed):
    office = replace(ana.office, sets=(replace(QUIZ, pass_mark=mark),))
    here = standing(replace(ana, office=office))
    assert (here.needed, here.rows) == (needed, 15)


def test_the_best_of_the_finished_and_the_newest_open_one(ana):
    for name, right in (("a", 1), ("b", 2), ("c", None), ("d", 0), ("e", None)):
        record(ana, name, right=right)
    here = standing(ana)
    assert here.counted.id == "b"
    assert here.open.id == "e"
    assert here.tries == 3


@pytest.mark.parametrize(
    ("counts", "counted"), [("highest", "b"), ("first", "a"), ("last", "c"), ("average", "b")]
)
def test_the_set_says_which_attempt_counts(ana, counts, counted):
    for name, right in (("a", 1), ("b", 2), ("c", 0), ("d", None)):
        record(ana, name, right=right)
    office = replace(ana.office, sets=(replace(QUIZ, counts=counts),))
    assert standing(replace(ana, office=office)).counted.id == counted


def test_where_the_average_counts_it_is_that_of_all_that_were_finished(ana):
    office = replace(ana.office, sets=(replace(QUIZ, counts="average"),))
    mean = replace(ana, office=office)
    assert standing(mean).average is None
    for name, right in (("a", 1), ("b", 2), ("c", 2), ("d", None)):
        record(ana, name, right=right)
    record(ana, "e", right=0, purpose="preview")
    assert standing(mean).average == pytest.approx(5 / 6)
    assert standing(ana).average is None  # there the highest counts


def test_a_passed_attempt_is_better_than_a_higher_score_that_failed(ana):
    record(ana, "a", right=1, passed=True)
    record(ana, "b", right=2, passed=False)  # a critical duty was wrong
    assert standing(ana).counted.id == "a"


def test_of_equals_the_newest_is_the_best(ana):
    record(ana, "a", right=2)
    record(ana, "b", right=2)
    assert standing(ana).counted.id == "b"


def test_only_what_was_sat_in_earnest_for_this_set_counts(ana):
    record(ana, "a", right=2, purpose="preview")
    record(ana, "b", right=2, purpose="practice")
    record(ana, "c", right=2, quiz="another")
    record(ana, "d", quiz="another")
    here = standing(ana)
    assert (here.counted, here.open, here.tries) == (None, None, 0)
    record(ana, "e", right=1, purpose="assigned")
    assert (standing(ana).counted.id, standing(ana).tries) == ("e", 1)


def test_standings_follow_the_office(tmp_path):
    mine = workspace(tmp_path / "data")
    known = standings(mine, my_record(mine))
    assert [here.quiz for here in known] == list(builtin().sets)
    assert len(known) == 9
