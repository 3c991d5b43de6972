"""All faults of offices and single files at once, for those who write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer import settings
from medtrainer.content.catalogue import read_catalogue
from medtrainer.content.document import Document
from medtrainer.content.facts import read_facts
from medtrainer.content.files import CannotRead
from medtrainer.content.office import read_office
from medtrainer.content.quizzes import read_quiz

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from medtrainer.model.fault import Fault
    from medtrainer.model.roles import Catalogue


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
    reports = [_check_folder(path) if path.is_dir() else _check_file(path) for path in paths]
    return Report(
        tuple(fault for report in reports for fault in report.faults),
        sum(report.roles for report in reports),
        sum(report.duties for report in reports),
        sum(report.quizzes for report in reports),
    )


def _check_folder(folder: Path) -> Report:
    office = read_office(folder).office
    return Report(office.faults, *_size(office.catalogue), len(office.sets))


def _check_file(path: Path) -> Report:
    """Look at one file as what it seems to be."""
    if path.name == "office.toml" and path.exists():
        return Report(read_facts(path.parent)[1])
    try:
        data = Document(path).data
    except CannotRead as error:
        return Report((error.fault,))
    if {"role", "extends", "skill", "visit"} & set(data):
        read = read_catalogue(path)
        return Report(read.faults, *_size(read.catalogue))
    quiz, faults = read_quiz(path, _roles_around(path))
    return Report(faults, quizzes=int(quiz is not None))


def _roles_around(quiz: Path) -> Catalogue | None:
    """Return the roles of the office that a quiz file lies in, else those of the built-in one."""
    own = quiz.absolute().parent.parent / "roles.toml"
    roles = own if own.is_file() else settings.builtin_office() / "roles.toml"
    read = read_catalogue(roles)
    return read.catalogue if read.usable else None


def _size(catalogue: Catalogue) -> tuple[int, int]:
    duties: Iterable[str] = (duty.id for role in catalogue.roles for duty in role.duties)
    return len(catalogue.roles), len(set(duties))
