"""An office folder: facts, roles, and the sets that can be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer import settings
from medtrainer.content.catalogue import Read, load_catalogue, read_catalogue
from medtrainer.content.facts import read_facts
from medtrainer.content.faults import ContentProblem
from medtrainer.content.quizzes import read_quiz
from medtrainer.model.fault import Fault
from medtrainer.model.office import Office

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.model.quiz import QuizSet

__all__ = ["load_catalogue", "load_office", "read_office"]


@dataclass(frozen=True, slots=True)
class OfficeRead:
    """An office folder as read.

    Attributes:
        office: The office; with an empty catalogue where its roles cannot be used.
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
        folder=str(folder),
        builtin=folder == settings.builtin_office(),
        facts=facts,
        catalogue=roles.catalogue,
        sets=sets,
        faults=(*roles.faults, *faults, *set_faults),
    )
    return OfficeRead(office, roles.usable)


def _read_sets(folder: Path, roles: Read) -> tuple[tuple[QuizSet, ...], tuple[Fault, ...]]:
    """Return the usable sets by title; those of a base come along unless one here replaces them."""
    bases = [(layer.file.document.path.parent, layer.name) for layer in roles.layers[:-1]]
    name = roles.layers[-1].name if roles.layers else ""
    sets: dict[str, QuizSet] = {}
    faults: list[Fault] = []
    for place, origin in (*bases, (folder, name)):
        own: dict[str, Path] = {}
        inherited = place != folder
        for path in sorted((place / "quizzes").glob("*.toml")):
            quiz, found = read_quiz(
                path, roles.catalogue if roles.usable else None, origin=origin, inherited=inherited
            )
            faults += found
            if quiz is None:
                continue
            if quiz.id in own:
                faults.append(_duplicate(path, quiz.id, own[quiz.id]))
                continue
            own[quiz.id] = path
            sets[quiz.id] = quiz
    return tuple(sorted(sets.values(), key=lambda q: (q.title.casefold(), q.id))), tuple(faults)


def _duplicate(path: Path, quiz_id: str, earlier: Path) -> Fault:
    message = f"The set's id “{quiz_id}” is also that of {earlier.name}."
    hint = "Give one of the two another id."
    return Fault(str(path), 1, 1, "error", "duplicate-id", message, hint)
