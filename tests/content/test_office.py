"""An office folder as a whole: what is there, what comes from its base, what stops it."""

from __future__ import annotations

import os

import pytest

from medtrainer import settings
from medtrainer.content.faults import ContentProblem
from medtrainer.content.office import load_office
from tests.content.world import CLERK, NURSE, plant, short, write


@pytest.fixture
def site(tmp_path):
    """Write a base of two roles and three sets, and an overlay of it without any; return that."""
    write(tmp_path / "base" / "roles.toml", NURSE + CLERK)
    write(tmp_path / "base" / "office.toml", 'contact = "base"\n')
    write(tmp_path / "base" / "quizzes" / "all.toml", 'title = "all"\n')
    write(
        tmp_path / "base" / "quizzes" / "both.toml", 'title = "Both"\nroles = ["nurse", "clerk"]\n'
    )
    write(
        tmp_path / "base" / "quizzes" / "front.toml", 'title = "Front"\nareas = ["front office"]\n'
    )
    write(tmp_path / "site" / "roles.toml", 'extends = "../base"\ntitle = "Site"\n')
    return tmp_path / "site"


def test_sets_stand_by_title_case_ignored(tmp_path):
    write(tmp_path / "roles.toml", NURSE)
    for name, title in (("a", "banana"), ("b", "Cherry"), ("c", "apple")):
        write(tmp_path / "quizzes" / f"{name}.toml", f'title = "{title}"\n')
    assert [quiz.title for quiz in load_office(tmp_path).sets] == ["apple", "banana", "Cherry"]


def test_other_files_of_the_folder_are_no_sets(tmp_path):
    write(tmp_path / "roles.toml", NURSE)
    for name in (".#own.toml", "own.toml~", "own.txt", "own.toml.bak"):
        write(tmp_path / "quizzes" / name, "no TOML")
    office = load_office(tmp_path)
    assert (office.sets, office.faults) == ((), ())


def test_a_strange_folder_of_sets_is_a_fault_and_the_roles_work(tmp_path):
    write(tmp_path / "roles.toml", NURSE)
    os.mkfifo(tmp_path / "quizzes")
    office = load_office(tmp_path)
    assert short(office.faults) == [("error", "unreadable", 0, 0)]
    assert len(office.catalogue.roles) == 1


def test_an_office_knows_where_it_is(tmp_path, monkeypatch):
    write(tmp_path / "here" / "roles.toml", NURSE)
    monkeypatch.chdir(tmp_path)
    office = load_office(type(tmp_path)("here"))
    assert office.folder == str(tmp_path / "here")
    assert not office.builtin


def test_the_built_in_office_is_good(tmp_path):
    office = load_office(settings.builtin_office())
    assert office.builtin
    assert office.faults == ()
    assert len(office.catalogue.roles) == 9
    assert office.sets


@pytest.mark.parametrize("roles", [None, "x\n", "[[role]]\n"])
def test_without_roles_there_is_no_office_and_every_fault_is_told(tmp_path, roles):
    if roles is not None:
        write(tmp_path / "roles.toml", roles)
    write(tmp_path / "office.toml", "name = 5\n")
    write(tmp_path / "quizzes" / "bad.toml", 'exercises = 0\nroles = ["anybody"]\n')
    with pytest.raises(ContentProblem) as caught:
        load_office(tmp_path)
    files = [fault.file.removeprefix(f"{tmp_path}/") for fault in caught.value.faults]
    assert list(dict.fromkeys(files)) == ["roles.toml", "office.toml", "quizzes/bad.toml"]
    assert "unknown-role" not in {fault.code for fault in caught.value.faults}
    first = caught.value.faults[0]
    where = f":{first.line}:{first.column}" if first.line else ""
    assert caught.value.what == f"{tmp_path}/roles.toml{where}: {first.message}"
    assert caught.value.advice == first.hint
    assert caught.value.exit_code == 1


def test_the_sets_of_the_base_come_along(site):
    office = load_office(site)
    assert [(quiz.id, quiz.origin) for quiz in office.sets] == [
        ("all", ""),
        ("both", ""),
        ("front", ""),
    ]
    assert office.faults == ()
    assert office.facts.contact == ""


def test_a_set_with_the_same_id_replaces_that_of_the_base(site):
    write(site / "quizzes" / "own.toml", 'id = "both"\ntitle = "Own"\n')
    office = load_office(site)
    own = next(quiz for quiz in office.sets if quiz.id == "both")
    assert (own.title, own.origin, own.roles) == ("Own", "Site", ())
    assert len(office.sets) == 3
    assert office.faults == ()


@pytest.mark.parametrize("text", ["exercises = \n", "format = 2\n"])
def test_an_unreadable_replacement_does_not_bring_the_old_set_back(site, text):
    write(site / "quizzes" / "both.toml", text)
    office = load_office(site)
    assert [quiz.id for quiz in office.sets] == ["all", "front"]
    assert office.faulty_sets == {"both"}


def test_an_unreadable_file_leaves_a_set_of_its_own_folder_alone(site):
    write(site / "quizzes" / "both.toml", "exercises = \n")
    write(site / "quizzes" / "mine.toml", 'id = "both"\ntitle = "Mine"\n')
    office = load_office(site)
    assert [(quiz.id, quiz.title) for quiz in office.sets if quiz.id == "both"] == [
        ("both", "Mine")
    ]


def test_a_faulty_replacement_does_not_bring_the_old_set_back(site):
    write(site / "quizzes" / "both.toml", "exercises = 0\n")
    office = load_office(site)
    assert [quiz.id for quiz in office.sets] == ["all", "front"]
    assert short(office.faults) == [("error", "out-of-range", 1, 13)]


def test_a_set_of_the_base_loses_the_roles_that_are_gone(site):
    gone = '[[role]]\nid = "clerk"\nremove = true\n'
    write(site / "roles.toml", f'extends = "../base"\n{gone}')
    office = load_office(site)
    assert {quiz.id: quiz.roles for quiz in office.sets} == {"all": (), "both": ("nurse",)}
    assert short(office.faults) == [
        ("warning", "unknown-role", 2, 9),
        ("warning", "unknown-role", 0, 0),
    ]
    assert [fault.file.split("/")[-1] for fault in office.faults] == ["both.toml", "front.toml"]


def test_a_set_of_the_base_may_lose_some_roles_in_silence(site):
    more = NURSE.replace("nurse", "porter").replace("Nurse", "Porter").replace("vitals", "beds")
    write(site.parent / "base" / "roles.toml", NURSE + CLERK + more.replace("vital signs", "beds"))
    three = 'roles = ["nurse", "clerk", "porter"]\n'
    write(site.parent / "base" / "quizzes" / "both.toml", three)
    write(site.parent / "base" / "quizzes" / "front.toml", 'roles = ["porter"]\n')
    gone = '[[role]]\nid = "clerk"\nremove = true\n'
    write(site / "roles.toml", f'extends = "../base"\n{gone}')
    assert load_office(site).faults == ()


def test_a_set_that_is_replaced_is_not_missed(site):
    gone = '[[role]]\nid = "clerk"\nremove = true\n'
    write(site / "roles.toml", f'extends = "../base"\n{gone}')
    write(site / "quizzes" / "front.toml", 'title = "New"\n')
    write(site / "quizzes" / "both.toml", "remove = true\n")
    office = load_office(site)
    assert [quiz.id for quiz in office.sets] == ["all", "front"]
    assert office.faults == ()


def test_a_set_that_is_taken_out_stays_out_for_those_above(site):
    write(site / "quizzes" / "own.toml", 'id = "both"\nremove = true\n')
    top = site.parent / "top"
    write(top / "roles.toml", 'extends = "../site"\n')
    for folder in (site, top):
        office = load_office(folder)
        assert [quiz.id for quiz in office.sets] == ["all", "front"]
        assert office.faults == ()


def test_a_set_that_is_not_there_cannot_be_taken_out(site):
    line, column = plant(site / "quizzes" / "own.toml", 'remove = true\nid = ¦"bth"\n')
    office = load_office(site)
    assert short(office.faults) == [("warning", "unknown-key", line, column)]
    assert len(office.sets) == 3


def test_an_area_of_a_base_set_takes_in_new_roles(site):
    new = CLERK.replace("clerk", "porter").replace("Clerk", "Porter")
    write(site / "roles.toml", f'extends = "../base"\n{new}')
    front = next(quiz for quiz in load_office(site).sets if quiz.id == "front")
    assert front.roles == ("clerk", "porter")


def test_a_slip_in_a_base_set_is_still_an_error(site):
    write(site.parent / "base" / "quizzes" / "both.toml", 'roles = ["nurze"]\n')
    assert short(load_office(site).faults) == [("error", "unknown-role", 1, 10)]


def test_an_own_set_may_not_name_a_role_that_is_gone(site):
    gone = '[[role]]\nid = "clerk"\nremove = true\n'
    write(site / "roles.toml", f'extends = "../base"\n{gone}')
    write(site / "quizzes" / "own.toml", 'roles = ["nurse", "clerk"]\n')
    faults = [fault for fault in load_office(site).faults if fault.file.endswith("own.toml")]
    assert short(tuple(faults)) == [("error", "unknown-role", 1, 19)]


def test_a_base_in_the_same_folder_brings_its_sets_once(tmp_path):
    write(tmp_path / "base.toml", NURSE)
    write(tmp_path / "roles.toml", 'extends = "base.toml"\n')
    write(tmp_path / "quizzes" / "bad.toml", "exercises = 0\n")
    assert len(load_office(tmp_path).faults) == 1


def test_a_base_that_is_no_office_brings_no_sets(site):
    write(site.parent / "base" / "other.toml", CLERK)
    write(site / "roles.toml", 'extends = "../base/other.toml"\n')
    assert load_office(site).sets == ()
