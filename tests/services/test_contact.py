"""Whom to ask, as the office says."""

from __future__ import annotations

import pytest

from medtrainer.model.office import OfficeFacts
from medtrainer.services.contact import ask_instead, contact_at, whom_to_ask


def test_an_office_says_whom_to_ask_in_its_own_lines():
    assert whom_to_ask(OfficeFacts(contact="Dana\nroom 4")) == "Dana\nroom 4"
    assert whom_to_ask(OfficeFacts()) == "Ask your trainer or supervisor."


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('contact = "Dana Morgan, room 4"', "Dana Morgan, room 4"),
        ('contact = "Dana Morgan,\\n\\n  room 4; \\ncall 12"', "Dana Morgan; room 4; call 12"),
        ('name = "North"', ""),
        ("contact = 7", ""),
        ("contact = ", ""),
        ('contact = "Dana\\u001b[2J"', ""),
    ],
)
def test_the_contact_of_a_folder_is_one_line_and_a_fault_is_silence(tmp_path, toml, said):
    (tmp_path / "office.toml").write_text(toml)
    assert contact_at(tmp_path) == said


def test_a_folder_without_the_file_names_nobody(tmp_path):
    assert contact_at(tmp_path) == contact_at(tmp_path / "missing") == ""


def test_a_doubt_is_followed_by_whom_to_ask_in_one_line_if_there_is_anybody():
    assert ask_instead("Dana,\nroom 4\n", "Differs here?") == "Differs here? Ask: Dana; room 4"
    assert ask_instead("", "Differs here?") == ""
