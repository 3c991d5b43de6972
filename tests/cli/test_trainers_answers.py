"""The trainer's answers as commands: the JSON of formats.md, CSV, tables, suggestions."""

import csv
import io
import json

import pytest

from tests.cli.trainers import ask, desk
from tests.cli.world import is_one_message
from tests.services.results.test_transcript import disputed
from tests.services.results.world import ANA, BEN, at, in_days

__all__ = ["ask", "desk"]

GRADEBOOK = (
    "login name site quiz assigned due attempts counts right total score passed late finished"
    " content machine"
)
MISSING = "login name site quiz due days_late state"


@pytest.fixture
def busy(desk):
    desk.assign(due=at(1).date())
    desk.sat(ANA, ("rn", "biller"))
    desk.sat(ANA, days=2)
    desk.sat(BEN, ("rn", "biller"))
    return desk


def test_gradebook_has_the_keys_of_the_contract(busy, ask):
    rows = ask("gradebook", "--json").json
    assert [list(row) for row in rows] == [GRADEBOOK.split()] * 2
    ana = rows[0]
    assert (ana["login"], ana["attempts"], ana["counts"], ana["score"]) == (
        "areyes",
        2,
        "highest",
        1.0,
    )
    assert (ana["right"], ana["total"], ana["passed"], ana["machine"]) == (2, 2, True, "north-1")
    assert ana["finished"].endswith("Z")
    assert ana["due"] == at(1).date().isoformat()


def test_missing_has_the_keys_of_the_contract(busy, ask):
    (row,) = ask("missing", "--json").json
    assert list(row) == MISSING.split()
    assert (row["login"], row["state"]) == ("bokafor", "not passed")
    assert row["days_late"] > 0


def test_lists_are_empty_and_no_error_where_there_is_nothing(desk, ask):
    for command in ("gradebook", "missing", "confusions", "disputes"):
        done = ask(command, "--json")
        assert (done.code, json.loads(done.out)) == (0, [])


@pytest.mark.parametrize(("command", "heads"), [("gradebook", GRADEBOOK), ("missing", MISSING)])
def test_csv_has_the_same_columns(busy, ask, command, heads):
    rows = list(csv.reader(io.StringIO(ask(command, "--csv").out)))
    assert rows[0] == heads.split()
    assert all(len(row) == len(rows[0]) for row in rows)


def test_csv_cells_that_look_like_formulas_are_guarded(desk, ask):
    roster = desk.folder / "roster.toml"
    roster.write_text('[[learner]]\nlogin = "a"\nname = "=1+1"\n', encoding="utf-8")
    desk.assign(to=("a",))
    assert "'=1+1" in ask("missing", "--csv").out


def test_people_read_who_is_missing_in_a_table_and_a_sentence(busy, ask):
    done = ask("missing")
    assert done.out.splitlines()[0].split()[:3] == ["Late", "Person", "Site"]
    assert "Ben Okafor" in done.out
    assert "1 person has something left to do, 1 is late." in done.out
    assert "Ana" not in ask("missing").out


def test_one_site_alone(busy, ask):
    assert ask("missing", "--site", "NORTH", "--json").json == []
    assert len(ask("missing", "--site", "south", "--json").json) == 1


def test_nothing_collected_is_said_on_stderr(desk, ask):
    assert "Nothing has been collected yet" in ask("gradebook").err


def test_a_transcript_as_text_json_page_and_bundle(busy, ask, tmp_path):
    text = ask("transcript", "Ana Reyes").out
    assert "Transcript of Ana Reyes" in text
    assert "Exercise 1" in text
    found = ask("transcript", "areyes", "--json").json
    assert [entry["right"] for entry in found["attempts"]] == [1, 2]
    page = tmp_path / "ana.html"
    assert ask("transcript", "areyes", "--html", page).code == 0
    assert page.stat().st_mode & 0o777 == 0o600
    assert "<h1>Transcript of Ana Reyes</h1>" in page.read_text(encoding="utf-8")
    bundle = tmp_path / "ana.json"
    done = ask("transcript", "areyes", "--bundle", bundle)
    seal = done.err.split()[-1]
    assert seal in ask("verify", bundle).out


def test_a_changed_bundle_ends_with_one(busy, ask, tmp_path):
    bundle = tmp_path / "ana.json"
    ask("transcript", "areyes", "--bundle", bundle)
    bundle.write_text(bundle.read_text(encoding="utf-8").replace("4 of", "5 of"), encoding="utf-8")
    assert ask("verify", bundle, "--json").json["ok"] is True
    forged = '\\"option\\":\\"{}\\"'.format
    text = bundle.read_text(encoding="utf-8").replace(forged("rn"), forged("ma"))
    bundle.write_text(text, encoding="utf-8")
    done = ask("verify", bundle)
    assert done.code == 1
    assert "was changed" in " ".join(done.out.split())


def test_the_gradebook_verifies_until_somebody_changes_it(busy, ask):
    assert ask("verify", "--json").json["ok"] is True
    busy.database.run("UPDATE attempts SET right_rows = 2")
    done = ask("verify")
    assert done.code == 1
    assert "right_rows says 2; its evidence gives 1" in " ".join(done.out.split())
    assert "It cannot prove" in " ".join(done.out.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("transcript", "areys"), "Did you mean “areyes”"),
        (("disputes", "--answer", "x", "--accept", "--reason", "y"), "There is no dispute"),
        (("regrade", "front-desq", "vitals", "--right", "rn", "--reason", "x"), "front-desk"),
        (("regrade", "front-desk", "vitals", "--right", "rnn", "--reason", "x"), "rnn"),
    ],
)
def test_what_is_not_there_ends_with_one_and_a_suggestion(busy, ask, arguments, said):
    done = ask(*arguments)
    assert (done.code, is_one_message(done.err)) == (1, True)
    assert said in done.err


def test_a_dispute_is_listed_answered_and_gone(desk, ask):
    disputed(desk)
    (row,) = ask("disputes", "--json").json
    assert (row["login"], row["duty"], row["right"], row["chosen"], row["answer"]) == (
        "areyes",
        "vitals",
        "ma",
        "rn",
        None,
    )
    assert "The RN does it here." in ask("disputes").out
    done = ask("disputes", "--answer", row["id"], "--accept", "--reason", "both do it")
    assert "Accepted: Ana Reyes" in done.err
    assert ask("disputes", "--json").json == []
    (row,) = ask("disputes", "--all", "--json").json
    assert row["answer"]["accepted"] is True
    assert ask("gradebook", "--json").json[0]["right"] == 2


@pytest.mark.parametrize(
    "arguments", [("--answer", "x"), ("--accept",), ("--right", "rn"), ("--accept", "--reject")]
)
def test_half_an_answer_is_no_usage(desk, ask, arguments):
    assert ask("disputes", *arguments).code == 2


def test_a_key_is_mended_from_the_command_line(busy, ask):
    done = ask("regrade", "Front desk", "vitals", "--right", "RN", "ma", "--reason", "since May")
    assert "is right with ma or rn from now on" in done.err
    assert {row["right"] for row in ask("gradebook", "--json").json} == {2}


def test_backup_restore_and_purge(busy, ask, tmp_path):
    file = tmp_path / "b.zip"
    assert "3 attempts" in ask("backup", file).err
    assert ask("backup", file).code == 1
    dry = ask("restore", file, "--dry-run")
    assert dry.code == 0
    assert "it is whole" in dry.out
    assert "not empty" in dry.err
    assert ask("restore", file).code == 1
    assert ask("purge", "--before", in_days(0)).code == 1
    assert "0 attempts" in ask("purge", "--before", "2020-01-01", "--dry-run").err
    assert ask("purge", "--before", "soon").code == 2
