"""`check`: whatever path it is given, it tells what it found and never raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.content.check import Report, check_paths
from medtrainer.content.faults import ContentProblem
from medtrainer.content.office import load_office
from medtrainer.model.fault import Fault
from tests.content.world import CLERK, NURSE, faults_of, short, write


def test_an_office_folder_is_counted(tmp_path):
    write(tmp_path / "roles.toml", NURSE + CLERK + '[[role.duty]]\nid = "take-vitals"\n')
    write(tmp_path / "quizzes" / "good.toml", "")
    write(tmp_path / "quizzes" / "bad.toml", "exercises = 0\n")
    report = check_paths([tmp_path])
    assert (report.roles, report.duties, report.quizzes) == (2, 2, 1)
    assert short(report.faults) == [("error", "out-of-range", 1, 13)]


def test_several_paths_are_counted_together_and_shared_duties_once(tmp_path):
    one = write(tmp_path / "one.toml", NURSE)
    two = write(tmp_path / "two.toml", NURSE + CLERK)
    quiz = write(tmp_path / "quiz.toml", 'kind = "x"\n')
    report = check_paths([one, two, quiz, tmp_path / "none"])
    assert (report.roles, report.duties, report.quizzes) == (3, 2, 0)
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
    assert check_paths([tmp_path / "roles.toml"]) == Report()


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
