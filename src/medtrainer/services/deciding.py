"""What every decision of a trainer has: who, when, why, and a name of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medtrainer.model.decision import Decided

if TYPE_CHECKING:
    from medtrainer.services.workspace import Workspace

_UNSAFE = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def new_decision(workspace: Workspace, about: str, reason: str = "") -> Decided:
    """Return who decides here and now, under a name that no other decision has.

    Args:
        workspace: Who decides.
        about: What about, for people who look through the files.
        reason: Why.
    """
    return Decided(
        new_stem(workspace, about),
        workspace.person.login,
        workspace.now().replace(microsecond=0),
        reason.strip(),
    )


def new_stem(workspace: Workspace, about: str) -> str:
    """Return a name for a new file: the day, what it is about, and what makes it the only one."""
    words = _UNSAFE.sub("-", about.casefold()).strip("-")[:_LONGEST]
    return f"{workspace.now():%Y-%m-%d}-{words}-{workspace.new_id()[:6]}"
