"""Duties alike that nobody declared shared: told at the later place, naming the earlier."""

from __future__ import annotations

import pytest

from medtrainer.content.faults import MOST_FAULTS
from medtrainer.content.lint.near_duplicate import closest
from medtrainer.exercises.index import Index
from medtrainer.model.roles import Catalogue, Duty, Role
from tests.content.lint.world import found, places, planted, role
from tests.content.world import DATA, write

CODE = "near-duplicate"
PORTER = role("Porter", "carry: Moves beds and linen between floors")


def test_the_later_is_pointed_at_and_the_earlier_is_named(tmp_path):
    path = tmp_path / "roles.toml"
    place = planted(
        path,
        role("Nurse", "see: Sees patients", "book: Books appointments ahead"),
        role("Clerk", "schedule: Books appointments").replace('text = "', 'text = ¦"'),
        PORTER,
    )
    (fault,) = found(path, CODE)
    assert places((fault,)) == [place]
    assert fault.message == (
        "“Books appointments” is much like “Books appointments ahead” of the Nurse"
        " (“book”, line 9), and nobody said that they are one duty."
    )
    assert fault.hint == (
        "If they are one duty, give both the id “book”; if not, tell them apart in words."
    )


def test_the_same_text_under_two_ids_is_said_to_be_the_same(tmp_path):
    path = tmp_path / "roles.toml"
    write(path, role("Nurse", "a: Files papers") + role("Clerk", "b: files PAPERS") + PORTER)
    (fault,) = found(path, CODE)
    assert fault.message.startswith("“files PAPERS” is the same as “Files papers” of the Nurse")


def test_duties_of_the_very_same_positions_do_not_matter(tmp_path):
    path = tmp_path / "roles.toml"
    twice = role("Nurse", "a: Files papers", "b: Files the papers")
    write(path, twice + PORTER)
    assert found(path, CODE) == ()
    write(path, twice + role("Clerk", "a", "b") + PORTER)
    assert found(path, CODE) == ()


def test_a_position_with_only_one_of_two_shared_duties_matters(tmp_path):
    path = tmp_path / "roles.toml"
    shared = role("Nurse", "a: Files papers") + role("Clerk", "a", "b: Files the papers")
    write(path, shared + PORTER)
    assert len(found(path, CODE)) == 1


def test_each_later_duty_is_told_once_with_its_closest(tmp_path):
    path = tmp_path / "roles.toml"
    write(
        path,
        role("Nurse", "a: Files papers daily")
        + role("Clerk", "b: Files papers")
        + role("Coder", "c: Files the papers")
        + PORTER,
    )
    faults = found(path, CODE)
    assert [fault.message.partition("(")[2][:3] for fault in faults] == ["“a”", "“b”"]


def test_duties_of_one_group_find_the_earliest_of_others():
    duties = [Duty(f"d{n}", "Files papers") for n in range(4)]
    roles = (Role("r0", "A", duties=(duties[0], duties[1])), Role("r1", "B", duties=(duties[2],)),
             Role("r2", "C", duties=(duties[3],)))  # fmt: skip
    index = Index(Catalogue(roles=roles))
    assert closest(index, [0, 1, 2, 3]) == {2: 0, 3: 0}
    assert closest(index, [3, 2, 1, 0]) == {2: 3, 1: 3, 0: 3}
    assert closest(index, [1, 0, 3, 2]) == {3: 1, 2: 1}


def test_hundreds_of_pairs_are_a_report_that_ends(tmp_path):
    path = tmp_path / "roles.toml"
    many = "".join(role(f"T{n}", f"d{n}: Files papers") for n in range(MOST_FAULTS + 200))
    write(path, many + PORTER)
    faults = found(path, CODE)
    assert len(faults) == MOST_FAULTS + 1
    assert (faults[-1].line, faults[-1].message) == (0, "The file has more faults.")
    assert all("(“d0”, line 6)" in fault.message for fault in faults[:-1])


def test_a_duty_whose_text_is_missing_is_like_nothing(tmp_path):
    path = tmp_path / "roles.toml"
    write(path, role("Nurse", "a") + role("Clerk", "b") + PORTER)
    assert found(path, CODE) == ()


def test_an_overlay_is_told_of_its_own_duty_only(tmp_path):
    write(
        tmp_path / "base" / "roles.toml",
        role("Nurse", "a: Files papers") + role("Clerk", "b: Files the papers") + PORTER,
    )
    path = tmp_path / "site" / "roles.toml"
    place = planted(
        path,
        'extends = "../base"\n',
        role("Porter", "c: Moves linen and beds between floors"),
        role("Cook", "d: Moves beds, linen between floors").replace('text = "', 'text = ¦"'),
    )
    (fault,) = found(tmp_path / "site", CODE)
    assert places((fault,)) == [place]
    base = tmp_path / "site" / "../base" / "roles.toml"
    assert f"(“carry”, line 18 of {base})" in fault.message


def test_a_base_in_the_same_folder_is_the_authors_own(tmp_path):
    write(
        tmp_path / "base.toml", role("Nurse", "a: Files papers") + role("Clerk", "b: Files papers")
    )
    write(tmp_path / "roles.toml", 'extends = "base.toml"\n' + PORTER)
    (fault,) = found(tmp_path, CODE)
    assert fault.file == str(tmp_path / "base.toml")


def test_a_text_that_an_overlay_changes_is_its_own(tmp_path):
    write(
        tmp_path / "base" / "roles.toml", role("Nurse", "a: Files papers") + role("Clerk", "b: X")
    )
    path = tmp_path / "site" / "roles.toml"
    place = planted(
        path,
        'extends = "../base"\n[[role]]\nid = "nurse"\n[[role.duty]]\nid = "a"\ntext = ¦"Y"\n',
        '[[role]]\nid = "clerk"\n[[role.duty]]\nid = "b"\ntext = "Z"\n',
    )
    assert found(path, CODE) == ()
    line, column = place
    write(path, path.read_text().replace('"Y"', '"Z"'))
    (fault,) = found(path, CODE)
    assert (fault.line, fault.column) == (line + 5, column)


@pytest.mark.skipif(
    not DATA.is_dir(), reason=f"no {DATA}: the real catalogues lie beside the checkout only"
)
def test_real_duties_worded_alike_are_found():
    faults = found(DATA / "medical-dwa.toml", CODE)
    said = "“Schedule appointments.” is much like “Schedule patient procedures or appointments.”"
    assert any(fault.message.startswith(said) for fault in faults)
    assert len(faults) < 30
