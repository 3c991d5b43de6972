"""office.toml: all of it, or none of it."""

from __future__ import annotations

import pytest

from medtrainer.content.facts import read_facts
from medtrainer.content.office import load_office
from medtrainer.model.office import OfficeFacts
from tests.content.world import NURSE, faults_of, plant, short, write

ERRORS = {
    "number as a name": ("wrong-type", "name = ¦5"),
    "two lines of name": ("hostile-character", 'name = "a¦\\nb"'),
    "escape in the contact": ("hostile-character", 'contact = "a¦\\u001B"'),
    "gradebook of another kind": ("out-of-range", 'gradebook = ¦"mysql://x"'),
    "unknown logins": ("out-of-range", 'logins = ¦"secret"'),
    "accounts as a text": ("wrong-type", 'shared_accounts = ¦"clinic"'),
    "empty account": ("missing-text", 'shared_accounts = [¦""]'),
    "no year": ("out-of-range", "keep_years = ¦0"),
    "101 years": ("out-of-range", "keep_years = ¦101"),
    "years in words": ("wrong-type", 'keep_years = ¦"six"'),
    "confusions in numbers": ("wrong-type", "publish_confusions = ¦1"),
    "format of tomorrow": ("out-of-range", "format = ¦2\nname = 5"),
    "no TOML": ("syntax", "name = ¦Office"),
}


@pytest.mark.parametrize(("code", "text"), ERRORS.values(), ids=ERRORS.keys())
def test_a_faulty_file_leaves_the_defaults_and_the_roles(tmp_path, code, text):
    write(tmp_path / "roles.toml", NURSE)
    line, column = plant(
        tmp_path / "office.toml",
        f"keep_years = 9\n{text}\n".replace("keep_years = 9\nkeep", "keep"),
    )
    office = load_office(tmp_path)
    assert short(office.faults) == [("error", code, line, column)]
    assert office.facts == OfficeFacts()
    assert len(office.catalogue.roles) == 1
    assert faults_of(tmp_path / "office.toml") == office.faults


def test_everything_said_is_read(tmp_path):
    write(
        tmp_path / "office.toml",
        """
        format = 1
        name = "North"
        contact = "Ask Dana,\\nroom 4"
        machine = "north-1"
        gradebook = "postgresql://db.example/grades"
        logins = "per-machine"
        shared_accounts = ["clinic", "desk"]
        keep_years = 10
        publish_confusions = true
        """,
    )
    assert read_facts(tmp_path) == (
        OfficeFacts(
            "North", "Ask Dana,\nroom 4", "north-1", "postgresql://db.example/grades",
            "per-machine", ("clinic", "desk"), 10, True,
        ),
        (),
    )  # fmt: skip


def test_no_file_and_an_empty_file_say_the_same(tmp_path):
    assert read_facts(tmp_path) == (OfficeFacts(), ())
    write(tmp_path / "office.toml", "")
    assert read_facts(tmp_path) == (OfficeFacts(), ())


def test_a_password_is_not_repeated(tmp_path):
    write(tmp_path / "office.toml", 'gradebook = "mysql://ann:secret@db"\n')
    (fault,) = read_facts(tmp_path)[1]
    assert "secret" not in fault.message + fault.hint


def test_an_unknown_key_is_a_warning_and_the_rest_counts(tmp_path):
    write(tmp_path / "office.toml", 'nmae = "x"\nmachine = "m"\n')
    facts, faults = read_facts(tmp_path)
    assert short(faults) == [("warning", "unknown-key", 1, 1)]
    assert facts.machine == "m"
