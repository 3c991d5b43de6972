"""A command run in this process, and a small office."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.world import QUIZ, Here, write_office

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Here:
    return Here(capsys)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office of four positions and one set."""
    return write_office(tmp_path / "office", who_is_who=QUIZ)
