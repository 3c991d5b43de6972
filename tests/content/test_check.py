"""`check`: whatever path it is given, it tells what it found and never raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer import settings
from medtrainer.content.check import Report, check_paths
from medtrainer.content.faults import ContentProblem
from medtrainer.content.lint.guessable_set import LIMIT
from medtrainer.content.office import load_office
from medtrainer.model.fault import Fault
from tests.content.world import CLERK, NURSE, faults_of, short, write
from tests.quality.tree import ROOT


def test_an_office_folder_is_counted(tmp_path):
    write(tmp_path / "roles.toml", NURSE + CLERK + '[[role.duty]]\nid = "take-vitals"\n')
    write(tmp_path / "quizzes" / "good.toml", "")
    write(tmp_path / "quizzes" / "bad.toml", "exercises = 0\n")
    report = check_paths([tmp_path])
    assert (report.roles, report.duties, report.quizzes) == (2, 2, 1)
    errors = tuple(fault for fault in report.faults if fault.severity == "error")
    assert short(errors) == [("error", "out-of-range", 1, 13)]


def test_several_paths_are_counted_each_and_shared_duties_once_in_it(tmp_path):
    one = write(tmp_path / "one.toml", NURSE)
    two = write(tmp_path / "two.toml", NURSE + CLERK)
    quiz = write(tmp_path / "quiz.toml", 'kind = "x"\n')
    report = check_paths([one, two, quiz, tmp_path / "none"])
    assert (report.roles, report.duties, report.quizzes) == (3, 3, 0)
    assert [(fault.file.split("/")[-1], fault.code) for fault in report.faults] == [
        ("quiz.toml", "unknown-kind"),
        ("none", "unreadable"),
    ]


def test_nothing_to_check_is_an_empty_report():
    assert check_paths([]) == Report()


@pytest.mark.parametrize(
    "text", [NURSE, '[[skill]]\nid = "s"\ntitle = "S"\n', "[[visit]]\n", "role = []\n"]
)
def test_a_roles_file_is_known_by_what_it_holds(tmp_path, text):
    write(tmp_path / "any.toml", text + "\n")
    messages = [fault.message for fault in faults_of(tmp_path / "any.toml")]
    assert not any("quiz" in message for message in messages)


def test_an_empty_roles_file_is_known_by_its_name(tmp_path):
    write(tmp_path / "roles.toml", "")
    report = check_paths([tmp_path / "roles.toml"])
    assert short(report.faults) == [("warning", "no-duties", 0, 0)]
    assert (report.roles, report.quizzes) == (0, 0)


@pytest.mark.parametrize("folder", ["office/quizzes", "office/drafts"])
def test_a_quiz_file_is_checked_against_the_roles_around_it(tmp_path, folder):
    write(tmp_path / "office" / "roles.toml", NURSE)
    quiz = write(tmp_path / folder / "own.toml", 'roles = ["nurse", "physician"]\n')
    assert short(faults_of(quiz)) == [("error", "unknown-role", 1, 19)]


def test_a_quiz_file_alone_is_checked_against_the_built_in_office(tmp_path):
    quiz = write(tmp_path / "a" / "b" / "own.toml", 'roles = ["nurse", "physician"]\n')
    assert short(faults_of(quiz)) == [("error", "unknown-role", 1, 10)]


def test_a_quiz_file_whose_roles_are_faulty_is_not_passed_in_silence(tmp_path):
    write(tmp_path / "roles.toml", "x")
    quiz = write(tmp_path / "quizzes" / "own.toml", 'roles = ["anybody"]\n')
    assert [fault.code for fault in faults_of(quiz)] == ["syntax"]


def test_a_file_named_from_its_own_folder_keeps_its_name(tmp_path, monkeypatch):
    write(tmp_path / "roles.toml", NURSE)
    write(tmp_path / "quizzes" / "own.toml", 'roles = ["nurse", "x"]\n')
    monkeypatch.chdir(tmp_path / "quizzes")
    (fault,) = check_paths([type(tmp_path)("own.toml")]).faults
    assert (fault.file, fault.code) == ("own.toml", "unknown-role")


OURS = [settings.builtin_office(), *sorted((ROOT / "docs" / "examples").iterdir())]

_AT = "assigned_at = 2026-11-22T09:00:00Z\n"
_ASSIGNED = f'quiz = "front-desk"\nto = ["group:new"]\n{_AT}'
_DECIDED = 'kind = "override"\noverride = "a1"\nby = "d"\nat = 2026-11-22T09:00:00Z\n'

OTHERS = {
    "roster.toml": '[[learner]]\nlogin = "areyes"\n',
    "people.toml": '[[learner]]\nlogin = "areyes"\n',
    "assignments/a.toml": _ASSIGNED,
    "assigned.toml": _ASSIGNED,
    "override.toml": f'quiz = "front-desk"\noverride = "areyes"\n{_AT}',
    "decisions/d.toml": _DECIDED,
    "decided.toml": _DECIDED,
}


@pytest.mark.parametrize(("name", "text"), OTHERS.items(), ids=OTHERS)
def test_files_of_other_kinds_are_no_quiz_sets(tmp_path, name, text):
    write(tmp_path / "roles.toml", NURSE + CLERK)
    path = write(tmp_path / name, text)
    assert check_paths([path]) == Report()
    write(path, text + "x = \n")
    assert [fault.code for fault in faults_of(path)] == ["syntax"]


def test_a_quiz_file_that_only_names_a_quiz_is_a_set(tmp_path):
    path = write(tmp_path / "own.toml", 'quiz = "x"\nduties = 99\n')
    assert {fault.code for fault in faults_of(path)} >= {"unknown-key", "out-of-range"}


def test_an_empty_quiz_file_is_told(tmp_path):
    path = write(tmp_path / "quizzes" / "own.toml", "# nothing yet\n")
    (fault,) = faults_of(path)
    assert short((fault,)) == [("warning", "missing-text", 0, 0)]
    assert "usual sizes" in fault.message


@pytest.mark.parametrize(
    "text", ["", "# nothing yet\n", '[[skill]]\nid = "s"\ntitle = "S"\n', "role = []\n"]
)
def test_roles_without_a_position_are_told(tmp_path, text):
    write(tmp_path / "roles.toml", text)
    (fault,) = faults_of(tmp_path)
    assert short((fault,)) == [("warning", "no-duties", 0, 0)]
    assert fault.message == "This file names no position."


def test_an_overlay_that_takes_everybody_out_is_told(tmp_path):
    write(tmp_path / "base" / "roles.toml", NURSE)
    gone = '[[role]]\nid = "nurse"\nremove = true\n'
    write(tmp_path / "site" / "roles.toml", f'extends = "../base"\n{gone}')
    assert [fault.code for fault in faults_of(tmp_path / "site")] == ["no-duties"]


def test_faulty_entries_are_not_said_to_be_missing(tmp_path):
    write(tmp_path / "roles.toml", '[[role]]\nid = "A"\ntitle = "A"\n')
    assert [fault.code for fault in faults_of(tmp_path)] == ["bad-id"]


def test_a_set_is_checked_although_something_else_is_wrong_with_the_roles(tmp_path):
    write(tmp_path / "roles.toml", NURSE + CLERK + "importance = 9\n")
    write(tmp_path / "quizzes" / "own.toml", 'roles = ["nurse", "nurze"]\n')
    assert [fault.code for fault in faults_of(tmp_path)] == ["out-of-range", "unknown-role"]


def test_a_set_may_name_a_role_that_is_faulty_itself(tmp_path):
    write(tmp_path / "roles.toml", NURSE + CLERK.replace('id = "clerk"', 'id = "Clerk"'))
    write(tmp_path / "quizzes" / "own.toml", 'roles = ["nurse", "Clerk", "x"]\nareas = ["y"]\n')
    faults = faults_of(tmp_path)
    assert [(f.code, f.line, f.column) for f in faults] == [
        ("bad-id", 9, 6), ("unknown-role", 1, 28), ("unknown-role", 2, 10),
    ]  # fmt: skip


def test_a_set_may_name_the_area_of_a_role_that_is_faulty_itself(tmp_path):
    clerk = CLERK.replace('id = "clerk"', 'id = "Clerk"')
    clerk = clerk.replace('area = "front office"', 'area = " Front\u00a0desk"')
    write(tmp_path / "roles.toml", NURSE + clerk)
    write(tmp_path / "quizzes" / "own.toml", 'areas = ["front DESK", "front"]\n')
    expected = [("bad-id", 9, 6), ("unknown-role", 1, 24)]
    found = [(f.code, f.line, f.column) for f in faults_of(tmp_path) if f.severity == "error"]
    assert found == expected


@pytest.mark.parametrize("folder", OURS, ids=lambda folder: folder.name)
def test_our_own_offices_have_no_fault_and_no_warning(folder):
    report = check_paths([folder])
    assert report.faults == ()
    assert len(report.meters) == report.quizzes
    assert all(meter.guess.every <= LIMIT for meter in report.meters)


def test_a_problem_says_its_first_error():
    warning = Fault("f", 1, 1, "warning", "unknown-key", "Odd.", "Look.")
    error = Fault("f", 2, 3, "error", "bad-id", "Bad.", "Mend.")
    problem = ContentProblem([warning, error])
    assert str(problem) == "f:2:3: Bad. Mend."
    assert problem.faults == (warning, error)


SNIPPETS = st.sampled_from(
    [
        "[[role]]\n", "[role]\n", "[[role.duty]]\n", "[[skill]]\n", "[[visit]]\n", 'id = "a"\n',
        'id = "b"\n', "id = 5\n", 'title = "T"\n', "title = []\n", 'text = "D"\n', "text = {}\n",
        'role = "a"\n', 'after = ["a", "b"]\n', "after = 3\n", 'skills = ["a", { id = "b" }, 3]\n',
        'reports_to = ["a", "z", ""]\n', "duty = [{ id = [1] }, { id = {} }, 7]\n",
        "remove = true\n", "remove = 1\n", 'extends = "builtin"\n', 'extends = "."\n',
        "format = 1\n", "format = 2\n",
        "importance = 1\n", "importance = nan\n", "critical = 1\n",
        "x = 0000-01-01\n", "[\n", "é\n",
        'kind = "who"\n', "duties = 99\n", 'roles = ["a", 4]\n',
        'areas = [""]\n', f"n = {'9' * 5000}\n",
    ]
)  # fmt: skip


@given(
    st.lists(SNIPPETS, max_size=14), st.lists(SNIPPETS, max_size=6), st.lists(SNIPPETS, max_size=4)
)
def test_nothing_that_a_file_may_hold_raises(tmp_path_factory, roles, quiz, facts):
    folder = tmp_path_factory.mktemp("office")
    write(folder / "roles.toml", "".join(roles))
    write(folder / "quizzes" / "q.toml", "".join(quiz))
    write(folder / "office.toml", "".join(facts))
    report = check_paths([folder, *folder.rglob("*.toml")])
    for fault in report.faults:
        assert fault.message
        assert fault.hint
        assert (fault.line == 0) == (fault.column == 0)
    try:
        office = load_office(folder)
    except ContentProblem as problem:
        assert any(fault.severity == "error" for fault in problem.faults)
    else:
        assert all(
            step.role in {r.id for r in office.catalogue.roles} for step in office.catalogue.visit
        )
