"""Every fault that a roles file can have, planted alone and found at its place."""

from __future__ import annotations

import pytest

from medtrainer.content.office import load_catalogue
from tests.content.planted import ERRORS, WARNINGS
from tests.content.world import CLERK, NURSE, errors_of, faults_of, plant, short, write


@pytest.mark.parametrize(("code", "text"), ERRORS.values(), ids=ERRORS.keys())
def test_an_error_is_found_alone_and_at_its_place(tmp_path, code, text):
    line, column = plant(tmp_path / "roles.toml", text)
    assert line, "the text has no mark"
    errors = [fault for fault in faults_of(tmp_path / "roles.toml") if fault.severity == "error"]
    assert short(errors) == [("error", code, line, column)]


@pytest.mark.parametrize(("code", "text"), WARNINGS.values(), ids=WARNINGS.keys())
def test_a_warning_is_found_alone_and_at_its_place(tmp_path, code, text):
    line, column = plant(tmp_path / "roles.toml", text)
    assert short(faults_of(tmp_path / "roles.toml")) == [("warning", code, line, column)]
    load_catalogue(tmp_path / "roles.toml")


@pytest.mark.parametrize("text", [text for _, text in (*ERRORS.values(), *WARNINGS.values())])
def test_a_fault_is_one_plain_sentence_and_says_what_to_do(tmp_path, text):
    plant(tmp_path / "roles.toml", text)
    for fault in faults_of(tmp_path / "roles.toml"):
        assert fault.message[0].isupper() or fault.message[0] == "“"
        assert fault.message.endswith(".")
        assert fault.hint.endswith((".", "?"))
        assert (fault.message + fault.hint).isprintable()
        assert len(fault.message) < 250
        assert fault.source or not fault.line


def test_a_file_with_every_fault_tells_all_of_them_at_once(tmp_path):
    write(
        tmp_path / "roles.toml",
        """
        [[role]]
        id = "Nurse"
        title = ""
        [[role]]
        id = "clerk"
        title = "Clerk"
        reports_to = ["nobody"]
        colour = 3
        [[role.duty]]
        id = "greet"
        importance = 9
        """,
    )
    assert [(fault.line, fault.code) for fault in faults_of(tmp_path / "roles.toml")] == [
        (2, "bad-id"),
        (3, "missing-text"),
        (7, "unknown-role"),
        (8, "unknown-key"),
        (10, "missing-text"),
        (11, "out-of-range"),
    ]


def test_a_duplicate_names_the_line_of_the_earlier(tmp_path):
    write(tmp_path / "roles.toml", NURSE.lstrip() + '[[role]]\nid = "nurse"\ntitle = "N"\n')
    (fault,) = (f for f in faults_of(tmp_path / "roles.toml") if f.severity == "error")
    assert fault.message == "The id “nurse” was given before, in line 2."


def test_two_texts_name_the_line_of_the_first_that_states_one(tmp_path):
    silent = '[[role]]\nid = "a"\ntitle = "A"\n[[role.duty]]\nid = "greet"\n'
    second = '[[role]]\nid = "b"\ntitle = "B"\n[[role.duty]]\nid = "greet"\ntext = "Hails"\n'
    write(tmp_path / "roles.toml", silent + CLERK.lstrip() + second)
    (fault,) = errors_of(tmp_path / "roles.toml")
    assert fault.line == 18
    assert fault.message == "The duty “greet” has another text in line 12: “Greets patients”."


def test_a_slip_of_the_pen_is_recognised(tmp_path):
    plant(tmp_path / "roles.toml", NURSE.replace("[[role.", 'reports_to = ["nurze"]\n[[role.'))
    assert faults_of(tmp_path / "roles.toml")[0].hint == "Did you mean “nurse”?"
    plant(tmp_path / "roles.toml", NURSE.replace("[[role.", 'sumary = ""\n[[role.'))
    assert faults_of(tmp_path / "roles.toml")[0].hint == "Did you mean “summary”?"


def test_an_invisible_character_is_told_once_for_each_text(tmp_path):
    write(tmp_path / "roles.toml", NURSE.lstrip() + 'why = "a\u00a0b\u00adc\u00a0d\u00a0e"\n')
    assert short(faults_of(tmp_path / "roles.toml")) == [
        ("warning", "invisible-character", 7, 9),
        ("warning", "invisible-character", 7, 11),
    ]
    (role,) = load_catalogue(tmp_path / "roles.toml")[0].roles
    assert role.duties[0].why == "a bc d e"


def test_a_foreign_key_is_told_once_with_its_number(tmp_path):
    keyed = (NURSE + CLERK).replace("title", 'onet = "1"\ntitle')
    write(tmp_path / "roles.toml", keyed)
    (fault,) = faults_of(tmp_path / "roles.toml")
    assert (fault.line, fault.code) == (3, "unknown-key")
    assert "(2 times)" in fault.message


def test_a_duty_without_text_in_many_roles_is_told_once(tmp_path):
    roles = [f'[[role]]\nid = "r{n}"\ntitle = "R{n}"\n[[role.duty]]\nid = "d"\n' for n in range(9)]
    write(tmp_path / "roles.toml", "".join(roles))
    assert short(faults_of(tmp_path / "roles.toml")) == [("error", "missing-text", 5, 6)]


@pytest.mark.parametrize(
    ("good", "bad"),
    [("critical = true", "critical = 1"), ("importance = 1", "importance = true"),
     ("refresh_days = 1", "refresh_days = true"), ("importance = 1", "importance = false")],
)  # fmt: skip
def test_a_row_that_python_takes_for_an_earlier_one_is_looked_at(tmp_path, good, bad):
    shared = '[[role.duty]]\nid = "take-vitals"\ntext = "Takes vital signs"\n'
    write(tmp_path / "roles.toml", f"{NURSE}{good}\n{CLERK}{shared}{bad}\n")
    assert [fault.line for fault in errors_of(tmp_path / "roles.toml")] == [19]


def test_more_faults_than_anybody_reads_are_counted_out(tmp_path):
    roles = (f'[[role]]\nid = "r{n}"\ntitle = "T"\n' for n in range(1500))
    write(tmp_path / "roles.toml", "".join(roles))
    faults = faults_of(tmp_path / "roles.toml")
    assert len(faults) == 1001
    assert (faults[-1].line, faults[-1].severity) == (0, "error")


GOOD = """
format = 1
title = "Practice"
[[role]]
id = "ma"
title = "  Medical Assistant "
abbreviation = "MA"
aliases = ["Assistant"]
area = "clinical"
summary = "First line.\\nSecond line."
reports_to = ["rn"]
works_with = ["rn"]
skills = ["team", { id = "tech", text = "Uses the EHR" }]
[[role.duty]]
id = "vitals"
text = "Takes vital\u00a0signs"
why = "MA's day begins with it."
importance = 4
critical = true
refresh_days = 365
[[role]]
id = "rn"
title = "Nurse"
[[role.duty]]
id = "vitals"
[[skill]]
id = "team"
title = "Teamwork"
text = "Hands over cleanly."
[[skill]]
id = "tech"
title = "Technical"
[[visit]]
id = "in"
text = "Checks in"
role = "rn"
[[visit]]
id = "measure"
text = "Measures"
role = "ma"
after = ["in"]
"""


def test_what_is_good_becomes_the_model(tmp_path):
    write(
        tmp_path / "roles.toml",
        GOOD,
    )
    catalogue, warnings = load_catalogue(tmp_path / "roles.toml")
    assert short(warnings) == [("warning", "invisible-character", 15, 20)]
    assert catalogue.title == "Practice"
    ma, rn = catalogue.roles
    assert (ma.title, ma.abbreviation, ma.aliases, ma.area) == (
        "Medical Assistant", "MA", ("Assistant",), "clinical",
    )  # fmt: skip
    assert ma.summary == "First line.\nSecond line."
    assert (ma.reports_to, ma.works_with, ma.origin, ma.changed) == (("rn",), ("rn",), "", ())
    assert [(s.id, s.title, s.text) for s in ma.skills] == [
        ("team", "Teamwork", "Hands over cleanly."),
        ("tech", "Technical", "Uses the EHR"),
    ]
    (vitals,) = ma.duties
    assert (vitals.text, vitals.why) == ("Takes vital signs", "MA's day begins with it.")
    assert (vitals.importance, vitals.critical, vitals.refresh_days) == (4.0, True, 365)
    assert type(vitals.importance) is float
    assert (rn.duties[0].text, rn.duties[0].why) == ("Takes vital signs", "")
    assert [(s.id, s.role, s.after) for s in catalogue.visit] == [
        ("in", "rn", ()),
        ("measure", "ma", ("in",)),
    ]
