"""What every test gets: a world without the settings and the records of whoever runs it."""

from __future__ import annotations

import itertools
import os
import subprocess
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A machine under load is slow now and then; that is no fault of the example.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

_numbers = itertools.count()
_MOST_WORKERS = 16


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Run twice as many tests at a time as there are cores: those with a terminal mostly wait."""
    return min(_MOST_WORKERS, 2 * (os.cpu_count() or 1))


@pytest.fixture(autouse=True)
def own_data(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the test a data folder of its own (not made yet) and nobody's settings."""
    for name in os.environ:
        if name.startswith("TEXTUAL_SNAPSHOT_"):
            continue  # the snapshot plugin talks to itself
        if name.startswith(("MEDTRAINER_", "TEXTUAL")) or name in {"NO_COLOR", "ACCESSIBLE"}:
            monkeypatch.delenv(name)
    folder = tmp_path_factory.getbasetemp() / f"data-{next(_numbers)}"
    monkeypatch.setenv("MEDTRAINER_DATA", str(folder))
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 64 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can only be mounted by root")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
