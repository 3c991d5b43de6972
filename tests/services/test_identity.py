"""Who sits here is what the kernel says."""

from __future__ import annotations

import os
import pwd

import pytest

from medtrainer.errors import UsageProblem
from medtrainer.model.attempt import Person
from medtrainer.model.office import OfficeFacts
from medtrainer.services.identity import current_person, is_shared, learner_of


def account(gecos="Ana Reyes", login="areyes"):
    return pwd.struct_passwd((login, "x", 1006, 1006, gecos, "/home/areyes", "/bin/sh"))


@pytest.fixture
def known(monkeypatch):
    """Say which account the machine's table has for the uid of this process."""

    def be(entry):
        monkeypatch.setattr(os, "getuid", lambda: 1006)
        monkeypatch.setattr(pwd, "getpwuid", lambda uid: {1006: entry}[uid])

    return be


def test_it_is_the_account_of_this_process():
    person = current_person()
    assert person.uid == os.getuid()
    assert person.login == pwd.getpwuid(os.getuid()).pw_name
    assert person.identified == "uid"


@pytest.mark.parametrize("name", ["USER", "LOGNAME", "LNAME", "USERNAME", "SUDO_USER", "HOME"])
def test_no_variable_changes_it(monkeypatch, name):
    before = current_person()
    monkeypatch.setenv(name, "root" if before.login != "root" else "daemon")
    assert current_person() == before
    monkeypatch.delenv(name)
    assert current_person() == before


@pytest.mark.parametrize(
    ("gecos", "name"),
    [
        ("Ana Reyes", "Ana Reyes"),
        ("Ana Reyes,Room 5,555,,", "Ana Reyes"),
        (" Ana Reyes ", "Ana Reyes"),
        ("", ""),
        (",,,", ""),
    ],
)
def test_the_name_is_the_accounts(known, gecos, name):
    known(account(gecos))
    assert current_person() == Person(1006, "areyes", name, "", "uid")


def test_an_account_that_the_machine_does_not_know_is_told_by_its_number(monkeypatch):
    def unknown(uid):
        raise KeyError(uid)

    monkeypatch.setattr(os, "getuid", lambda: 54321)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert current_person() == Person(54321, "uid:54321")


CLINIC = Person(1007, "clinic", "Front desk")
FACTS = OfficeFacts(shared_accounts=("till", "clinic"))


@pytest.mark.parametrize(
    ("forced", "identified"), [(True, "forced-command"), (False, "self-declared")]
)
def test_a_learner_of_a_shared_account_is_told_by_a_name_below_it(forced, identified):
    bo = learner_of(CLINIC, "bo.m-1_x", FACTS, forced=forced)
    assert bo == Person(1007, "clinic/bo.m-1_x", "bo.m-1_x", "", identified)
    assert bo.learner == "bo.m-1_x"
    assert CLINIC.learner == ""


def test_only_accounts_that_the_office_lists_are_shared():
    assert is_shared(CLINIC, FACTS)
    assert not is_shared(CLINIC, OfficeFacts(shared_accounts=("clinic2", "")))
    with pytest.raises(UsageProblem, match="“clinic” is none") as refused:
        learner_of(CLINIC, "bo", OfficeFacts(shared_accounts=("clinic2",)), forced=True)
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "a b", "../x", "a/b", "/", ".", "-x", "Bo", "bo\n", "b\x1b[2J", "bö", "b\u0660"),
        *("a" * 33, "bo\u202e", "bo;id", "$(id)", "%s", "a\0"),
    ],
)
def test_a_name_is_like_a_login(name):
    with pytest.raises(UsageProblem, match="cannot be the name of a learner"):
        learner_of(CLINIC, name, FACTS, forced=False)
    learner_of(CLINIC, "a" * 32, FACTS, forced=False)
