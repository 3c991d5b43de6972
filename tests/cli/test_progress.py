"""`medtrainer progress`: how I stand, by position and day by day."""

from __future__ import annotations

import os
import pwd
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from medtrainer.cli import progress
from medtrainer.journal import events
from medtrainer.journal.place import Place
from medtrainer.journal.writer import Journal
from medtrainer.model.attempt import Person
from medtrainer.model.exercise import Exercise, Option, Premise
from medtrainer.services.workspace import open_workspace
from tests.cli.world import ROLES, write_office
from tests.journal.world import line, new_id, opening

KEYS = "role title known askable mastered why retrievability right answers".split()
RIGHT = {"triage": "nurse", "rooms": "assistant", "book": "desk"}


NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    """Let it be noon of one day: today's answers must not become yesterday's."""

    def opened(*folders, **options):
        return replace(
            open_workspace(*folders, **options), now=lambda: NOW, utc_offset=lambda moment: 0
        )

    monkeypatch.setattr(progress, "open_workspace", opened)


@pytest.fixture
def path(own_data):
    return own_data / "journal" / f"{os.uname().nodename}.jsonl"


def record(path, days_ago, answers=RIGHT, **changes):
    """Record an attempt of three rows on a day before today."""
    name = new_id()
    shown = Exercise(
        index=0,
        kind="match",
        reuse=True,
        premises=tuple(Premise(duty, duty) for duty in RIGHT),
        options=tuple(Option(role, role) for role in ("assistant", "boss", "desk", "nurse")),
        key=RIGHT,
    )
    fixed = opening(attempt=name, exercises=1, utc_offset=0, **changes)
    told = [events.attempt_started(fixed), events.exercise_shown(name, shown)]
    told += [events.answered(name, 0, duty, option, 5) for duty, option in answers.items()]
    told.append(events.submitted(name, 0, 0, 3))
    moment = NOW - timedelta(days=days_ago)
    with Journal(Place(path, False, (path,)), new_id, lambda: moment) as journal:
        journal.append(*told)


def test_no_answers_are_a_sentence_and_no_error(run, office, own_data):
    done = run("--office", office, "progress")
    assert (done.code, done.err) == (0, "")
    assert done.out == "No answers yet. “medtrainer” opens the program.\n"
    assert not own_data.exists()


def test_json_has_the_fields_of_the_contract_in_the_offices_order(run, office, path):
    record(path, 3)
    record(path, 1, {"triage": "nurse", "rooms": "nurse"})
    document = run("--office", office, "progress", "--json").json
    assert list(document) == ["roles", "cards", "due_today"]
    assert (document["cards"], document["due_today"]) == ([], 0)
    roles = document["roles"]
    assert all(list(role) == KEYS for role in roles)
    assert [role["role"] for role in roles] == ["nurse", "assistant", "desk", "boss"]
    nurse, assistant, desk, boss = roles
    assert nurse == {
        "role": "nurse",
        "title": "Registered Nurse",
        "known": 1,
        "askable": 2,
        "mastered": False,
        "why": "1 of 2 duties known. Each has to be right on two different days.",
        "retrievability": None,
        "right": 2,
        "answers": 2,
    }
    assert (assistant["known"], assistant["right"], assistant["answers"]) == (0, 1, 2)
    assert (desk["right"], desk["answers"]) == (1, 2)  # left empty in a submitted exercise
    assert (boss["askable"], boss["why"]) == (0, "None of its duties can be asked.")


def test_mastered_is_said_and_leaves_nothing_to_say_why(run, office, path):
    for day in range(11):
        record(path, day)
    _, _, desk, _ = run("--office", office, "progress", "--json").json["roles"]
    assert (desk["mastered"], desk["known"], desk["why"]) == (True, 1, "")
    done = run("--office", office, "progress")
    assert "1 of 3 positions mastered, 3 of 5 duties known." in done.out
    assert "Secretary:" not in done.out


def test_people_get_a_table_whose_numbers_line_up_and_sentences(run, office, path):
    record(path, 2)
    record(path, 1, {"triage": "boss", "rooms": "assistant", "book": "desk"})
    done = run("--office", office, "progress")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[:5] == [
        "Position                      Known   Right",
        "Registered Nurse   ▁▁▁▁▁▁▁▁  0 of 2  1 of 2   50 %  learning",
        "Medical Assistant  ▆▆▆▆▁▁▁▁  1 of 2  2 of 2  100 %  learning",
        "Secretary          ▆▆▆▆▆▆▆▆  1 of 1  2 of 2  100 %  learning",
        "Manager            ▁▁▁▁▁▁▁▁  0 of 0       –         not asked",
    ]
    words = " ".join(done.out.split())
    assert (
        "Registered Nurse: 0 of 2 duties known. Each has to be right on two different days."
        in words
    )
    assert "Last 14 days  ···········█▆·" in lines
    assert "Last 7 days: 5 of 6 right (83 %); the 7 days before: no answers." in lines
    assert "In all: 5 of 6 right (83 %)." in lines


@pytest.mark.parametrize("title", ["A" * 60, "看護" * 30])
def test_any_title_stays_within_its_line(run, tmp_path, path, title):
    office = write_office(tmp_path / "wide", ROLES.replace("Registered Nurse", title))
    record(path, 1)
    table = run("--office", office, "progress").out.splitlines()[:5]
    widths = {len(line) + sum(ord(c) > 0x2E80 for c in line) for line in table[1:4]}
    assert len(widths) == 1
    assert max(widths) <= 79


def test_ascii_where_it_is_asked_for(run, office, path, monkeypatch):
    monkeypatch.setenv("MEDTRAINER_ASCII", "1")
    record(path, 1)
    assert run("--office", office, "progress").out.isascii()


def test_damage_is_noticed_on_stderr_and_the_rest_counts(run, office, path):
    record(path, 1)
    with path.open("ab") as file:
        file.write(b"no JSON\n" + line(v=2))
    done = run("--office", office, "progress", "--json")
    assert done.code == 0
    assert '"answers": 1' in done.out
    assert len(done.err.splitlines()) == 2


def test_an_office_with_faults_says_so(run, tmp_path):
    office = write_office(tmp_path / "broken", "[[role]]\nid = 1\n")
    done = run("--office", office, "progress", "--json")
    assert (done.code, done.out) == (1, "")
    assert "roles.toml" in done.err


def test_a_learner_of_a_shared_account_sees_their_own_progress_alone(run, office, path):
    me = pwd.getpwuid(os.getuid()).pw_name
    (office / "office.toml").write_text(f'shared_accounts = ["{me}"]\n')
    bo = Person(os.getuid(), f"{me}/bo", "bo", identified="self-declared")
    record(path, 1, person=bo)
    answers = {
        name: sum(row["answers"] for row in run(*words, "--office", office, "--json").json["roles"])
        for name, words in {
            "me": ("progress",),
            "bo": ("progress", "--learner", "bo"),
            "cy": ("--learner", "cy", "progress"),
        }.items()
    }
    assert answers == {"me": 0, "bo": 3, "cy": 0}
    assert run("--office", office, "--learner", "bo", "progress").out.startswith(
        "bo (unverified)\n"
    )
