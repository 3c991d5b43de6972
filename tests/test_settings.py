"""Where the office and the learner's own data are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from medtrainer import settings
from medtrainer.errors import EnvironmentProblem
from tests.journal.accounts import act


@pytest.fixture(autouse=True)
def nowhere(monkeypatch, tmp_path):
    """Stand in a folder that looks like an office, on a machine without one of its own."""
    (tmp_path / "here" / "quizzes").mkdir(parents=True)
    (tmp_path / "here" / "roles.toml").write_text('[[role]]\nid = "a"\ntitle = "A"\n')
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr(settings, "MACHINE_OFFICE", tmp_path / "etc" / "office")
    monkeypatch.delenv("MEDTRAINER_DATA")


@pytest.mark.parametrize("named", ["option", "environment", "machine"])
def test_the_office_is_the_first_that_is_named(monkeypatch, tmp_path, named):
    settings.MACHINE_OFFICE.mkdir(parents=True)
    if named != "machine":
        monkeypatch.setenv("MEDTRAINER_OFFICE", str(tmp_path / "env"))
    chosen = str(tmp_path / "option") if named == "option" else None
    wanted = {
        "option": tmp_path / "option",
        "environment": tmp_path / "env",
        "machine": tmp_path / "etc" / "office",
    }
    assert settings.office_folder(chosen) == wanted[named]


def test_a_file_in_the_place_of_the_machines_office_is_none():
    settings.MACHINE_OFFICE.parent.mkdir()
    settings.MACHINE_OFFICE.write_text("")
    assert settings.office_folder() == settings.builtin_office()


@pytest.mark.parametrize("name", ["", None])
def test_without_any_it_is_the_built_in_one_never_the_current_folder(monkeypatch, name):
    monkeypatch.setenv("MEDTRAINER_OFFICE", "")
    folder = settings.office_folder(name)
    assert folder == settings.builtin_office()
    assert folder != Path.cwd()
    assert (folder / "roles.toml").is_file()
    assert list((folder / "quizzes").glob("*.toml"))


def test_a_folder_is_named_from_where_one_stands(monkeypatch, tmp_path):
    assert settings.office_folder(".") == tmp_path / "here"
    assert settings.data_folder("mine") == tmp_path / "here" / "mine"
    monkeypatch.setenv("MEDTRAINER_OFFICE", "rel")
    assert settings.office_folder() == tmp_path / "here" / "rel"


def test_the_built_in_office_lies_in_the_package_or_the_checkout(monkeypatch, tmp_path):
    package = tmp_path / "lib" / "medtrainer"
    package.mkdir(parents=True)
    monkeypatch.setattr(settings, "__file__", str(package / "settings.py"))
    assert settings.builtin_office() == tmp_path
    (package / "office").mkdir()
    assert settings.builtin_office() == package / "office"


def test_the_data_folder_is_the_first_that_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert settings.data_folder() == tmp_path / "xdg" / "medtrainer"
    monkeypatch.setenv("MEDTRAINER_DATA", str(tmp_path / "env"))
    assert settings.data_folder() == tmp_path / "env"
    assert settings.data_folder(str(tmp_path / "option")) == tmp_path / "option"
    assert not (tmp_path / "env").exists()


def test_by_default_the_data_folder_is_in_the_home(monkeypatch, tmp_path):
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert settings.data_folder() == tmp_path / "home" / ".local" / "share" / "medtrainer"


def homeless() -> list[object]:
    """Ask for the data folder as an account that the machine does not know, without HOME."""
    for name in ("HOME", "XDG_DATA_HOME"):
        os.environ.pop(name, None)
    try:
        return [str(settings.data_folder())]
    except EnvironmentProblem as problem:
        return [problem.what, problem.advice, problem.exit_code]


def test_an_account_without_a_home_is_told_what_to_do():
    if os.geteuid():
        pytest.skip("only root can act for other accounts")
    settings.data_folder()  # imports what another account may not read
    assert act(54321, homeless) == [
        "This account has no home folder to keep a record in.",
        "Name a folder with --data DIR or MEDTRAINER_DATA.",
        3,
    ]
