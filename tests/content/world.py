"""Small office folders, and faults planted where a mark stands."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from medtrainer.content.check import check_paths

if TYPE_CHECKING:
    from medtrainer.model.fault import Fault

MARK = "¦"
"""Stands in a planted text just before the character that the fault must point at."""

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
"""Real catalogues; not everybody has them."""

NURSE = """
[[role]]
id = "nurse"
title = "Nurse"
[[role.duty]]
id = "take-vitals"
text = "Takes vital signs"
"""
"""One role without a fault."""

CLERK = """
[[role]]
id = "clerk"
title = "Clerk"
area = "front office"
[[role.duty]]
id = "greet"
text = "Greets patients"
"""
"""Another role without a fault."""


def write(path: Path, text: str) -> Path:
    """Write a file with its folders; a newline before the first line is dropped."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(dedent(text).lstrip("\n").encode())
    return path


def plant(path: Path, text: str) -> tuple[int, int]:
    """Write a file without its mark, and return the mark's line and column; (0, 0) without one."""
    text = dedent(text).lstrip("\n")
    before, mark, after = text.partition(MARK)
    write(path, before + after)
    if not mark:
        return 0, 0
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def faults_of(path: Path) -> tuple[Fault, ...]:
    """Return what `check` finds."""
    return check_paths([path]).faults


def errors_of(path: Path) -> tuple[Fault, ...]:
    """Return the errors that `check` finds."""
    return tuple(fault for fault in faults_of(path) if fault.severity == "error")


def short(faults: tuple[Fault, ...]) -> list[tuple[str, str, int, int]]:
    """Return severity, code and place of each fault."""
    return [(fault.severity, fault.code, fault.line, fault.column) for fault in faults]
