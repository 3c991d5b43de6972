"""`medtrainer check`: every fault, for people and for programs."""

from __future__ import annotations

import json
import os

import pytest
from wcwidth import wcswidth

from medtrainer.content.office import load_office
from tests.cli.world import QUIZ, ROLES, ROOT, medical, process, write_office

CODES = set(
    """syntax unreadable too-large hostile-character invisible-character bad-id duplicate-id
    duplicate-title two-texts missing-text too-long out-of-range wrong-type unknown-key unknown-role
    unknown-skill unknown-kind unknown-step long-text cycle listed-twice no-duties near-duplicate
    giveaway unaskable-duty unplayable-set guessable-set personal-data""".split()
)


def read(done):
    """Return what `check --json` says, its shape made sure of."""
    report = json.loads(done.out)
    assert done.err == ""
    assert list(report) == ["faults", "roles", "duties", "quizzes", "guess"]
    for fault in report["faults"]:
        assert list(fault) == ["file", "line", "column", "severity", "code", "message", "hint"]
        assert isinstance(fault["line"], int)
        assert isinstance(fault["column"], int)
        assert fault["severity"] in {"error", "warning"}
        assert fault["code"] in CODES
        assert all(isinstance(fault[key], str) for key in ("file", "message", "hint"))
        assert fault["message"]
    errors = [fault for fault in report["faults"] if fault["severity"] == "error"]
    assert done.code == (1 if errors else 0)
    return report


def codes(report):
    return [fault["code"] for fault in report["faults"]]


def test_the_built_in_office_has_no_errors(run):
    office = load_office(ROOT)
    duties = {duty.id for role in office.catalogue.roles for duty in role.duties}
    done = run("check", "--json")
    report = read(done)
    assert done.code == 0
    counts = (report["roles"], report["duties"], report["quizzes"])
    assert counts == (9, len(duties), 9)


def test_an_empty_path_is_not_the_folder_one_stands_in(run):
    done = run("check", "")
    assert (done.code, done.out) == (2, "")
    assert "A path is empty." in done.err


def test_duties_are_counted_at_each_path_as_positions_are(run):
    once, twice = read(run("check", ROOT, "--json")), read(run("check", ROOT, ROOT, "--json"))
    assert {key: 2 * once[key] for key in ("roles", "duties", "quizzes")} == {
        key: twice[key] for key in ("roles", "duties", "quizzes")
    }


def test_a_real_roles_file(run):
    done = run("check", medical(), "--json")
    report = read(done)
    assert done.code == 0
    assert (report["roles"], report["duties"], report["quizzes"]) == (11, 162, 0)
    assert "unknown-key" in codes(report)  # real files carry their own


def test_warnings_alone_are_no_failure(run, tmp_path):
    office = write_office(tmp_path / "o", ROLES.replace("area =", "colour =", 1))
    report = read(run("check", office, "--json"))
    assert "unknown-key" in codes(report)
    done = run("check", office)
    assert (done.code, done.err) == (0, "")
    assert report["guess"] == []
    assert f"{office}/roles.toml:13:1: warning: " in done.out
    assert done.out.splitlines()[-1].startswith("4 positions, 4 duties, 0 quiz sets: 0 errors, ")


def test_an_error_fails_and_is_said_at_its_place(run, tmp_path):
    office = write_office(tmp_path / "o", who=QUIZ.replace("exercises = 2", "exercises = 0"))
    report = read(run("check", office, "--json"))
    (error,) = (fault for fault in report["faults"] if fault["severity"] == "error")
    quiz = office / "quizzes" / "who.toml"
    assert (error["file"], error["line"], error["code"]) == (str(quiz), 2, "out-of-range")
    assert (report["roles"], report["quizzes"]) == (4, 0)
    done = run("check", office)
    assert (done.code, done.err) == (1, "")
    place = f"{quiz}:2:{error['column']}: error: {error['message']}"
    lines = done.out.splitlines()
    at = lines.index(place)
    assert lines[at + 1 : at + 4] == [
        "    exercises = 2".replace("2", "0"),
        " " * (3 + error["column"]) + "^",
        f"    {error['hint']}",
    ]


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ('title = "A\\u202eX"', "\\"),
        ('\ttitle = "A\\u202eX"', "\\"),
        ('\t\ttitle =\t"\tA\\u202eX"', "\t"),
        ('title = "看護師 \\u202eX"', "\\"),
        ('title = "ｎurse \\u202eX"', "\\"),
        ('title = "e\u0301 \\u202eX"', "\\"),
        (f'title = "{"看護" * 60}\\u202eX"', "\\"),
    ],
    ids=["plain", "tab", "tabs", "wide", "full width", "marks", "long"],
)
def test_the_caret_stands_below_what_is_meant(run, tmp_path, line, below):
    file = tmp_path / "roles.toml"
    file.write_text(f'[[role]]\nid = "a"\n{line}\n', encoding="utf-8")
    report = read(run("check", file, "--json"))
    first = next(f for f in report["faults"] if f["severity"] == "error")
    assert first["code"] == "hostile-character"
    assert line[first["column"] - 1] == below
    lines = run("check", file).out.splitlines()
    at = next(n for n, text in enumerate(lines) if f":3:{first['column']}: error: " in text)
    source, caret = lines[at + 1 : at + 3]
    assert caret.strip() == "^"
    assert wcswidth(source) <= 79
    shown = " " if below == "\t" else below
    assert shown in source
    above = next(n for n in range(len(source)) if wcswidth(source[:n]) == len(caret) - 1)
    assert source[above:].lstrip("\u0301").startswith(shown)


def test_json_and_text_name_the_same_faults(run, tmp_path):
    office = write_office(tmp_path / "o", ROLES.replace('id = "desk"', 'id = "Desk"'), who=QUIZ)
    report = read(run("check", office, "--json"))
    text = run("check", office).out
    assert len(report["faults"]) > 1
    for fault in report["faults"]:
        where = [fault["file"], fault["line"], fault["column"]]
        place = ":".join(str(part) for part in where if part)
        assert f"{place}: {fault['severity']}: {fault['message']}\n" in text


def test_several_paths_add_up(run, office, tmp_path):
    roles = tmp_path / "other.toml"
    roles.write_text('[[role]]\nid = "x"\ntitle = "X"\n')
    report = read(run("check", office, roles, office / "quizzes" / "who-is-who.toml", "--json"))
    assert (report["roles"], report["quizzes"]) == (5, 2)


@pytest.mark.parametrize("make", ["missing", "FIFO", "loop", "device"])
def test_a_path_that_cannot_be_used_is_a_fault(run, tmp_path, make):
    path = tmp_path / "x.toml"
    if make == "FIFO":
        os.mkfifo(path)
    elif make == "loop":
        path.symlink_to(path)
    elif make == "device":
        path.symlink_to("/dev/zero")
    done = run("check", path, "--json")
    assert done.code == 1
    assert codes(read(done)) == ["unreadable"]
    text = run("check", path)
    assert (text.code, text.err) == (1, "")
    assert text.out.startswith(f"{path}: error: ")
    assert text.out.endswith("0 positions, 0 duties, 0 quiz sets: 1 error, 0 warnings.\n")


def test_the_guess_meter_of_each_set_is_an_aligned_table(run, tmp_path):
    sure = 'title = "Sure"\nexercises = 6\nduties = 2\npositions = 3\npass_mark = 1\nattempts = 1\n'
    office = write_office(
        tmp_path / "o",
        sure=sure,
        even=sure.replace("6", "1").replace("Sure", "看護 or not"),
        free=sure.replace("pass_mark = 1", "pass_mark = 0"),
    )
    meters = read(run("check", office, "--json"))["guess"]
    assert [list(meter) for meter in meters] == [["quiz", "one", "all"]] * 2
    one = {meter["quiz"]: meter["one"] for meter in meters}
    assert all(meter["one"] == meter["all"] for meter in meters)
    out = run("check", office).out
    table = out.split("\n\n")[-1].splitlines()
    assert table == [
        "Guessing passes   one attempt  all attempts",
        f"看護 or not    {one['even'] * 100:>12.1f} %{one['even'] * 100:>12.1f} %",
        f"Sure            {'< 0.01 %':>13}{'< 0.01 %':>14}",
    ]
    assert len({wcswidth(line) for line in table}) == 1


def test_without_a_pass_mark_there_is_no_table(run, tmp_path):
    office = write_office(tmp_path / "o", free=QUIZ + "pass_mark = 0\n")
    assert "Guessing" not in run("check", office).out


def test_a_set_that_cannot_be_sat_fails(run, tmp_path):
    office = write_office(tmp_path / "o", none='roles = ["boss"]\n')
    done = run("check", office, "--json")
    report = read(done)
    assert done.code == 1
    assert [f["code"] for f in report["faults"] if f["severity"] == "error"] == ["unplayable-set"]
    assert (report["quizzes"], report["guess"]) == (0, [])


def test_data_of_a_patient_is_crossed_out(run, tmp_path):
    office = write_office(tmp_path / "o", ROLES.replace("Also by phone.", "As SSN 123-45-6789."))
    out = run("check", office).out
    assert "looks like a Social Security number" in out
    assert 'why = "As SSN xxx-xx-xxxx."' in out
    assert "6789" not in out
    assert "6789" not in run("check", office, "--json").out


def test_an_empty_folder_is_no_office(run, tmp_path):
    assert codes(read(run("check", tmp_path, "--json"))) == ["unreadable"]


def test_without_paths_it_is_the_office_in_use(run, office, monkeypatch):
    assert read(run("check", "--office", office, "--json"))["roles"] == 4
    monkeypatch.setenv("MEDTRAINER_OFFICE", str(office))
    assert read(run("check", "--json"))["roles"] == 4


def test_what_other_commands_say_of_a_bad_office_is_what_check_says(run, tmp_path):
    office = write_office(tmp_path / "o", ROLES.replace('id = "desk"', 'id = "Desk"'))
    found = [f for f in read(run("check", office, "--json"))["faults"] if f["severity"] == "error"]
    for command in (["roles"], ["who", "vitals"], ["exercise"]):
        done = run(*command, "--office", office)
        assert (done.code, done.out) == (1, "")
        first = found[0]
        place = f"{first['file']}:{first['line']}:{first['column']}"
        assert f"{place}: error: {first['message']}" in done.err
        assert done.err.splitlines()[-1].startswith(f"medtrainer: {place}: ")


def test_a_name_of_a_file_that_would_steer_the_terminal_is_shown_harmlessly(tmp_path):
    path = tmp_path / "a\x1b[2J\n\udcff.toml"
    done = process(tmp_path, "check", path)
    assert done.code == 1
    assert "a<U+001B>[2J<U+000A><U+DCFF>.toml: error: " in done.out
    assert "\x1b" not in done.out + done.err
    assert codes(read(process(tmp_path, "check", path, "--json"))) == ["unreadable"]
