"""Journals and folders of several accounts, where the tests may make them."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journal.world import line

if TYPE_CHECKING:
    from collections.abc import Iterator

TRAINERS = 65010


@pytest.fixture
def ann(tmp_path):
    """Return the path of a journal in a data folder; neither exists."""
    return tmp_path / "data" / "journal" / "ann.jsonl"


@pytest.fixture
def old(tmp_path):
    """Return the path of a journal that holds one event."""
    path = tmp_path / "old.jsonl"
    path.write_bytes(line("old"))
    return path


@pytest.fixture
def clinic() -> Iterator[Path]:
    """Make a folder of an office as `office init` does, with homes that everybody may make."""
    if os.geteuid():
        pytest.skip("only root can act for several accounts")
    folder = Path(tempfile.mkdtemp(prefix="clinic-"))  # pytest's own folders keep others out
    folder.chmod(0o755)
    office, homes = folder / "office", folder / "homes"
    for made, mode in ((office, 0o2775), (office / "records", 0o3773), (homes, 0o1777)):
        made.mkdir()
        os.chown(made, 0, TRAINERS)
        made.chmod(mode)
    yield folder
    shutil.rmtree(folder)
