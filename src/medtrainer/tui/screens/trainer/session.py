"""What the trainer's screens share while they are open: one gradebook, and what was read of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.content.office import load_office
from medtrainer.services.gradebooks import collect, open_book
from medtrainer.services.results.desk import gradebook, read_desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.services.collecting.run import Collected
    from medtrainer.services.results.desk import Desk
    from medtrainer.services.results.grades import Grade
    from medtrainer.services.workspace import Workspace


class Session:
    """A trainer's visit to the office.

    Attributes:
        desk: What the trainer works with, as it was last read.
        grades: How everybody stands, as it was last read.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Open the gradebook and read everything.

        Raises:
            EnvironmentProblem: This is no trainer, or the gradebook cannot be used.
        """
        self._database = open_book(workspace, "see everybody's results")
        self.desk: Desk = read_desk(workspace, self._database)
        self.grades: list[Grade] = gradebook(self.desk)

    @property
    def workspace(self) -> Workspace:
        """The trainer and the office."""
        return self.desk.workspace

    def collect(self, tell: Callable[[int, int], None]) -> Collected:
        """Take in what is new in this machine's records, from a thread of its own.

        It has a connection of its own, so that screens may read, and be left, meanwhile.

        Raises:
            EnvironmentProblem: It cannot be collected.
        """
        with open_book(self.workspace, "collect results") as database:
            return collect(self.workspace, database, tell)

    def refresh(self) -> None:
        """Read everything anew, the office's sets as well."""
        folder = Path(self.workspace.office.folder)
        workspace = replace(self.workspace, office=load_office(folder))
        self.desk = read_desk(workspace, self._database)
        self.grades = gradebook(self.desk)

    def close(self) -> None:
        """Close the gradebook."""
        self._database.close()
