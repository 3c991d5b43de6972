"""What no text may hold, in any field of any file: refused where it stands, and by its name."""

from __future__ import annotations

import pytest

from medtrainer.content.office import load_office
from medtrainer.errors import Problem
from tests.content.world import faults_of, write

HERE = "¦"
FILES = {
    "roles.toml": """\
title = "Office¦"
[[skill]]
id = "tact"
title = "Tact¦"
text = "Kind¦"
[[role]]
id = "nurse"
title = "Nurse¦"
abbreviation = "RN¦"
aliases = ["First", "Ward nurse¦"]
area = "clinical¦"
summary = "Cares¦"
skills = [{ id = "tact", text = "With doctors¦" }]
[[role.duty]]
id = "vitals"
text = "Takes vital signs¦"
why = "Also by phone¦"
[[role]]
id = "clerk"
title = "Clerk"
[[role.duty]]
id = "greet"
text = "Greets"
[[visit]]
id = "in"
role = "clerk"
text = "Checks in¦"
""",
    "quizzes/set.toml": """\
title = "Set¦"
description = "For all¦"
roles = ["nurse¦"]
pass_mark = 0
""",
    "office.toml": 'name = "Clinic¦"\ncontact = "The desk¦"\n',
}
PLACES = [
    pytest.param(name, number, id=f"{name} {number}")
    for name, text in FILES.items()
    for number in range(text.count(HERE))
]
REFUSED = [
    *"\x00\x07\x08\t\r\x1b\x7f\x85\x9b\x9d\u061c\u200e\u202e\u2066\u2069\u2028\u2029\ue000\ufdd0",
    "\U000e0001",
    "\U000e0041",
    "\U000f0000",
]


def planted(name, number, char):
    """Return a file with a character in one of its fields, its line and its column from 1."""
    before, after = _parted(FILES[name], number)
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return f"{before}{char}{after}", line, column


def _parted(text, number):
    parts = text.split(HERE)
    return "".join(parts[: number + 1]), "".join(parts[number + 1 :])


@pytest.mark.parametrize("way", ["as it is", "as TOML's escape"])
@pytest.mark.parametrize(("name", "number"), PLACES)
def test_no_field_of_any_file_takes_an_order_to_the_terminal(tmp_path, name, number, way):
    for other, text in FILES.items():
        write(tmp_path / other, text.replace(HERE, ""))
    assert not [fault for fault in faults_of(tmp_path) if fault.severity == "error"]
    for char in REFUSED:
        code = f"{ord(char):04X}"
        written = char if way == "as it is" else f"\\U{ord(char):08X}"
        text, line, column = planted(name, number, written)
        (tmp_path / name).write_bytes(text.encode())
        told = [
            (fault.line, fault.column, fault.severity, f"U+{code}" in fault.message)
            for fault in faults_of(tmp_path)
            if fault.code == "hostile-character"
        ]
        assert (line, column, "error", True) in told, code
        assert all(fault.message.isprintable() for fault in faults_of(tmp_path))


@pytest.mark.parametrize(("name", "number"), PLACES)
def test_what_was_refused_is_nowhere_in_what_was_loaded(tmp_path, name, number):
    for other, text in FILES.items():
        write(tmp_path / other, text.replace(HERE, ""))
    (tmp_path / name).write_text(planted(name, number, r"\u001B]0;x")[0], encoding="utf-8")
    try:
        office = load_office(tmp_path)
    except Problem:  # nothing was loaded at all
        assert name == "roles.toml"
        return
    assert "]0;x" not in repr((office.catalogue, office.sets, office.facts))
