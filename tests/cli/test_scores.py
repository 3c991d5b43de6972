"""`medtrainer scores`: my attempts, newest first."""

from __future__ import annotations

import json
import os
import pwd
import re
from datetime import UTC, datetime

import pytest

from medtrainer.journal import events
from medtrainer.journal.place import Place
from medtrainer.journal.writer import Journal
from medtrainer.model.attempt import Person, QuizName
from tests.cli.world import is_one_message, write_office
from tests.journal.world import exercise, line, new_id, opening

KEYS = [
    *("attempt", "quiz", "purpose", "started", "finished"),
    *("right", "total", "score", "passed", "mode"),
]


@pytest.fixture
def path(own_data):
    return own_data / "journal" / f"{os.uname().nodename}.jsonl"


def record(path, name, day, *, right=None, **changes):
    """Record an attempt on a day of November; ended, if it is said how many were right."""
    fixed = opening(attempt=name, exercises=1, **{"purpose": "set", **changes})
    told = [events.attempt_started(fixed), events.exercise_shown(name, exercise())]
    told.append(events.answered(name, 0, "vitals", "ma", 5))
    if right is not None:
        told.append(events.submitted(name, 0, right, 2))
        told.append(events.finished(name, right, 2, right / 2, right == 2, 900))
    moment = datetime(2025, 11, day, 9, tzinfo=UTC)
    with Journal(Place(path, False, (path,)), new_id, lambda: moment) as journal:
        journal.append(*told)


def test_no_attempts_are_an_empty_list_and_no_error(run, own_data):
    assert run("scores", "--json").json == []
    done = run("scores")
    assert (done.code, done.err) == (0, "")
    assert done.out == "No attempts yet. “medtrainer” opens the program.\n"
    assert not own_data.exists()


def test_json_is_newest_first_with_the_fields_of_the_contract(run, path):
    record(path, "a", 1, right=1)
    record(path, "b", 2, purpose="assigned", mode="plain")
    record(path, "c", 3, right=2, purpose="practice", quiz=None, pass_mark=None)
    newest, unfinished, oldest = attempts = run("scores", "--json").json
    assert all(list(attempt) == KEYS for attempt in attempts)
    assert oldest == {
        "attempt": "a",
        "quiz": "front-desk",
        "purpose": "set",
        "started": "2025-11-01T09:00:00.000Z",
        "finished": "2025-11-01T09:00:00.000Z",
        "right": 1,
        "total": 2,
        "score": 0.5,
        "passed": False,
        "mode": "tui",
    }
    assert unfinished == {
        **dict.fromkeys(KEYS),
        "attempt": "b",
        "quiz": "front-desk",
        "purpose": "assigned",
        "started": "2025-11-02T09:00:00.000Z",
        "mode": "plain",
    }
    assert (newest["quiz"], newest["purpose"], newest["score"]) == (None, "practice", 1.0)


def test_people_are_told_when_what_and_how_it_came_out(run, path):
    record(path, "a", 1, right=1)
    record(path, "b", 2)
    record(path, "c", 3, right=2, purpose="preview")
    done = run("scores")
    assert (done.code, done.err) == (0, "")
    assert [re.split(r" {2,}", text) for text in done.out.splitlines()] == [
        ["3 Nov 2025", "Front desk, coding, billing (prev…", "2 of 2", "passed"],
        ["2 Nov 2025", "Front desk, coding, billing", "1 of 2", "not finished"],
        ["1 Nov 2025", "Front desk, coding, billing", "1 of 2", "not passed"],
    ]


@pytest.mark.parametrize("title", ["A" * 60, "看護" * 30, "\x1b]0;x\x07[bold]x[/]\nnext"])
def test_any_title_of_long_ago_stays_within_its_line(run, path, title):
    record(path, "a", 1, quiz=QuizName("front-desk", title))
    record(path, "b", 2)
    first, second = run("scores").out.splitlines()
    assert first.isprintable()
    assert second.isprintable()
    assert first.endswith("  not finished")
    width = len(second) + sum(ord(c) > 0x2E80 for c in second)
    assert len(first) + sum(ord(c) > 0x2E80 for c in first) == width <= 79


def test_damage_and_newer_lines_are_noticed_on_stderr(run, path):
    record(path, "a", 1, right=2)
    with path.open("ab") as file:
        file.write(b"no JSON\n" + line(v=2))
    before = path.read_bytes()
    done = run("scores", "--json")
    assert done.code == 0
    assert [attempt["attempt"] for attempt in json.loads(done.out)] == ["a"]
    damaged, newer = done.err.splitlines()
    assert damaged == f"medtrainer: {path.name}, line 6 is damaged and was left out."
    assert newer.startswith(f"medtrainer: {path.name} holds 1 line written by a newer version")
    assert path.read_bytes() == before


def test_data_of_another_folder(run, path, tmp_path):
    record(tmp_path / "mine" / "journal" / "x.jsonl", "a", 1, right=2)
    assert run("scores", "--json").json == []
    for arguments in (
        ("--data", tmp_path / "mine", "scores"),
        ("scores", "--data", tmp_path / "mine"),
    ):
        assert [a["attempt"] for a in run(*arguments, "--json").json] == ["a"]


def test_an_office_with_faults_does_not_keep_my_scores_from_me(run, tmp_path):
    office = write_office(tmp_path / "broken", "[[role]]\nid = 1\n")
    done = run("--office", office, "scores", "--json")
    assert (done.code, done.json) == (0, [])


def test_a_learner_of_a_shared_account_sees_their_own_attempts_alone(run, tmp_path, path):
    me = pwd.getpwuid(os.getuid()).pw_name
    office = write_office(tmp_path / "office")
    (office / "office.toml").write_text(f'shared_accounts = ["{me}"]\n')
    for name, day in (("bo", 1), ("cy", 2)):
        person = Person(os.getuid(), f"{me}/{name}", name, identified="forced-command")
        record(path, name, day, right=1, person=person)
    record(path, "me", 3, right=1)
    for before in (True, False):
        words = ("--learner", "bo", "scores") if before else ("scores", "--learner=bo")
        assert [a["attempt"] for a in run("--office", office, *words, "--json").json] == ["bo"]
    assert [a["attempt"] for a in run("--office", office, "scores", "--json").json] == ["me"]
    assert run("--office", office, "scores", "--learner", "bo").out.startswith(
        "bo (unverified)\n\n"
    )
    assert "unverified" not in run("--office", office, "scores").out
    refused = run("scores", "--learner", "bo")  # the built-in office shares no account
    assert (refused.code, refused.out) == (2, "")
    assert is_one_message(refused.err)
