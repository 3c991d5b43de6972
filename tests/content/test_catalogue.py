"""Finding what an office extends, and telling when it cannot be found or read."""

from __future__ import annotations

import pytest

from medtrainer.content.faults import ContentProblem
from medtrainer.content.office import load_catalogue
from tests.content.world import CLERK, NURSE, faults_of, plant, short, write


@pytest.fixture
def base(tmp_path):
    """Write a base of two roles; an overlay stands in a folder beside it."""
    return write(tmp_path / "base" / "roles.toml", NURSE + CLERK)


def test_the_built_in_office_can_be_extended(tmp_path):
    path = write(tmp_path / "roles.toml", 'extends = "builtin"\n' + NURSE)
    catalogue, faults = load_catalogue(path)
    assert faults == ()
    assert len(catalogue.roles) > 5
    assert catalogue.roles[-1].id == "nurse"


def test_a_fault_of_the_base_stops_the_overlay_and_is_told_at_the_base(base):
    write(base, NURSE + CLERK.replace('title = "Clerk"', "title = 5"))
    path = write(base.parents[1] / "site" / "roles.toml", 'extends = "../base"\n')
    with pytest.raises(ContentProblem) as caught:
        load_catalogue(path)
    (fault,) = caught.value.faults
    assert (fault.code, fault.line) == ("wrong-type", 10)
    assert fault.file.endswith("base/roles.toml")


def test_a_base_that_is_no_toml_leaves_the_overlays_own_faults(base):
    write(base, "x\n")
    path = write(
        base.parents[1] / "site" / "roles.toml", f'extends = "../base"\n{NURSE}critical = 1\n'
    )
    assert [(f.file.split("/")[-2], f.code) for f in faults_of(path)] == [
        ("site", "wrong-type"),
        ("base", "syntax"),
    ]


@pytest.mark.parametrize(
    ("code", "target"),
    [
        ("unreadable", '¦"nowhere"'),
        ("unreadable", '¦"../base/other.toml"'),
        ("unreadable", '¦"/dev/null"'),
        ("unreadable", f'¦"{"x" * 300}"'),
        ("too-long", f'¦"{"x" * 5000}"'),
        ("hostile-character", '"a¦\\u0000b"'),
        ("wrong-type", "¦5"),
    ],
)
def test_a_base_that_is_not_there_is_told_alone(base, code, target):
    path = base.parents[1] / "site" / "roles.toml"
    roles = '[[role]]\nid = "nurse"\nreports_to = ["clerk"]\n'
    line, column = plant(path, f"extends = {target}\n{roles}")
    assert short(faults_of(path)) == [("error", code, line, column)]


def test_an_empty_base_is_a_fault(tmp_path):
    line, column = plant(tmp_path / "roles.toml", f'extends = ¦" "\n{NURSE}')
    assert short(faults_of(tmp_path / "roles.toml")) == [("error", "missing-text", line, column)]


@pytest.mark.parametrize("target", [".", "roles.toml", "../site"])
def test_an_office_cannot_extend_itself(tmp_path, target):
    path = write(tmp_path / "site" / "roles.toml", f'extends = "{target}"\n{NURSE}')
    assert short(faults_of(path)) == [("error", "cycle", 1, 11)]


def test_a_circle_of_offices_is_told_where_it_closes(tmp_path):
    write(tmp_path / "a" / "roles.toml", 'extends = "../b"\n')
    write(tmp_path / "b" / "roles.toml", 'extends = "../a"\n')
    (fault,) = faults_of(tmp_path / "a" / "roles.toml")
    assert (fault.code, fault.file.split("/")[-2]) == ("cycle", "b")


def test_offices_extend_one_another_five_deep(tmp_path):
    write(tmp_path / "0" / "roles.toml", CLERK)
    for depth in range(1, 7):
        write(tmp_path / str(depth) / "roles.toml", f'extends = "../{depth - 1}"\n')
    assert load_catalogue(tmp_path / "5" / "roles.toml")[0].role("clerk").title == "Clerk"
    assert [fault.code for fault in faults_of(tmp_path / "6" / "roles.toml")] == ["cycle"]
