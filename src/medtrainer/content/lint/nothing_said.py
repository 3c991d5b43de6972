"""A quiz file that says nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medtrainer.content.lint.trial import Trial


def look(trial: Trial) -> None:
    """Warn of a set that is made of defaults alone."""
    if trial.notes.document.data:
        return
    trial.notes.warn(
        (),
        "missing-text",
        "This file says nothing, so it is a set over all positions with the usual sizes.",
        "Give it a title and the roles that it asks about, or delete it.",
    )
