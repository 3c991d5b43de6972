"""Files that are allowed in size, but made to cost time and memory once they are parsed."""

from __future__ import annotations

import pytest

from medtrainer.content import document
from medtrainer.content.check import check_paths
from medtrainer.content.faults import MOST_FAULTS, Faults
from tests.content.lint.world import role
from tests.content.world import faults_of, write

ROLE = '[[role]]\nid = "a"\ntitle = "A"\n'
TOO_LARGE = {
    "role = [" + "1," * 4_000_000 + "]\n": "The file has more than 400,000 “,”.",
    "role = [" + "{}," * 2_000_000 + "]\n": "The file has more than 400,000 brackets.",
    "a = [" + ("[" * 60 + "]" * 60 + ",") * 65_000 + "]\n": "The file has more than 400,000 br",
    "".join(f"k{n} = 1\n" for n in range(600_000)): "The file has more than 400,000 “=”.",
    "[[role]]\n" * 190_000: "“role” has 190,000 entries; 25,000 are the most.",
    "[[visit]]\n" * 110_000: "“visit” has 110,000 entries; 5,000 are the most.",
}


@pytest.mark.parametrize(("text", "said"), TOO_LARGE.items(), ids=range(len(TOO_LARGE)))
def test_what_would_take_gigabytes_is_refused_in_one_sentence(tmp_path, text, said):
    write(tmp_path / "roles.toml", text)
    (fault,) = faults_of(tmp_path / "roles.toml")
    assert (fault.severity, fault.code, fault.line) == ("error", "too-large", 0)
    assert fault.message.startswith(said)


def test_a_large_office_is_far_below_the_limits():
    rows = 180_000  # 18,000 duties, each in ten positions
    assert 2 * rows + 10_000 < document.MOST_SIGNS
    assert document.MOST_ENTRIES >= 10 * 923


def test_a_text_of_refused_characters_is_one_fault(tmp_path, monkeypatch):
    write(tmp_path / "roles.toml", f'title = "{chr(0x202E) * 200_000}"\n{ROLE}')
    looked = []
    kept = Faults.characters

    def counting(faults, place, found):
        return kept(faults, place, (looked.append(finding) or finding for finding in found))

    monkeypatch.setattr(Faults, "characters", counting)
    assert [f.code for f in faults_of(tmp_path / "roles.toml") if f.severity == "error"] == [
        "hostile-character"
    ]
    assert len(looked) < 100


def test_a_refused_character_after_a_thousand_mended_ones_is_refused(tmp_path):
    write(tmp_path / "roles.toml", f'title = "A{chr(0xAD) * 5000}{chr(0x202E)}"\n{ROLE}')
    found = {fault.code for fault in faults_of(tmp_path / "roles.toml")}
    assert {"hostile-character", "invisible-character"} <= found


def test_refused_characters_are_refused_even_when_no_fault_is_kept_any_more(tmp_path):
    entries = "".join(f'[[skill]]\nid = "X{n}"\n' for n in range(MOST_FAULTS + 5))
    last = f'[[visit]]\nid = "v"\nrole = "a"\ntext = "Do{chr(0x202E)}"\n'
    write(tmp_path / "roles.toml", entries + ROLE + last)
    report = check_paths([tmp_path / "roles.toml"])
    assert len(report.faults) == MOST_FAULTS + 1
    assert not any(chr(0x202E) in fault.message for fault in report.faults)


def test_unknown_keys_beyond_those_that_are_told_are_not_kept(tmp_path):
    write(tmp_path / "roles.toml", "".join(f"k{n} = 1\n" for n in range(5000)) + ROLE)
    faults = faults_of(tmp_path / "roles.toml")
    assert len(faults) == MOST_FAULTS + 1
    assert faults[-1].message == "The file has more faults."


def test_duties_of_everybody_are_placed_without_looking_through_all_of_them(tmp_path, monkeypatch):
    from medtrainer.content.lint.ground import Ground

    scans = []
    entries = Ground._entries
    monkeypatch.setattr(
        Ground, "_entries", lambda self, first: scans.append(first) or entries(self, first)
    )
    one = role("Nurse", *(f"n{n}: Does it all" for n in range(2000)))
    other = role("Clerk", *(f"c{n}: Does it all" for n in range(2000)))
    write(tmp_path / "roles.toml", one + other)
    assert len(faults_of(tmp_path / "roles.toml")) == MOST_FAULTS + 1
    assert len(scans) <= 2
