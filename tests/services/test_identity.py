"""Who sits here is what the kernel says."""

from __future__ import annotations

import os
import pwd

import pytest

from medtrainer.model.attempt import Person
from medtrainer.services.identity import current_person


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
