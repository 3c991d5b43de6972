"""Tests mirror the source: what src/medtrainer/FLOOR does is tried in tests/FLOOR."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.quality.tree import ROOT, SOURCE, functions, parse

if TYPE_CHECKING:
    from pathlib import Path

ELSEWHERE = {
    "model": "values with hardly a rule of their own; every floor's tests handle them",
}


def test_every_floor_has_its_tests():
    inside = [path.relative_to(SOURCE) for path in SOURCE.rglob("*.py") if has_logic(path)]
    floors = {path.parts[0] for path in inside if len(path.parts) > 1} - set(ELSEWHERE)
    untried = sorted(
        floor for floor in floors if not any((ROOT / "tests" / floor).rglob("test_*.py"))
    )
    assert not untried, "No test_*.py in:\n" + "\n".join(f"tests/{floor}" for floor in untried)


def has_logic(path: Path) -> bool:
    """Tell whether a module does anything: a table or a set of names needs no test of its own."""
    return any(functions(parse(path)))
