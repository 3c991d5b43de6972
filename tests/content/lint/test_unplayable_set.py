"""Sets that cannot be drawn, or only smaller than they promise."""

from __future__ import annotations

import pytest

from medtrainer.content.check import check_paths
from medtrainer.content.office import load_office
from tests.content.lint.world import found, places, role, write_specialists
from tests.content.world import faults_of, plant, short, write

CODE = "unplayable-set"
PAIR = role("Nurse", "wash: Washes hands", "chart: Keeps charts") + role("Clerk", "wash")


def test_a_set_that_fits_is_left_alone(tmp_path):
    office = write_specialists(tmp_path, fits="exercises = 3\npass_mark = 0.9\n")
    assert faults_of(office) == ()


def test_a_set_without_a_question_is_an_error_and_not_counted(tmp_path):
    write(tmp_path / "roles.toml", PAIR + role("Cook", "soup: Boils soup"))
    write(tmp_path / "quizzes" / "good.toml", "duties = 2\npositions = 3\npass_mark = 0\n")
    place = plant(
        tmp_path / "quizzes" / "bad.toml",
        'title = "Bad"\nroles = ¦["clerk"]\nspares = "set"\npass_mark = 0\n',
    )
    report = check_paths([tmp_path])
    bad = [fault for fault in report.faults if fault.severity == "error"]
    assert short(tuple(bad)) == [("error", CODE, *place)]
    assert bad[0].file.endswith("bad.toml")
    assert bad[0].message.startswith("This set cannot be sat. None of these duties can be asked: ")
    assert (report.roles, report.quizzes) == (3, 1)


def test_one_position_is_too_few(tmp_path):
    write(tmp_path / "roles.toml", role("Nurse", "wash: Washes hands"))
    place = plant(tmp_path / "quizzes" / "one.toml", 'title = ¦"One"\n')
    (fault,) = faults_of(tmp_path)
    assert short((fault,)) == [("error", CODE, *place)]
    assert "at least two positions" in fault.message


def test_opening_an_office_does_not_draw(tmp_path):
    """Drawing is for `check`; whoever opens such a set is told then."""
    write(tmp_path / "roles.toml", role("Nurse", "wash: Washes hands"))
    write(tmp_path / "quizzes" / "one.toml", 'title = "One"\n')
    office = load_office(tmp_path)
    assert (office.faults, len(office.sets)) == ((), 1)


@pytest.mark.parametrize(
    ("text", "why", "hint"),
    [
        ("duties = ¦8\npositions = 7\n", "4 of 8 duties", "duties = 4"),
        ("duties = 4\npositions = ¦9\n", "7 of 9 positions", "positions = 7"),
        ("positions = 9\nduties = ¦8\n", "of 8 duties", "duties = 4 and positions = 7"),
    ],
)
def test_a_smaller_exercise_is_a_warning_with_the_numbers_that_fit(tmp_path, text, why, hint):
    write_specialists(tmp_path)
    lines = 'roles = ["nurse"]\npass_mark = 0\n'
    place = plant(tmp_path / "quizzes" / "big.toml", lines + text)
    (fault,) = faults_of(tmp_path)
    assert (fault.code, places((fault,))) == (CODE, [place])
    assert fault.message.startswith("6 of 6 exercises came out smaller than asked: ")
    assert why in fault.message
    assert fault.hint == f"Write {hint}, or name more positions in the set."


def test_the_numbers_that_fit_do_fit(tmp_path):
    write_specialists(tmp_path, big='roles = ["nurse"]\npass_mark = 0\nduties = 8\npositions = 9\n')
    (fault,) = faults_of(tmp_path)
    numbers = fault.hint.removeprefix("Write ").partition(",")[0].replace(" and ", "\n")
    write_specialists(tmp_path, big=f'roles = ["nurse"]\npass_mark = 0\n{numbers}\n')
    assert faults_of(tmp_path) == ()


def test_where_no_numbers_fit_none_are_named(tmp_path):
    write(tmp_path / "roles.toml", role("Nurse", "a: Washes hands") + role("Cook", "b: Boils soup"))
    write(tmp_path / "quizzes" / "two.toml", "pass_mark = 0\n")
    (fault,) = faults_of(tmp_path)
    assert places((fault,)) == [(0, 0)]
    assert fault.hint == "Name more positions in the set, or give them more duties of their own."


def test_a_kind_that_this_version_has_not_is_a_warning_at_its_word(tmp_path, monkeypatch):
    monkeypatch.setattr("medtrainer.content.lint.trial.KINDS", {})
    write_specialists(tmp_path)
    place = plant(tmp_path / "quizzes" / "own.toml", 'kind = ¦"match"\n')
    report = check_paths([tmp_path])
    assert [(fault.code, fault.line, fault.column) for fault in report.faults] == [(CODE, *place)]
    assert "“match”" in report.faults[0].message
    assert (report.quizzes, report.meters) == (1, ())


def test_a_faulty_set_is_not_drawn(tmp_path):
    office = write_specialists(tmp_path, bad="exercises = 0\npositions = 10\n")
    assert [fault.code for fault in faults_of(office)] == ["out-of-range"]


@pytest.mark.parametrize("name", ["roles.toml", "quizzes/small.toml"])
def test_a_set_of_the_base_is_told_of_if_the_overlay_spoils_it(tmp_path, name):
    write_specialists(tmp_path / "base", small='roles = ["nurse"]\nduties = 4\n')
    site = tmp_path / "site"
    write(site / "roles.toml", 'extends = "../base"\n')
    assert faults_of(site) == ()
    gone = "".join(
        f'[[role]]\nid = "{role_id}"\nremove = true\n'
        for role_id in ("clerk", "coder", "biller", "manager", "porter")
    )
    write(site / "roles.toml", f'extends = "../base"\n{gone}')
    (fault,) = found(site, CODE)
    assert fault.file == f"{site}/../base/quizzes/small.toml"
    assert "2 of 7 positions" in fault.message


def test_what_is_odd_about_a_set_of_the_base_is_not_repeated(tmp_path):
    odd = 'colour = "red"\nduties = 8\nroles = ["nurse"]\npass_mark = 0\n'
    write_specialists(tmp_path / "base", odd=odd)
    write(tmp_path / "site" / "roles.toml", 'extends = "../base"\n')
    assert {fault.code for fault in faults_of(tmp_path / "base")} == {CODE, "unknown-key"}
    assert faults_of(tmp_path / "site") == ()


def test_an_error_of_the_base_is_told(tmp_path):
    write_specialists(tmp_path / "base", bad="exercises = 0\n")
    write(tmp_path / "base" / "roles.toml", PAIR.replace('id = "clerk"', 'id = "Clerk"'))
    write(tmp_path / "site" / "roles.toml", 'extends = "../base"\n')
    assert [fault.code for fault in faults_of(tmp_path / "site")] == ["bad-id", "out-of-range"]
