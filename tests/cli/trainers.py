"""An office of trainers whose gradebook commands can open by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medtrainer.gradebook.opening import open_gradebook
from tests.services.results.world import Office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "office"
    folder.mkdir()
    office = Office(folder, None)
    with open_gradebook(folder / "gradebook") as database:
        office.database = database
        yield office


@pytest.fixture
def ask(desk, run, tmp_path):
    """Return a function that runs a command in that office."""

    def ask(*arguments):
        return run("--office", desk.folder, "--data", tmp_path / "data", *arguments)

    return ask
