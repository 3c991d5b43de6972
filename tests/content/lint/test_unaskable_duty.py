"""Duties that everybody does."""

from __future__ import annotations

from tests.content.lint.world import found, places, planted, role
from tests.content.world import write

CODE = "unaskable-duty"


def test_what_everybody_does_is_told_where_its_text_stands(tmp_path):
    path = tmp_path / "roles.toml"
    place = planted(
        path,
        role("Nurse", "wash"),
        role("Clerk", "wash: Washes hands", "greet: Greets arrivals").replace(
            '"Washes', '¦"Washes', 1
        ),
    )
    (fault,) = found(path, CODE)
    assert places((fault,)) == [place]
    assert fault.message == (
        "Every position has the duty “Washes hands”, so no exercise can ask who does it."
    )
    assert "still shown" in fault.hint


def test_owners_of_a_duty_much_like_it_count(tmp_path):
    path = tmp_path / "roles.toml"
    write(path, role("Nurse", "wash: Washes hands") + role("Clerk", "clean: Washes the hands"))
    faults = found(path, CODE)
    assert len(faults) == 2
    assert all("or one much like it" in fault.message for fault in faults)


def test_one_who_does_not_is_enough(tmp_path):
    path = tmp_path / "roles.toml"
    roles = role("Nurse", "wash: Washes hands") + role("Clerk", "wash")
    write(path, roles + role("Boss"))
    assert found(path, CODE) == ()


def test_a_single_position_is_no_office_to_ask_about(tmp_path):
    write(tmp_path / "roles.toml", role("Nurse", "wash: Washes hands"))
    assert found(tmp_path / "roles.toml", CODE) == ()


def test_of_a_base_only_what_the_overlay_brings_about_is_told(tmp_path):
    base = role("Nurse", "wash: Washes hands", "chart: Keeps charts") + role("Clerk", "wash")
    write(tmp_path / "base" / "roles.toml", base)
    path = write(tmp_path / "site" / "roles.toml", 'extends = "../base"\n')
    assert found(path, CODE) == ()
    place = planted(
        path,
        'extends = "../base"\n[[role]]\nid = "clerk"\n[[role.duty]]\nid = ¦"chart"\n',
    )
    assert places(found(path, CODE)) == [place]


def test_a_position_taken_out_may_leave_nobody_who_does_not(tmp_path):
    base = role("Nurse", "wash: Washes hands") + role("Clerk", "wash") + role("Boss", "x: Hires")
    write(tmp_path / "base" / "roles.toml", base)
    path = tmp_path / "site" / "roles.toml"
    gone = '[[role]]\nid = "boss"\nremove = true\n'
    place = planted(path, 'title = "Site"\nextends = ¦"../base"\n', gone)
    (fault,) = found(path, CODE)
    assert places((fault,)) == [place]
    assert fault.message.startswith("In this office: Every position has the duty “Washes hands”")
