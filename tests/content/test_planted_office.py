"""One office with a fault of nearly every code, all found in one run, each at its place."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from medtrainer.content.check import check_paths
from medtrainer.content.files import MOST_BYTES

# Where somebody has no duties, no duty is everybody's: `no-duties` is the one code left out.
CODES = set(
    """syntax unreadable too-large hostile-character invisible-character bad-id duplicate-id
    duplicate-title two-texts missing-text too-long out-of-range wrong-type unknown-key unknown-role
    unknown-skill unknown-kind unknown-step long-text cycle listed-twice near-duplicate giveaway
    unaskable-duty unplayable-set guessable-set personal-data""".split()
)

ROLES = f"""
«unknown-key»colour = "red"
title = "Planted"

[[role]]
id = "nurse"
title = "Nurse"
abbreviation = «too-long»"{"N" * 101}"
skills = ["tact", «unknown-skill»"magic"]
reports_to = [«unknown-role»"boss"]
aliases = ["RN", «listed-twice»"RN"]
[[role.duty]]
id = "vitals"
text = "Takes vital signs"
importance = «out-of-range»7
critical = «wrong-type»1
[[role.duty]]
id = "wash"
text = «unaskable-duty»"Washes hands"
[[role.duty]]
id = "wounds"
text = "Dresses wounds for Ana, «personal-data»MRN 483920"
why = "Bell«hostile-character»\\u0007"

[[role]]
id = "biller"
title = "Medical Biller"
[[role.duty]]
id = "claims"
text = "Sends claims and «giveaway»bills"
[[role.duty]]
id = "wash"
[[role.duty]]
id = "signs"
text = «near-duplicate»"Takes the vital signs"

[[role]]
id = «duplicate-id»"nurse"
title = "Other"

[[role]]
id = "coder"
title = «duplicate-title»"NURSE"
[[role.duty]]
id = «missing-text»"lost"
[[role.duty]]
id = "wash"
text = «two-texts»"Washes both hands"
[[role.duty]]
id = "read"
text = "Reads «invisible-character»\u00ad notes"
[[role.duty]]
id = «bad-id»"Read twice"
text = "Reads again"

[[role]]
id = "aide"
title = "Aide"
[[role.duty]]
id = "wash"
[[role.duty]]
id = "long"
text = «long-text»"{"Carries " * 21}"

[[skill]]
id = "tact"
title = "Tact"

[[visit]]
id = "in"
text = "Comes"
role = "nurse"
after = ["out"]
[[visit]]
id = "out"
text = "Goes"
role = "nurse"
after = «cycle»["in"]
[[visit]]
id = "pay"
text = "Pays"
role = "biller"
after = [«unknown-step»"bill"]
"""

QUIZZES = {
    "broken": "exercises = «syntax»five\n",
    "easy": "roles = ['nurse']\nexercises = 1\nduties = 2\npositions = 3\n"
    "pass_mark = «guessable-set»0.5\n",
    "kind": "kind = «unknown-kind»'essay'\n",
    "large": "#" * (MOST_BYTES + 1),
    "latin": 'title = "Caf«unreadable»\udce9"\n',
    "none": "roles = «unplayable-set»['aide']\nspares = 'set'\n",
    "who": "roles = ['nurse', «unknown-role»'physician']\n",
}


def plant(path, text):
    """Write a text without its marks; return the codes with their lines and columns."""
    found, clean = [], ""
    for part in re.split(r"(«[a-z-]+»)", dedent(text).lstrip("\n")):
        if part.startswith("«"):
            line = clean.count("\n") + 1
            found.append((part[1:-1], path, line, len(clean) - clean.rfind("\n")))
        else:
            clean += part
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(clean.encode("utf-8", "surrogateescape"))
    return found


@pytest.fixture
def office(tmp_path):
    """Write the office; return its folder and what is to be found."""
    planted = plant(tmp_path / "roles.toml", ROLES)
    planted += plant(tmp_path / "office.toml", "keep_years = «out-of-range»0\n")
    for name, text in QUIZZES.items():
        planted += plant(tmp_path / "quizzes" / f"{name}.toml", text)
    planted.append(("too-large", tmp_path / "quizzes" / "large.toml", 0, 0))
    return tmp_path, planted


def test_one_run_finds_every_fault_at_its_place(office):
    folder, planted = office
    report = check_paths([folder])
    found = [(fault.code, fault.file, fault.line, fault.column) for fault in report.faults]
    assert sorted(found) == sorted((code, str(path), *place) for code, path, *place in planted)
    assert {code for code, *_ in found} == CODES
    assert len(CODES) == 27


def test_faults_come_file_by_file_in_the_order_of_the_file(office):
    faults = check_paths([office[0]]).faults
    files = list(dict.fromkeys(fault.file for fault in faults))
    assert [file.removeprefix(f"{office[0]}/") for file in files] == [
        "roles.toml", "office.toml", *(f"quizzes/{name}.toml" for name in sorted(QUIZZES)),
    ]  # fmt: skip
    in_order = sorted(faults, key=lambda f: (files.index(f.file), f.line, f.column))
    assert list(faults) == in_order


def test_every_fault_says_what_is_wrong_and_what_to_do(office):
    for fault in check_paths([office[0]]).faults:
        assert fault.message.endswith((".", "?")), fault
        assert fault.hint.endswith((".", "?")), fault
        assert fault.message.isprintable()
        assert fault.hint.isprintable()
        assert "483920" not in fault.message + fault.hint + fault.source
