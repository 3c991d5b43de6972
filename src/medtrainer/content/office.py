"""An office folder: facts, roles, and the sets that can be used."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer import settings
from medtrainer.content.catalogue import Read, load_catalogue, read_catalogue
from medtrainer.content.facts import read_facts
from medtrainer.content.faults import ContentProblem
from medtrainer.content.files import whole_file
from medtrainer.content.quizzes import Owner, read_quiz
from medtrainer.model.office import Office
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medtrainer.content.faults import Faults
    from medtrainer.content.quizzes import QuizRead
    from medtrainer.model.fault import Fault

__all__ = ["load_catalogue", "load_office", "read_office"]


@dataclass(frozen=True, slots=True)
class OfficeRead:
    """An office folder as read.

    Attributes:
        office: The office, as far as it could be read.
        roles: Its roles file, with what that extends.
        folder_faults: What is wrong with office.toml and with folders.
        quizzes: Its quiz files and those of its base that count here; without a set where faulty.
    """

    office: Office
    roles: Read
    folder_faults: tuple[Fault, ...]
    quizzes: tuple[QuizRead, ...]


def load_office(folder: Path) -> Office:
    """Return the office of a folder; faulty sets are left out, their faults come along.

    Raises:
        ContentProblem: Its roles cannot be used.
    """
    read = read_office(folder)
    if not read.roles.usable:
        raise ContentProblem(read.office.faults)
    return read.office


def read_office(folder: Path) -> OfficeRead:
    """Read an office folder; nothing is raised for a fault."""
    facts, faults = read_facts(folder)
    roles = read_catalogue(folder / "roles.toml")
    quizzes, unread = _read_quizzes(folder, roles)
    sets = [read.quiz for read in quizzes if read.quiz]
    set_faults = (fault for read in quizzes for fault in read.faults)
    office = Office(
        folder=str(folder.absolute()),
        builtin=os.path.realpath(folder) == os.path.realpath(settings.builtin_office()),
        facts=facts,
        catalogue=roles.catalogue,
        sets=tuple(sorted(sets, key=lambda quiz: (quiz.title.casefold(), quiz.id))),
        faults=(*roles.faults, *faults, *unread, *set_faults),
        faulty_sets=frozenset(name for read in quizzes for name in _names_of_faulty(read)),
    )
    return OfficeRead(office, roles, (*faults, *unread), tuple(quizzes))


def _read_quizzes(folder: Path, roles: Read) -> tuple[list[QuizRead], list[Fault]]:
    """Return the quiz files; those of a base come along unless one here replaces them."""
    quizzes: list[QuizRead] = []
    taken: set[str] = set()
    removals: dict[str, Faults] = {}
    faults: list[Fault] = []
    for place, owner in _owners(folder, roles):
        own: dict[str, str] = {}
        claimed: set[str] = set()
        for path in _quiz_files(place, faults):
            read = read_quiz(path, owner)
            if read.id in taken:  # a layer above has replaced it, or tried to
                removals.pop(read.id, None)
                continue
            if read.quiz and read.notes and read.id in own:
                _note_duplicate(read.notes, read.id, own[read.id])
                read = replace(read, quiz=None)
            elif read.remove and read.id and read.notes:
                removals[read.id] = read.notes
            quizzes.append(read)
            claimed.add(read.id)
            if read.notes:  # what cannot be read may have another id after all
                own.setdefault(read.id, path.name)
        taken |= claimed - {""}
    for quiz_id, notes in removals.items():
        _warn_of_vain(notes, quiz_id)
    return quizzes, faults


def _names_of_faulty(read: QuizRead) -> set[str]:
    """Return how people may call a set that was left out for its errors: its id, its file."""
    errors = [fault for fault in read.faults if fault.severity == "error"]
    return {read.id, *(Path(fault.file).stem for fault in errors)} - {""} if errors else set()


def _owners(folder: Path, roles: Read) -> Iterator[tuple[Path, Owner]]:
    """Yield the folders that sets come from, the office's own first, then its base's."""
    unread = roles.unread_roles
    catalogue = None if unread is None else roles.catalogue
    layers = roles.layers[::-1]
    name = layers[0].name if layers else ""
    yield folder, Owner(catalogue, name, unread or (), roles.unread_areas)
    former = {entry.id for layer in layers for entry in layer.file.roles} | (unread or set())
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


def _note_duplicate(notes: Faults, quiz_id: str, earlier: str) -> None:
    message = f"The set's id “{quiz_id}” is also that of {visible(earlier)}."
    notes.error(("id",), "duplicate-id", message, "Give one of the two another id.")


def _warn_of_vain(notes: Faults, quiz_id: str) -> None:
    message = f"There is no set with the id “{quiz_id}” that could be taken out."
    notes.warn(("id",), "unknown-key", message, "Correct the id, or delete the file.")
