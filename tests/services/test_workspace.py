"""The office, the person, the record and the clock of this process."""

from __future__ import annotations

import os
import re
import time
from datetime import UTC, datetime, timedelta

import pytest

from medtrainer import settings
from medtrainer.content.faults import ContentProblem
from medtrainer.errors import RequestProblem, UsageProblem
from medtrainer.services.identity import current_person
from medtrainer.services.workspace import local_offset, open_workspace, own_person


@pytest.fixture
def office(tmp_path):
    """Return the folder of an office with one position."""
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "roles.toml").write_text('[[role]]\nid = "rn"\ntitle = "RN"\n')
    return folder


def test_by_default_it_is_the_built_in_office_and_the_data_folder_of_the_settings(own_data):
    here = open_workspace()
    assert here.office.builtin
    assert here.office.folder == str(settings.office_folder())
    assert here.data == own_data
    assert here.person == current_person()
    assert here.host == os.uname().nodename
    assert here.place.path.parent == own_data / "journal"
    assert not here.place.shared
    assert not own_data.exists()


def test_folders_that_were_named_are_used(office, tmp_path):
    here = open_workspace(str(office), str(tmp_path / "mine"))
    assert (here.office.folder, here.office.builtin) == (str(office), False)
    assert [role.title for role in here.office.catalogue.roles] == ["RN"]
    assert here.place.path.parent == tmp_path / "mine" / "journal"


def test_an_offices_records_take_the_journal(office, tmp_path):
    (office / "records").mkdir()
    here = open_workspace(str(office), str(tmp_path / "mine"))
    assert here.place.path == office / "records" / f"{os.getuid()}.jsonl"
    assert here.place.shared


def test_an_office_whose_roles_cannot_be_used_is_refused(office):
    (office / "roles.toml").write_text("[[role]]\n")
    with pytest.raises(ContentProblem):
        open_workspace(str(office))


def test_clock_stopwatch_and_ids_are_real():
    here = open_workspace()
    assert here.now().tzinfo is UTC
    assert abs(here.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert here.stopwatch() <= here.stopwatch()
    first, second = here.new_id(), here.new_id()
    assert first != second
    assert re.fullmatch("[0-9a-f]{32}", first)


@pytest.mark.parametrize(
    ("zone", "minutes"),
    [("UTC0", 0), ("XXX-5:45", 345), ("XXX3:30", -210), ("EST5EDT,M3.2.0,M11.1.0", -300)],
)
def test_the_offset_is_that_of_the_machines_zone(monkeypatch, zone, minutes):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        here = open_workspace()
        assert here.utc_offset(datetime(2026, 11, 22, tzinfo=UTC)) == minutes
        if zone.startswith("EST"):
            assert local_offset(datetime(2026, 7, 1, tzinfo=UTC)) == -240
    finally:
        monkeypatch.undo()
        time.tzset()


ME = current_person().login


@pytest.fixture
def shared(office):
    """Return an office that says that the account of these tests is shared."""
    (office / "office.toml").write_text(f'shared_accounts = ["clinic", "{ME}"]\n')
    return office


def test_a_learner_of_a_shared_account_has_a_workspace_of_their_own(shared):
    bo = open_workspace(str(shared), learner="bo")
    assert (bo.person.login, bo.person.identified) == (f"{ME}/bo", "self-declared")
    assert bo.crowded
    in_kiosk = open_workspace(str(shared), learner="bo", kiosk=True)
    assert in_kiosk.person.identified == "forced-command"
    nobody = open_workspace(str(shared))
    assert (nobody.person, nobody.crowded) == (current_person(), True)


def test_an_account_that_is_not_shared_has_no_learners(office):
    with pytest.raises(UsageProblem):
        open_workspace(str(office), learner="bo")
    assert not open_workspace(str(office)).crowded


@pytest.mark.parametrize("text", ["shared_accounts = [", "shared_accounts = 1\n"])
def test_where_office_toml_cannot_be_used_a_learner_is_told_so(office, text):
    (office / "office.toml").write_text(text)
    with pytest.raises(RequestProblem, match=r"office\.toml has faults"):
        own_person(str(office), "bo")
