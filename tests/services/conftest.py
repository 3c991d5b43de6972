"""A stopwatch, and the path of a journal that does not exist yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.world import Stopwatch

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def watch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal" / "ana.jsonl"
