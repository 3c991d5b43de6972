"""An office folder: facts, roles, and the sets that can be used."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer import settings
from medtrainer.content.catalogue import Read, load_catalogue, read_catalogue
from medtrainer.content.facts import read_facts
from medtrainer.content.faults import ContentProblem
from medtrainer.content.files import whole_file
from medtrainer.content.quizzes import Owner, read_quiz
from medtrainer.model.fault import Fault
from medtrainer.model.office import Office
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from medtrainer.content.quizzes import QuizRead
    from medtrainer.model.quiz import QuizSet

__all__ = ["load_catalogue", "load_office", "read_office"]


@dataclass(frozen=True, slots=True)
class OfficeRead:
    """An office folder as read.

    Attributes:
        office: The office, as far as it could be read.
        usable: Whether its roles can be used.
    """

    office: Office
    usable: bool


def load_office(folder: Path) -> Office:
    """Return the office of a folder; faulty sets are left out, their faults come along.

    Raises:
        ContentProblem: Its roles cannot be used.
    """
    read = read_office(folder)
    if not read.usable:
        raise ContentProblem(read.office.faults)
    return read.office


def read_office(folder: Path) -> OfficeRead:
    """Read an office folder; nothing is raised for a fault."""
    facts, faults = read_facts(folder)
    roles = read_catalogue(folder / "roles.toml")
    sets, set_faults = _read_sets(folder, roles)
    office = Office(
        folder=str(folder.absolute()),
        builtin=os.path.realpath(folder) == os.path.realpath(settings.builtin_office()),
        facts=facts,
        catalogue=roles.catalogue,
        sets=sets,
        faults=(*roles.faults, *faults, *set_faults),
    )
    return OfficeRead(office, roles.usable)


def _read_sets(folder: Path, roles: Read) -> tuple[tuple[QuizSet, ...], tuple[Fault, ...]]:
    """Return the usable sets by title; those of a base come along unless one here replaces them."""
    sets: dict[str, QuizSet] = {}
    taken: set[str] = set()
    removals: dict[str, Fault] = {}
    faults: list[Fault] = []
    for place, owner in _owners(folder, roles):
        own: dict[str, str] = {}
        for path in _quiz_files(place, faults):
            read = read_quiz(path, owner)
            if read.id in taken:  # a layer above has replaced it, or tried to
                removals.pop(read.id, None)
                continue
            faults += read.faults
            if read.quiz and read.id in own:
                faults.append(_duplicate(path, read, own[read.id]))
            elif read.quiz:
                sets[read.id] = read.quiz
            elif read.remove and read.id:
                removals[read.id] = _vain(path, read)
            own.setdefault(read.id, path.name)
        taken |= own.keys() - {""}
    by_title = sorted(sets.values(), key=lambda q: (q.title.casefold(), q.id))
    return tuple(by_title), (*faults, *removals.values())


def _owners(folder: Path, roles: Read) -> Iterator[tuple[Path, Owner]]:
    """Yield the folders that sets come from, the office's own first, then its base's."""
    catalogue = roles.catalogue if roles.usable else None
    layers = roles.layers[::-1]
    yield folder, Owner(catalogue, layers[0].name if layers else "")
    former = {entry.id for layer in layers for entry in layer.file.roles}
    seen = {os.path.realpath(folder)}
    for layer in layers[1:]:
        path = layer.file.document.path
        if path.name == "roles.toml" and os.path.realpath(path.parent) not in seen:
            seen.add(os.path.realpath(path.parent))
            yield path.parent, Owner(catalogue, layer.name, former, is_base=True)


def _quiz_files(folder: Path, faults: list[Fault]) -> list[Path]:
    quizzes = folder / "quizzes"
    try:
        files = sorted(quizzes.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        message = f"The folder cannot be read: {error.strerror}."
        hint = "Let this account read it."
        faults.append(whole_file(visible(str(quizzes)), "unreadable", message, hint))
        return []
    return [file for file in files if file.suffix == ".toml" and file.name[0] != "."]


def _duplicate(path: Path, read: QuizRead, earlier: str) -> Fault:
    message = f"The set's id “{read.id}” is also that of {visible(earlier)}."
    hint = "Give one of the two another id."
    line, column, source = read.id_spot
    name = visible(str(path))
    return Fault(name, line, column, "error", "duplicate-id", message, hint, source)


def _vain(path: Path, read: QuizRead) -> Fault:
    message = f"There is no set with the id “{read.id}” that could be taken out."
    hint = "Correct the id, or delete the file."
    line, column, source = read.id_spot
    name = visible(str(path))
    return Fault(name, line, column, "warning", "unknown-key", message, hint, source)
