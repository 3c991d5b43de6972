"""An office without a single position."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medtrainer.content.lint.ground import Ground


def look(ground: Ground) -> None:
    """Warn of a roles file that leaves nobody; where entries are faulty, that was said."""
    if ground.catalogue.roles or any(layer.file.faults.has_errors for layer in ground.layers):
        return
    ground.top.faults.warn(
        (),
        "no-duties",
        "This file names no position.",
        "Add one: [[role]] with an id, a title and its duties.",
    )
