"""`medtrainer changes`: who sat which version of a set."""

from __future__ import annotations

import csv
import io

import pytest

from medtrainer.model.quiz import QuizSet
from tests.cli.desk import shared_office
from tests.cli.world import is_one_message
from tests.services.results.sheets import sat

WHO = QuizSet("who-is-who", "Who is who?")
ROW = (("rooms", "assistant", "assistant"),)
KEYS = ["quiz", "title", "content", "current", "first", "last", "people", "behind"]


@pytest.fixture
def office(tmp_path):
    options = ("assistant", "nurse")
    return shared_office(
        tmp_path / "office",
        sat(ROW, quiz=WHO, options=options, whose="bokafor", content="sha256:0123456789"),
        sat(ROW, quiz=WHO, options=options, content="sha256:0123456789", day=1),
    )


def test_json_has_the_newest_version_first(run, office):
    now, old = run("changes", "--json", "--office", office).json
    assert list(now) == list(old) == KEYS
    assert (now["quiz"], now["current"], now["first"], now["people"]) == (
        "who-is-who",
        True,
        None,
        [],
    )
    assert old == {
        "quiz": "who-is-who",
        "title": "Who is who?",
        "content": "sha256:0123456789",
        "current": False,
        "first": "2026-11-22T09:00:00.000Z",
        "last": "2026-11-23T09:00:00.000Z",
        "people": ["areyes", "bokafor"],
        "behind": ["areyes", "bokafor"],
    }


def test_csv_says_the_same(run, office):
    done = run("changes", "--csv", "--office", office)
    now, old = csv.DictReader(io.StringIO(done.out))
    assert (done.code, done.err) == (0, "")
    assert (now["current"], now["people"]) == ("true", "")
    assert (old["current"], old["behind"]) == ("false", "areyes bokafor")


def test_people_read_a_table(run, office):
    done = run("changes", "--office", office)
    lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert lines[0].split() == [
        "Set",
        "Version",
        "Content",
        "People",
        "Only",
        "this",
        "Last",
        "sat",
    ]
    assert lines[1].split()[3] == "now"
    assert lines[2].split()[3:7] == ["earlier", "01234567", "2", "2"]


def test_only_trainers_see_it(run, office):
    (office / "records").rmdir()
    done = run("changes", "--office", office)
    assert (done.code, done.out) == (3, "")
    assert is_one_message(done.err)
