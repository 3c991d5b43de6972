"""Starting and resuming: what the journal holds before anything is shown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from medtrainer import __version__
from medtrainer.cli import main
from medtrainer.cli.exercise import as_json
from medtrainer.errors import EnvironmentProblem, RequestProblem
from medtrainer.exercises.fingerprint import fingerprint
from medtrainer.exercises.match import GENERATOR
from medtrainer.journal import events
from medtrainer.journal.writer import Journal
from medtrainer.services.attempts import resume_attempt, start_attempt
from medtrainer.services.record import my_record, prove_record, standings
from tests.journal.world import START, line, new_id
from tests.services.world import bare, builtin, full_disk, lines, quiz_set, workspace

SET = "rn-or-ma"


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


def open_attempt(ana):
    (attempt,) = my_record(ana).unfinished
    return attempt


def standing(ana, name=SET):
    return next(s for s in standings(ana, my_record(ana)) if s.quiz.id == name)


def test_the_start_is_recorded_in_every_field(ana):
    quiz = quiz_set(SET)
    sitting = start_attempt(ana, quiz)
    started, *exercises = lines(ana.place.path)
    attempt = started["attempt"]
    assert list(started.items()) == list(
        {
            "v": 1,
            "id": started["id"],
            "at": "2026-11-22T09:00:00.000Z",
            "type": "attempt-started",
            "attempt": attempt,
            "purpose": "set",
            "quiz": {"id": SET, "title": "RN or MA?"},
            "utc_offset": 60,
            "content": fingerprint(builtin().catalogue, quiz, GENERATOR),
            "generator": GENERATOR,
            "seed": f"areyes|{attempt}",
            "pass_mark": 0.9,
            "rules": {
                "feedback": "after-submit",
                "attempts": 0,
                "counts": "highest",
                "minutes": 0,
            },
            "assignment": None,
            "due": None,
            "assigned_by": None,
            "person": {
                "uid": 1006,
                "login": "areyes",
                "name": "Ana Reyes",
                "title": "",
                "identified": "uid",
            },
            "program": __version__,
            "host": "clinic-2",
            "mode": "tui",
            "exercises": 3,
        }.items()
    )
    assert len(exercises) == quiz.exercises == len(sitting.sheets)
    ids = [event["id"] for event in lines(ana.place.path)]
    assert len(set(ids)) == 4
    assert all(len(name) == 32 and int(name, 16) >= 0 for name in (*ids, attempt))


def test_every_exercise_is_recorded_as_it_is_shown(ana):
    sitting = start_attempt(ana, quiz_set(SET))
    recorded = bare(ana.place.path, "exercise")
    keys = ["type", "attempt", "index", "kind", "reuse", "premises", "options", "key"]
    for number, (event, sheet) in enumerate(zip(recorded, sitting.sheets, strict=True)):
        exercise = sheet.exercise
        assert list(event) == keys
        assert event == events.exercise_shown(sitting.opening.attempt, exercise)
        assert (event["index"], event["kind"], event["reuse"]) == (number, "match", True)
        assert len(event["premises"]) == 5
        assert list(event["premises"][0]) == ["id", "text", "why", "critical"]
        assert set(event["key"]) == {premise["id"] for premise in event["premises"]}
        assert set(event["key"].values()) <= {option["id"] for option in event["options"]}


def test_what_is_recorded_can_be_drawn_again_with_its_seed(ana, capsys):
    seed = start_attempt(ana, quiz_set("front-desk")).opening.seed
    assert main(["exercise", "front-desk", "--seed", seed, "--json"]) == 0
    drawn = [json.loads(text) for text in capsys.readouterr().out.splitlines()]
    recorded = bare(ana.place.path, "exercise")
    assert len(drawn) == len(recorded) == 3
    for one, other in zip(drawn, recorded, strict=True):
        shared = one.keys() & other.keys()
        assert shared == {"index", "kind", "reuse", "premises", "options", "key"}
        assert {key: one[key] for key in shared} == {key: other[key] for key in shared}


def test_two_attempts_differ_and_the_same_seed_repeats(ana, tmp_path):
    numbers = count()

    def drawn(**options):
        other = workspace(tmp_path / f"other-{next(numbers)}")
        sitting = start_attempt(other, quiz_set(SET), **options)
        return [as_json(sheet.exercise) for sheet in sitting.sheets], sitting.opening.seed

    assert drawn()[0] != drawn()[0]
    assert drawn(seed="a") == drawn(seed="a")
    assert drawn(seed="a")[1] == "a"
    assert drawn(seed="")[1] == ""  # what `exercise --seed ""` takes, too


def test_mode_and_rules_are_those_of_the_sitting(ana):
    quiz = replace(
        quiz_set(SET), feedback="at-once", attempts=3, counts="last", minutes=20, pass_mark=0.0
    )
    sitting = start_attempt(ana, quiz, mode="plain")
    (started,) = bare(ana.place.path, "attempt-started")
    assert started["mode"] == "plain"
    assert started["pass_mark"] == 0.0
    assert started["rules"] == {
        "feedback": "at-once",
        "attempts": 3,
        "counts": "last",
        "minutes": 20,
    }
    assert sitting.at_once


def test_a_preview_does_not_count(ana):
    sitting = start_attempt(ana, quiz_set(SET), purpose="preview")
    assert bare(ana.place.path, "attempt-started")[0]["purpose"] == "preview"
    assert not my_record(ana).unfinished
    for _ in sitting.sheets:
        sitting.submit()
        sitting.go_on()
    sitting.leave()
    assert bare(ana.place.path, "finished")[0]["total"] == 15
    here = standing(ana)
    assert (here.tries, here.counted, here.open) == (0, None, None)


def test_a_set_that_cannot_be_drawn_leaves_no_trace(ana):
    with pytest.raises(RequestProblem, match="kind “visit” are not part of this version"):
        start_attempt(ana, replace(quiz_set(SET), kind="visit"))
    assert not ana.place.path.exists()


def test_a_start_that_is_not_saved_is_no_attempt(ana):
    prove_record(ana)
    with full_disk(), pytest.raises(EnvironmentProblem, match="Not saved"):
        start_attempt(ana, quiz_set(SET))
    assert my_record(ana).attempts == ()
    sitting = start_attempt(ana, quiz_set(SET))
    assert sitting.alone  # the first try has let go of the journal
    assert len(my_record(ana).attempts) == 1


def test_a_resumed_attempt_is_the_same(ana):
    sitting = start_attempt(ana, quiz_set(SET))
    first, second = (premise.id for premise in sitting.sheet.exercise.premises[:2])
    right = sitting.sheet.exercise.key[first]
    sitting.answer(first, right)
    sitting.answer(second, sitting.sheet.exercise.options[0].id)
    sitting.answer(second, None)
    sitting.submit()
    sitting.go_on()
    sitting.leave()
    attempt = open_attempt(ana)
    assert attempt.started == START
    again = resume_attempt(ana, attempt)
    assert again.opening == sitting.opening
    assert again.place == 1
    assert [as_json(s.exercise) | {"seed": ""} for s in again.sheets] == [
        as_json(s.exercise) | {"seed": ""} for s in sitting.sheets
    ]
    assert [dict(s.answers) for s in again.sheets] == [{first: right, second: None}, {}, {}]
    assert again.result() == sitting.result()


def test_an_end_that_is_not_saved_when_resuming_lets_go_of_the_journal(ana):
    sitting = start_attempt(ana, quiz_set(SET))
    for _ in sitting.sheets:
        sitting.submit()
        sitting.go_on()
    sitting.leave()
    written = ana.place.path.read_bytes().splitlines(keepends=True)
    ana.place.path.write_bytes(b"".join(written[:-1]))  # cut off before its end
    attempt = open_attempt(ana)
    with full_disk(), pytest.raises(EnvironmentProblem):
        resume_attempt(ana, attempt)
    again = resume_attempt(ana, attempt)
    assert again.alone
    assert again.is_finished


def test_resuming_needs_nothing_of_the_content(ana):
    sitting = start_attempt(ana, quiz_set(SET))
    sitting.leave()
    bare_office = replace(builtin(), catalogue=replace(builtin().catalogue, roles=()), sets=())
    changed = replace(ana, office=bare_office)
    again = resume_attempt(changed, open_attempt(changed))
    for sheet in again.sheets:
        for premise, option in sheet.exercise.key.items():
            again.answer(premise, option)
        again.submit()
        again.go_on()
    assert again.result().score == 1.0
    assert bare(ana.place.path, "finished")[0]["passed"] is True


@pytest.mark.parametrize("lost", [1, 2, 3])
def test_an_attempt_that_lost_an_exercise_cannot_be_passed_on_what_is_left(ana, lost):
    sitting = start_attempt(ana, quiz_set(SET))
    sitting.submit()
    sitting.go_on()
    sitting.submit()
    sitting.leave()
    rows = ana.place.path.read_bytes().splitlines(keepends=True)
    rows[lost] = b"{damaged}\n"
    ana.place.path.write_bytes(b"".join(rows))
    before = ana.place.path.read_bytes()
    record = my_record(ana)
    (attempt,) = record.attempts
    assert (record.unfinished, standing(ana).open) == ((), None)
    with pytest.raises(RequestProblem, match="Part of this attempt's record is damaged") as caught:
        resume_attempt(ana, attempt)
    assert caught.value.advice == "Begin the set anew."
    assert ana.place.path.read_bytes() == before
    start_attempt(ana, quiz_set(SET)).leave()
    assert open_attempt(ana).id != attempt.id


def test_an_attempt_of_an_unknown_kind_is_left_alone(ana):
    start_attempt(ana, quiz_set(SET)).leave()
    path = ana.place.path
    path.write_bytes(path.read_bytes().replace(b'"kind":"match"', b'"kind":"riddle"'))
    before = path.read_bytes()
    with pytest.raises(RequestProblem, match="that this version cannot show") as caught:
        resume_attempt(ana, open_attempt(ana))
    assert caught.value.advice
    assert path.read_bytes() == before


def test_a_record_of_a_newer_version_is_never_written_to(ana):
    ana.place.path.parent.mkdir(parents=True)
    ana.place.path.write_bytes(line("new", v=2))
    before = ana.place.path.read_bytes()
    for step in (lambda: start_attempt(ana, quiz_set(SET)), lambda: prove_record(ana)):
        with pytest.raises(EnvironmentProblem, match="newer version of MedTrainer") as caught:
            step()
        assert caught.value.exit_code == 3
    assert ana.place.path.read_bytes() == before


def test_proving_the_record_makes_no_event_and_holds_nothing(ana):
    prove_record(ana)
    assert lines(ana.place.path) == []
    with Journal(ana.place, new_id, lambda: START + timedelta(1)) as journal:
        journal.prove()
        assert journal.alone


def test_a_record_that_proves_full_is_let_go_of(ana, monkeypatch):
    def full(journal):
        real(journal)
        raise EnvironmentProblem("Not saved: the disk is full.")

    real = Journal.prove
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "prove", full)
        with pytest.raises(EnvironmentProblem):
            prove_record(ana)
    assert start_attempt(ana, quiz_set(SET)).alone


def test_a_second_start_elsewhere_is_told(ana):
    first = start_attempt(ana, quiz_set(SET))
    second = start_attempt(ana, quiz_set("front-desk"))
    assert (first.alone, second.alone) == (True, False)
    first.leave()
    second.leave()
    assert len(my_record(ana).unfinished) == 2
