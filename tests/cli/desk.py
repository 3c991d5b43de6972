"""An office of trainers with a gradebook that holds what the test says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.gradebook.opening import open_gradebook
from tests.cli.world import QUIZ, write_office
from tests.services.results.sheets import collected

if TYPE_CHECKING:
    from pathlib import Path


def shared_office(folder: Path, *attempts, **changes) -> Path:
    """Write a shared office of four positions, with attempts collected into its gradebook.

    Args:
        folder: Where.
        attempts: As `tests.services.results.sheets.sat` returns them.
        changes: As `write_office` takes them; by default there is a set "who-is-who".
    """
    office = write_office(folder, **(changes or {"who_is_who": QUIZ}))
    for name in ("records", "assignments", "decisions", "gradebook"):
        (office / name).mkdir()
    with open_gradebook(office / "gradebook") as database:
        collected(database, *attempts)
    return office
