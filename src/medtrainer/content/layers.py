"""Roles files on top of each other, while they are put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medtrainer.content.entries import RolesFile
    from medtrainer.content.entry import Entry


@dataclass(frozen=True, slots=True)
class Layer:
    """One roles file in a chain of offices that extend each other.

    Attributes:
        file: What it says.
        name: What its office is called, "" for the base of the chain.
    """

    file: RolesFile
    name: str = ""


@dataclass(slots=True)
class Merged:
    """An entry while layers are laid over each other.

    Attributes:
        id: Its id.
        fields: The fields named until now.
        duties: A role's duties, each with the number of the last layer that changed it, and
            whether that one added it.
        layer: Number of the last layer that changed anything of it.
        changed: The fields that layers above the first replaced, with the number of the last.
    """

    id: str
    fields: dict[str, Any]
    duties: dict[str, tuple[Entry, int, bool]]
    layer: int
    changed: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Whole:
    """What all layers say together, before it becomes a catalogue.

    Attributes:
        layers: The layers, the base first.
        roles: Roles by id.
        skills: Skills by id.
        steps: Steps of the visit by id.
        gone: Steps that were taken out.
        texts: The text of each duty, with the number of the layer that last changed it.
    """

    layers: Sequence[Layer]
    roles: dict[str, Merged] = field(default_factory=dict)
    skills: dict[str, Merged] = field(default_factory=dict)
    steps: dict[str, Merged] = field(default_factory=dict)
    gone: dict[str, Merged] = field(default_factory=dict)
    texts: dict[str, tuple[str, int]] = field(default_factory=dict)
