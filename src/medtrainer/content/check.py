"""All faults of offices and single files at once, for those who write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer import settings
from medtrainer.content.catalogue import read_catalogue
from medtrainer.content.document import Document
from medtrainer.content.facts import read_facts
from medtrainer.content.files import CannotRead, is_file, is_folder
from medtrainer.content.office import read_office
from medtrainer.content.quizzes import Owner, read_quiz
from medtrainer.model.roles import Catalogue

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from medtrainer.content.catalogue import Read
    from medtrainer.model.fault import Fault

    _Found = tuple[tuple[Fault, ...], Catalogue, int]

_ROLES_KEYS = frozenset({"role", "extends", "skill", "visit"})


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at and what was found.

    Attributes:
        faults: All faults, file by file.
        roles: How many roles were read.
        duties: How many duties, shared ones once.
        quizzes: How many usable quiz sets.
    """

    faults: tuple[Fault, ...] = ()
    roles: int = 0
    duties: int = 0
    quizzes: int = 0


def check_paths(paths: Sequence[Path]) -> Report:
    """Return the faults of office folders, roles files, quiz files and office.toml files."""
    faults: list[Fault] = []
    duties: set[str] = set()
    roles = quizzes = 0
    for path in paths:
        found, catalogue, sets = _check_folder(path) if is_folder(path) else _check_file(path)
        faults += found
        duties.update(duty.id for role in catalogue.roles for duty in role.duties)
        roles += len(catalogue.roles)
        quizzes += sets
    return Report(tuple(faults), roles, len(duties), quizzes)


def _check_folder(folder: Path) -> _Found:
    office = read_office(folder).office
    return office.faults, office.catalogue, len(office.sets)


def _check_file(path: Path) -> _Found:
    """Look at one file as what it seems to be."""
    if path.name == "office.toml" and is_file(path):
        return read_facts(path.parent)[1], Catalogue(), 0
    if path.name == "roles.toml" or not _ROLES_KEYS.isdisjoint(_keys(path)):
        read = read_catalogue(path)
        return read.faults, read.catalogue, 0
    around = _roles_around(path)
    quiz = read_quiz(path, Owner(around.catalogue if around.usable else None))
    faults = quiz.faults if around.usable else (*quiz.faults, *around.faults)
    return faults, Catalogue(), int(quiz.quiz is not None)


def _keys(path: Path) -> Collection[str]:
    try:
        return Document(path).data.keys()
    except CannotRead:  # whoever reads it next says so
        return ()


def _roles_around(quiz: Path) -> Read:
    """Return the roles of the office that a quiz file lies in, else those of the built-in one."""
    own = quiz.absolute().parent.parent / "roles.toml"
    return read_catalogue(own if is_file(own) else settings.builtin_office() / "roles.toml")
