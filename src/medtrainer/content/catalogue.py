"""A roles file with everything it extends."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer import settings
from medtrainer.content.document import Document
from medtrainer.content.entries import read_roles_file
from medtrainer.content.facts import office_name
from medtrainer.content.faults import ContentProblem, shown
from medtrainer.content.files import CannotRead, is_file, is_folder
from medtrainer.content.layers import Layer
from medtrainer.content.merge import merge
from medtrainer.model.roles import Catalogue
from medtrainer.text import mend

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from medtrainer.content.entries import RolesFile
    from medtrainer.model.fault import Fault

DEEPEST = 5
"""How often an office's base may have a base itself, its own included."""


@dataclass(frozen=True, slots=True)
class Read:
    """A roles file as read.

    Attributes:
        catalogue: What it and its bases say, as far as they could be read.
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

    @property
    def unread_roles(self) -> frozenset[str] | None:
        """Ids, good or bad, of roles that were left out as faulty; None if some cannot be told."""
        left_out: set[str] = set()
        for layer in self.layers:
            ids = layer.file.unread_roles
            if ids is None:
                return None
            left_out |= ids
        return frozenset(left_out) if self.layers else None

    @property
    def unread_areas(self) -> frozenset[str] | None:
        """Areas, case folded, that roles left out as faulty may have; None if they cannot be told.

        That others have them too does no harm: they are known then.
        """
        unread = self.unread_roles
        if not unread:
            return None if unread is None else frozenset()
        files = [layer.file.document.data for layer in self.layers]
        areas = [table.get("area", "") for data in files for table in data.get("role", ())]
        if not all(isinstance(area, str) for area in areas):
            return None
        return frozenset(mend(area).strip().casefold() for area in areas)


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
    chain, unread, whole = _chain(file)
    layers = tuple(
        Layer(read, office_name(read.document.path.parent, read.title) if number else "")
        for number, read in enumerate(chain)
    )
    # Without its base, an overlay would be found to name nothing but unknown roles.
    catalogue = merge(layers) if whole else Catalogue()
    found = tuple(fault for layer in reversed(layers) for fault in layer.file.faults.all())
    return Read(catalogue, (*found, *unread), layers if whole else ())


def _chain(file: Path) -> tuple[list[RolesFile], tuple[Fault, ...], bool]:
    """Return a roles file and its bases, the base first; why one was not read; whether all were."""
    chain: list[RolesFile] = []
    seen: set[str] = set()
    path: Path | None = file
    while path is not None:
        try:
            read = read_roles_file(Document(path))
        except CannotRead as error:
            return chain, (error.fault,), False
        chain.insert(0, read)
        seen.add(os.path.realpath(path))
        path = _base_of(read, path, seen)
    return chain, (), "extends" not in chain[0].document.data


def _base_of(read: RolesFile, path: Path, seen: Collection[str]) -> Path | None:
    """Return the file that a file extends; a fault is noted where it cannot be."""
    if not read.extends:
        return None
    base = _base_path(read.extends, path)
    if not is_file(base):
        message = f"There is nothing to extend at “{shown(read.extends)}”."
        hint = "Name a roles file or an office's folder, from this file's folder, or “builtin”."
        read.faults.error(("extends",), "unreadable", message, hint)
    elif os.path.realpath(base) in seen:
        message = "These offices extend one another in a circle."
        read.faults.error(("extends",), "cycle", message, "Let one of them stand alone.")
    elif len(seen) > DEEPEST:
        message = f"Offices may extend one another {DEEPEST} deep at most."
        read.faults.error(("extends",), "cycle", message, "Let one of them stand alone.")
    else:
        return base
    return None


def _base_path(extends: str, path: Path) -> Path:
    if extends == "builtin":
        return settings.builtin_office() / "roles.toml"
    base = path.parent / extends
    return base / "roles.toml" if is_folder(base) else base
