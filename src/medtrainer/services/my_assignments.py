"""What is assigned to the person of this process; the newest assignment of a set governs it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.content.assignments import FOLDER, read_assignments
from medtrainer.services.assigned import assigned_to

if TYPE_CHECKING:
    from medtrainer.model.assignment import Assigned
    from medtrainer.services.workspace import Workspace


def my_assigned(workspace: Workspace) -> dict[str, Assigned]:
    """Return what is assigned to the person, by the id of the set.

    Files that cannot be read are passed over: they keep nobody from learning, and “medtrainer
    check” shows them to whoever can mend them.
    """
    folder = Path(workspace.office.folder)
    if not (folder / FOLDER).is_dir():
        return {}
    found = assigned_to(workspace.listed, read_assignments(folder))
    return {assigned.assignment.quiz: assigned for assigned in found}
