"""All faults of offices and single files at once, for those who write them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from medtrainer import settings
from medtrainer.content.catalogue import read_catalogue
from medtrainer.content.check_people import file_faults, people_faults
from medtrainer.content.document import Document
from medtrainer.content.facts import read_facts
from medtrainer.content.files import CannotRead, is_file, is_folder
from medtrainer.content.lint.ground import Ground
from medtrainer.content.lint.personal_data import hidden
from medtrainer.content.lint.run import lint_quiz, lint_roles, lint_texts
from medtrainer.content.office import read_office
from medtrainer.content.quizzes import Owner, read_quiz
from medtrainer.model.roles import Catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from medtrainer.content.catalogue import Read
    from medtrainer.content.lint.trial import Trial
    from medtrainer.content.quizzes import QuizRead
    from medtrainer.exercises.index import Index
    from medtrainer.model.fault import Fault
    from medtrainer.statistics.guess import Guess

_ROLES_KEYS = frozenset({"role", "extends", "skill", "visit"})


@dataclass(frozen=True, slots=True)
class Metered:
    """How likely guessing passes a quiz set.

    Attributes:
        quiz: Id of the set.
        title: Its title.
        guess: The chances.
    """

    quiz: str
    title: str
    guess: Guess


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at and what was found.

    Attributes:
        faults: All faults, file by file.
        roles: How many roles were read.
        duties: How many duties at each path together, shared ones once.
        quizzes: How many usable quiz sets.
        meters: How likely guessing passes each set that has a pass mark.
    """

    faults: tuple[Fault, ...] = ()
    roles: int = 0
    duties: int = 0
    quizzes: int = 0
    meters: tuple[Metered, ...] = ()


class _Looked(NamedTuple):
    """What was found at one path.

    Attributes:
        faults: All faults.
        catalogue: The roles that were read.
        sets: The sets that can be sat.
    """

    faults: tuple[Fault, ...]
    catalogue: Catalogue = Catalogue()
    sets: tuple[Trial, ...] = ()


def check_paths(paths: Sequence[Path]) -> Report:
    """Return the faults of office folders, roles files, quiz files and office.toml files."""
    looked = [_look_at_folder(path) if is_folder(path) else _look_at_file(path) for path in paths]
    sets = [trial for found in looked for trial in found.sets]
    return Report(
        faults=tuple(_harmless(fault) for found in looked for fault in found.faults),
        roles=sum(len(found.catalogue.roles) for found in looked),
        duties=sum(map(_duties_of, looked)),
        quizzes=len(sets),
        meters=tuple(Metered(t.quiz.id, t.quiz.title, t.guess) for t in sets if t.guess),
    )


def _duties_of(looked: _Looked) -> int:
    return len({duty.id for role in looked.catalogue.roles for duty in role.duties})


def _look_at_folder(folder: Path) -> _Looked:
    read = read_office(folder)
    ground = lint_roles(read.roles) if read.roles.layers else None
    index = _index_for_sets(read.roles, ground)
    trials = [lint_quiz(quiz, index) for quiz in read.quizzes]
    faults = (
        *_roles_faults(read.roles, ground),
        *_by_place(*read.folder_faults, *lint_texts(folder / "office.toml")),
        *people_faults(folder, [quiz.id for quiz in read.office.sets]),
        *_quiz_faults(read.quizzes, ground),
    )
    return _Looked(faults, read.office.catalogue, _can_be_sat(trials))


def _look_at_file(path: Path) -> _Looked:
    """Look at one file as what it seems to be."""
    if path.name == "office.toml" and is_file(path):
        return _Looked(_by_place(*read_facts(path.parent)[1], *lint_texts(path)))
    try:
        keys = Document(path).data.keys()
    except CannotRead as error:
        return _Looked((error.fault,))
    if path.name == "roles.toml" or not _ROLES_KEYS.isdisjoint(keys):
        read = read_catalogue(path)
        ground = lint_roles(read) if read.layers else None
        return _Looked(_roles_faults(read, ground), read.catalogue)
    faults = file_faults(path, keys)
    return _look_at_quiz(path) if faults is None else _Looked(faults)


def _look_at_quiz(path: Path) -> _Looked:
    around = _roles_around(path)
    unread = around.unread_roles
    catalogue = None if unread is None else around.catalogue
    quiz = read_quiz(path, Owner(catalogue, former=unread or (), former_areas=around.unread_areas))
    ground = Ground(around.catalogue, around.layers) if around.layers else None
    trial = lint_quiz(quiz, _index_for_sets(around, ground))
    faults = quiz.faults if around.usable else (*quiz.faults, *around.faults)
    return _Looked(faults, sets=_can_be_sat([trial]))


def _roles_around(quiz: Path) -> Read:
    """Return the roles of the office that a quiz file lies in, else those of the built-in one."""
    own = quiz.absolute().parent.parent / "roles.toml"
    return read_catalogue(own if is_file(own) else settings.builtin_office() / "roles.toml")


def _index_for_sets(read: Read, ground: Ground | None) -> Index | None:
    """Return what sets are drawn from, None where too much is faulty to tell what would come."""
    if ground is None or read.unread_roles is None:
        return None
    return None if read.unread_roles and len(ground.index.roles) < 2 else ground.index


def _can_be_sat(trials: Iterable[Trial | None]) -> tuple[Trial, ...]:
    return tuple(trial for trial in trials if trial and (trial.exercises or not trial.is_known))


def _roles_faults(read: Read, ground: Ground | None) -> tuple[Fault, ...]:
    """Return what is wrong with roles; what is only odd in somebody else's base is left to them."""
    if ground is None:
        return read.faults
    files = [(layer.file, ground.is_own(n)) for n, layer in enumerate(ground.layers)]
    return tuple(
        fault
        for file, is_own in reversed(files)
        for fault in file.faults.all()
        if is_own or fault.severity == "error"
    )


def _quiz_faults(quizzes: Iterable[QuizRead], ground: Ground | None) -> list[Fault]:
    """Return what is wrong with sets; of a base's own, what this office makes of them only."""
    faults: list[Fault] = []
    known: set[tuple[str, int, str]] | None = None
    for quiz in quizzes:
        for fault in quiz.faults:
            if quiz.is_base and fault.severity == "warning":
                if known is None:
                    known = _known_of_base(ground)
                if (fault.file, fault.line, fault.code) in known:
                    continue
            faults.append(fault)
    return faults


def _known_of_base(ground: Ground | None) -> set[tuple[str, int, str]]:
    """Return what `check` says of the office that another extends."""
    if ground is None or ground.base is None:
        return set()
    base = ground.base.top.document.path
    faults = _look_at_folder(base.parent).faults if base.name == "roles.toml" else ()
    return {(fault.file, fault.line, fault.code) for fault in faults}


def _by_place(*faults: Fault) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda fault: (fault.file, fault.line, fault.column)))


def _harmless(fault: Fault) -> Fault:
    """Return a fault that does not show in full what a file must not say at all."""
    message, source = hidden(fault.message), hidden(fault.source)
    if (message, source) == (fault.message, fault.source):
        return fault
    return replace(fault, message=message, source=source)
