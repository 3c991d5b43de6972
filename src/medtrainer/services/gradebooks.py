"""The gradebook of the office in use: collecting into it, and opening it for questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.gradebook.opening import open_gradebook
from medtrainer.services.collecting.run import Collector
from medtrainer.services.trainers import require_trainer

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.gradebook.database import Database
    from medtrainer.services.collecting.run import Collected
    from medtrainer.services.workspace import Workspace


def machine_of(workspace: Workspace) -> str:
    """Return what this machine is called in the gradebook."""
    return workspace.office.facts.machine or workspace.host


def open_book(workspace: Workspace, doing: str) -> Database:
    """Open the gradebook for somebody who may.

    Args:
        workspace: Whose, and of which office.
        doing: What they are about to do, as in "collect results".

    Raises:
        RequestProblem: The gradebook's URL cannot be used.
        EnvironmentProblem: This is no trainer, or the gradebook cannot be used.
    """
    folder = require_trainer(workspace, doing)
    return open_gradebook(folder / "gradebook", workspace.office.facts.gradebook)


def collect(
    workspace: Workspace, database: Database, tell: Callable[[int, int], None]
) -> Collected:
    """Take what is new in this machine's journals into the gradebook.

    Args:
        workspace: Who collects, and in which office.
        database: The gradebook.
        tell: Hears now and then how many journals are done, and of how many.

    Raises:
        EnvironmentProblem: The journals cannot be listed, or the gradebook cannot be used.
    """
    collector = Collector(
        database,
        machine_of(workspace),
        workspace.person.login,
        now=workspace.now,
        stopwatch=workspace.stopwatch,
        tell=tell,
    )
    return collector.collect(Path(workspace.office.folder) / "records")
