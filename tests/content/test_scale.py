"""Real catalogues of other people load unchanged, and large ones are shared where they repeat."""

from __future__ import annotations

import pytest

from medtrainer.content.catalogue import read_catalogue
from medtrainer.content.check import check_paths
from tests.content.world import DATA

CASES = [("medical-dwa.toml", 11, 246, 162), ("scale/all-dwa.toml", 923, 17_806, 2_082)]
FOUND = {"unknown-key", "near-duplicate", "giveaway"}
"""What a catalogue that nobody wrote for exercises is warned of."""

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"no {DATA}: the real catalogues lie beside the checkout only"
)


@pytest.mark.parametrize(("name", "roles", "rows", "duties"), CASES)
def test_a_foreign_catalogue_loads_without_an_error(name, roles, rows, duties):
    report = check_paths([DATA / name])
    assert {(fault.severity, fault.code) for fault in report.faults} == {
        ("warning", code) for code in FOUND
    }
    (foreign,) = (fault for fault in report.faults if fault.code == "unknown-key")
    assert (foreign.line, foreign.column) == (4, 1)
    assert f"({roles} times)" in foreign.message
    assert (report.roles, report.duties) == (roles, duties)
    read = read_catalogue(DATA / name)
    assert sum(len(role.duties) for role in read.catalogue.roles) == rows


def test_rows_that_say_the_same_are_one_object():
    read = read_catalogue(DATA / "scale" / "all-dwa.toml")
    objects = {id(duty) for role in read.catalogue.roles for duty in role.duties}
    assert len(objects) < 2_500


def test_a_warning_at_the_top_of_a_large_file_does_not_walk_through_it():
    document = read_catalogue(DATA / "scale" / "all-dwa.toml").layers[0].file.document
    assert document._walk is not None
    assert document._walk._at < 2_000
