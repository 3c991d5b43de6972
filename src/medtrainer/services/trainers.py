"""Who is a trainer: whoever the file system lets read the records and write assignments."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.errors import EnvironmentProblem

if TYPE_CHECKING:
    from medtrainer.services.workspace import Workspace


def is_trainer(folder: Path) -> bool:
    """Tell whether the person of this process is a trainer of an office.

    The kernel decides (architecture.md, section 1): there is no password and no table of roles.

    Args:
        folder: The office's folder.
    """
    may_read = os.access(folder / "records", os.R_OK | os.X_OK, effective_ids=True)
    return may_read and os.access(folder / "assignments", os.W_OK | os.X_OK, effective_ids=True)


def has_trainers_area(workspace: Workspace) -> bool:
    """Tell whether the interface shows what only trainers see; a kiosk never does."""
    return not workspace.kiosk and is_trainer(Path(workspace.office.folder))


def require_trainer(workspace: Workspace, doing: str) -> Path:
    """Return the office's folder to a trainer, and refuse everybody else.

    Args:
        workspace: Whose, and of which office.
        doing: What only trainers do, as in "collect results".

    Raises:
        EnvironmentProblem: This is no trainer, or no office that has any.
    """
    folder = Path(workspace.office.folder)
    if is_trainer(folder):
        return folder
    if not (folder / "records").is_dir():
        raise EnvironmentProblem(
            f"Nobody can {doing} here: this office has no records of several people.",
            "“medtrainer office init DIR” makes one that has; name it with --office DIR.",
        )
    raise EnvironmentProblem(
        f"Only trainers of this office can {doing}.",
        "Whoever has root on this machine can put your account into the office's group.",
    )
