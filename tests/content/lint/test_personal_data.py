"""What looks like data of a patient, wherever it stands; and what only might."""

from __future__ import annotations

import time

import pytest

from medtrainer.content.lint.personal_data import hidden
from tests.content.lint.world import SPECIALISTS, found, places, planted, role
from tests.content.world import DATA, faults_of, plant, write

CODE = "personal-data"

LOOKS_LIKE = {
    "a medical record number": [
        "MRN 483920", "mrn: AB-48 39 20", "MRN#4839201", "chart no. 48392", "Patient ID 4839201",
        "medical record number is 48392",
    ],
    "a Social Security number": ["123-45-6789", "SSN 123456789", "social security no. 123456789"],
    "a date of birth": [
        "DOB 3/14/1980", "DOB: 03-14-80", "date of birth 1980-03-14", "born March 14, 1980",
        "born on 14 Mar 1980", "D.O.B. 14.3.1980", "birthday: Sept. 1st, 2001",
    ],
    "a Medicare number": ["1EG4-TE5-MK73", "1eg4te5mk73"],
    "the number of an account, a policy or a record": [
        "account number 48392017", "policy # XJ483920", "member ID: ABC483920",
        "4111 1111 1111 1111", "4839201748",
    ],
    "a telephone number": ["555-123-4567", "(555) 123-4567", "+1 555 123 4567", "1.555.123.4567"],
    "an e-mail address": ["ana.reyes@example.com", "a@b.co.uk"],
}  # fmt: skip

INNOCENT = [
    "Keeps charts for 7 years", "Codes visits as 99213 to 99215", "Uses ICD-10-CM and CPT 2026",
    "Registers births and dates of birth", "Asks for SSN and DOB", "Reads the MRN twice",
    "Follows 45 CFR 164.530(j) of 2013-01-25", "Born leaders wanted by 2026", "Dials 911",
    "Files form 1500-02-12", "Room 12, shelf 3456", "dwa-4-a-2-b-5-i03-d02", "Pays 1,234,567.89",
    "Takes NDC 0002-8215-01", "Answers @ once", "Bills $123456789.00", "Dose 0.123456789 mg",
    "From 2025-01-01 to 2026-12-31", "patients 2026 and later", "Account since 2026",
]  # fmt: skip

CASES = [(name, text) for name, texts in LOOKS_LIKE.items() for text in texts]


@pytest.mark.parametrize(("name", "text"), CASES, ids=[text for _, text in CASES])
def test_what_looks_like_a_patients_is_told_and_never_quoted(tmp_path, name, text):
    path = tmp_path / "roles.toml"
    place = planted(path, role("Nurse", f"a: Calls Ana, ¦{text}, at noon"))
    (fault,) = found(path, CODE)
    assert places((fault,)) == [place]
    assert fault.message == f"This looks like {name}."
    for fault in faults_of(path):
        assert text not in fault.message + fault.source + fault.hint


@pytest.mark.parametrize("text", INNOCENT)
def test_what_is_none_is_left_alone(tmp_path, text):
    path = tmp_path / "roles.toml"
    write(path, role("Nurse", f"a: {text}"))
    assert found(path, CODE) == ()
    assert hidden(text) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("roles.toml", SPECIALISTS + 'why = """\nLike\nAna (¦123-45-6789)."""\n'),
        ("roles.toml", SPECIALISTS + "[[skill]]\nid = 's'\ntitle = 'S'\ntext = '¦MRN 48392'\n"),
        ("roles.toml", SPECIALISTS.replace("[[role.", 'aliases = ["A", "¦a@b.org"]\n[[role.', 1)),
        ("roles.toml", SPECIALISTS + "[[visit]]\nid = 'v'\nrole = 'cook'\ntext = '¦MRN 48392'\n"),
        ("roles.toml", SPECIALISTS + 'note = "\\u0041na ¦MRN\\u002048392"\n'),
        ("quizzes/q.toml", 'title = "Q"\ndescription = "As with ¦DOB 3/4/1980"\n'),
        ("office.toml", 'name = "Of ¦555-123-4567"\n'),
        ("office.toml", 'contact = "Ana, ¦MRN 48392"\n'),
        ("office.toml", 'note = "¦a@b.org"\n'),
    ],
)
def test_every_text_of_every_file_is_looked_at(tmp_path, name, text):
    write(tmp_path / "roles.toml", SPECIALISTS)
    place = plant(tmp_path / name, text)
    (fault,) = found(tmp_path, CODE)
    assert (fault.file, places((fault,))) == (str(tmp_path / name), [place])
    assert places(found(tmp_path / name, CODE)) == [place]


def test_the_contact_of_an_office_may_be_reached(tmp_path):
    write(tmp_path / "roles.toml", SPECIALISTS)
    contact = 'contact = "Ana, 555-123-4567, ana@example.org"\n'
    write(tmp_path / "office.toml", contact + 'gradebook = "postgresql://ana@db.example.org/g"\n')
    assert faults_of(tmp_path) == ()


def test_everything_in_a_text_is_told_the_overlapping_once(tmp_path):
    path = tmp_path / "roles.toml"
    write(path, role("Nurse", "a: MRN 483920174, DOB 3/4/1980, 123-45-6789"))
    assert [column for _, column in places(found(path, CODE))] == [9, 24, 38]


def test_a_fault_beside_it_does_not_show_it_either(tmp_path):
    path = tmp_path / "roles.toml"
    long = f"MRN 48392 {'x' * 160}"
    write(path, role("Nurse", f"a: {long}"))
    assert {fault.code for fault in faults_of(path)} == {CODE, "long-text"}
    assert all("xxx xxxxx x" in fault.source for fault in faults_of(path))


def test_of_a_base_nothing_is_repeated(tmp_path):
    write(tmp_path / "base" / "roles.toml", SPECIALISTS + 'why = "123-45-6789"\n')
    write(tmp_path / "site" / "roles.toml", 'extends = "../base"\n')
    assert found(tmp_path / "site", CODE) == ()


@pytest.mark.parametrize("text", ["1", "1-", "1 ", "a@", "12-", "MRN 1 ", "born ", "(1) ", "a."])
def test_a_long_text_takes_no_long_look(tmp_path, text):
    path = tmp_path / "roles.toml"
    write(path, f"note = '{(text * 400_000)[:400_000]}z'\n" + SPECIALISTS)
    begun = time.process_time()
    faults_of(path)
    assert time.process_time() - begun < 3


@pytest.mark.skipif(
    not DATA.is_dir(), reason=f"no {DATA}: the real catalogues lie beside the checkout only"
)
@pytest.mark.parametrize("name", ["medical-dwa.toml", "scale/all-dwa.toml"])
def test_real_catalogues_give_no_false_alarm(name):
    assert found(DATA / name, CODE) == ()
