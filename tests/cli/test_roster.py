"""The roster and assigning as commands."""

import csv
import io
import json

import pytest

from medtrainer.content.assignments import read_assignments
from medtrainer.content.roster import read_roster
from tests.cli.trainers import ask, desk
from tests.cli.world import is_one_message
from tests.services.results.world import in_days

__all__ = ["ask", "desk"]

FAR = "2099-12-01"


def test_people_are_added_listed_and_leave(desk, ask):
    done = ask(
        *("roster", "add", "zoe", "--name", "Zoe Ash", "--title", "Coder", "--site", "east"),
        *("--hired", "2026-11-02", "--group", "new", "--group", "night"),
    )
    assert (done.code, done.err) == (0, "Added: Zoe Ash (zoe).\n")
    rows = {row["login"]: row for row in ask("roster", "list", "--json").json}
    assert rows["zoe"] == {
        "login": "zoe",
        "name": "Zoe Ash",
        "title": "Coder",
        "site": "east",
        "hired": "2026-11-02",
        "groups": ["new", "night"],
        "active": True,
    }
    assert "cleo" not in rows
    assert ask("roster", "leave", "zoe").code == 0
    assert "zoe" not in {row["login"] for row in ask("roster", "list", "--json").json}
    assert "Zoe Ash (has left)" in ask("roster", "list", "--all").out


def test_the_list_as_csv_can_be_imported_again(desk, ask, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(ask("roster", "list", "--csv").out, encoding="utf-8")
    assert next(csv.reader(io.StringIO(file.read_text(encoding="utf-8"))))[0] == "login"
    before = read_roster(desk.folder)[0]
    done = ask("roster", "import", file)
    assert "2 as they were" in done.err
    assert read_roster(desk.folder)[0] == before


def test_bad_lines_are_named_and_nothing_is_imported_unless_asked_for(desk, ask, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("login,name\nzoe,Zoe\n,Nobody\n", encoding="utf-8")
    done = ask("roster", "import", file)
    assert done.code == 1
    assert f"{file}:3: error: It has no login." in done.err
    assert "--skip-bad" in done.err
    assert read_roster(desk.folder)[0].by_login("zoe") is None
    assert ask("roster", "import", file, "--skip-bad").code == 0
    assert read_roster(desk.folder)[0].by_login("zoe").name == "Zoe"


def test_a_set_is_assigned_listed_and_withdrawn(desk, ask):
    done = ask("assign", "Front desk", "--to", "group:new", "--due", FAR, "--attempts", "2")
    assert done.code == 0
    stem = done.out.strip()
    assert "“Front desk”, due 1 Dec 2099, 2 attempts, is assigned to 2 people" in done.err
    (row,) = ask("assignments", "--json").json
    assert (row["name"], row["people"], row["due"]) == (stem, ["areyes", "bokafor"], FAR)
    assert stem in ask("assignments").out
    assert ask("assignments", "--withdraw", stem).code == 0
    assert ask("assignments", "--json").json == []
    assert "withdrawn" in ask("assignments", "--all").out
    assert ask("missing", "--json").out.strip() == "[]"


def test_a_dry_run_assigns_nothing(desk, ask):
    done = ask("assign", "front-desk", "--to", "areyes", "bokafor", "--dry-run")
    assert "would be assigned to 2 people: Ana Reyes and Ben Okafor." in done.out
    assert read_assignments(desk.folder).assignments == ()


def test_an_override_needs_a_reason(desk, ask):
    desk.assign(due=in_days(3))
    assert ask("override", "areyes", "front-desk", "--due", FAR).code == 2
    done = ask("override", "areyes", "front-desk", "--due", FAR, "--reason", "ill")
    assert done.code == 0
    rows = {row["login"]: row["due"] for row in json.loads(ask("missing", "--json").out)}
    assert rows["areyes"] == FAR


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("assign", "front-desk", "--to", "areys"), 1, "Did you mean “areyes”"),
        (("assign", "front-desq", "--to", "areyes"), 1, "Did you mean “front-desk”"),
        (("assign", "front-desk", "--to", "areyes", "--due", "soon"), 2, "is no day"),
        (("assign", "front-desk", "--to", "areyes", "--due", "2020-01-01"), 1, "is over"),
        (("assign", "front-desk", "--to", "areyes", "--attempts", "-1"), 2, "must be 0 to"),
        (("assign", "front-desk", "--to", "areyes", "--pass-mark", "80"), 2, "must be 0 to 1"),
        (("assign", "front-desk"), 2, "--to"),
        (("assignments", "--withdraw", "x"), 1, "does not exist"),
        (("override", "areys", "front-desk", "--reason", "x", "--attempts", "2"), 1, "areyes"),
        (("roster", "leave", "areys"), 1, "Did you mean “areyes”"),
        (("roster", "add", "areyes", "--name", "x"), 1, "in the roster already"),
        (("roster", "import", "/nowhere"), 3, "cannot be read"),
        (("roster",), 2, "required"),
    ],
)
def test_what_cannot_be_is_one_sentence(desk, ask, arguments, code, said):
    done = ask(*arguments)
    assert (done.code, is_one_message(done.err)) == (code, True), done
    assert said in done.err


def test_status_says_what_is_due_and_nothing_where_nothing_is(desk, ask):
    from medtrainer.services.identity import current_person

    assert ask("status", "--brief").out == ""
    assert ask("status", "--json").json == {"assigned": [], "late": 0, "unfinished": 0}
    login = current_person().login
    person = f'\n[[learner]]\nlogin = "{login}"\nname = "Me"\n'
    with (desk.folder / "roster.toml").open("a", encoding="utf-8") as file:
        file.write(person)
    desk.assign(to=(login,), due=in_days(900))
    assert ask("status", "--brief").out.startswith("MedTrainer: 1 set to do, the first due ")
    (row,) = ask("status", "--json").json["assigned"]
    assert (row["quiz"], row["attempts"], row["passed"]) == ("front-desk", 0, False)
    assert "Front desk" in ask("status").out


def test_json_is_one_document(desk, ask):
    for command in (("roster", "list"), ("assignments",)):
        json.loads(ask(*command, "--json").out)
