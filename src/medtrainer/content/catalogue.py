"""A roles file with everything it extends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer import settings
from medtrainer.content.document import Document
from medtrainer.content.entries import read_roles_file
from medtrainer.content.facts import office_name
from medtrainer.content.faults import ContentProblem
from medtrainer.content.files import CannotRead
from medtrainer.content.merge import Layer, merge
from medtrainer.model.roles import Catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.content.entries import RolesFile
    from medtrainer.model.fault import Fault

DEEPEST = 5
"""How many offices may extend one another."""


@dataclass(frozen=True, slots=True)
class Read:
    """A roles file as read.

    Attributes:
        catalogue: What it and its bases say; empty where the file cannot be used.
        faults: Everything found, in this file and in its bases.
        layers: The files, the base first; () where one cannot be used.
        usable: Whether there is no error.
    """

    catalogue: Catalogue
    faults: tuple[Fault, ...]
    layers: tuple[Layer, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether the catalogue may be worked with."""
        return not any(fault.severity == "error" for fault in self.faults)


def load_catalogue(file: Path) -> tuple[Catalogue, tuple[Fault, ...]]:
    """Return the catalogue of a roles file and the warnings about it.

    Raises:
        ContentProblem: The file, or one that it extends, cannot be used.
    """
    read = read_catalogue(file)
    if not read.usable:
        raise ContentProblem(read.faults)
    return read.catalogue, read.faults


def read_catalogue(file: Path) -> Read:
    """Read a roles file and what it extends; nothing is raised for a fault."""
    try:
        chain = _chain(file)
    except CannotRead as error:
        return Read(Catalogue(), (error.fault,))
    layers = tuple(
        Layer(read, office_name(read.document.path.parent, read.title) if number else "")
        for number, read in enumerate(chain)
    )
    catalogue = merge(layers)
    faults = tuple(fault for layer in reversed(layers) for fault in layer.file.faults.all())
    return Read(catalogue, faults, layers)


def _chain(file: Path) -> list[RolesFile]:
    """Return a roles file and its bases, the base first.

    Raises:
        CannotRead: One of them cannot be read.
    """
    chain: list[RolesFile] = []
    seen: set[Path] = set()
    path: Path | None = file
    while path is not None:
        read = read_roles_file(Document(path))
        chain.insert(0, read)
        seen.add(path.resolve())
        path = _base_of(read, path)
        if path and (path.resolve() in seen or len(chain) >= DEEPEST):
            in_circle = path.resolve() in seen
            message = (
                "These offices extend one another in a circle."
                if in_circle
                else f"More than {DEEPEST} offices extend one another."
            )
            read.faults.error(("extends",), "cycle", message, "Let one of them stand alone.")
            path = None
    return chain


def _base_of(read: RolesFile, path: Path) -> Path | None:
    if not read.extends:
        return None
    if read.extends == "builtin":
        return settings.builtin_office() / "roles.toml"
    base = path.parent / read.extends
    base = base / "roles.toml" if base.is_dir() else base
    if not base.is_file():
        message = f"There is nothing to extend at “{read.extends}”."
        hint = "Name a roles file or an office's folder, from this file's folder, or “builtin”."
        read.faults.error(("extends",), "unreadable", message, hint)
        return None
    return base
