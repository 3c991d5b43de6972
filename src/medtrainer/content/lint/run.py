"""Running the lints over what was read; what they find is noted where reading notes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.content.document import Document
from medtrainer.content.faults import Faults
from medtrainer.content.files import CannotRead
from medtrainer.content.lint.ground import Ground
from medtrainer.content.lint.table import FILE_LINTS, ROLES_LINTS, SET_LINTS
from medtrainer.content.lint.trial import Trial

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.content.catalogue import Read
    from medtrainer.content.quizzes import QuizRead
    from medtrainer.exercises.index import Index
    from medtrainer.model.fault import Fault


def lint_roles(read: Read) -> Ground:
    """Look at a roles file, given all its layers."""
    ground = Ground(read.catalogue, read.layers)
    for file in ground.own_files():
        _look_at_texts(file.faults)
    for look in ROLES_LINTS:
        look(ground)
    return ground


def lint_quiz(read: QuizRead, index: Index | None) -> Trial | None:
    """Look at a quiz file; return the set tried out, None where it or its office is faulty."""
    if read.notes is None:
        return None
    _look_at_texts(read.notes)
    if read.quiz is None or index is None:
        return None
    trial = Trial(read.quiz, read.notes, index)
    for look in SET_LINTS:
        look(trial)
    return trial


def lint_texts(path: Path) -> tuple[Fault, ...]:
    """Return what is to be said about the texts of any other file, nothing if it is unreadable."""
    try:
        faults = Faults(Document(path))
    except CannotRead:  # whoever reads it for what it says has said so
        return ()
    _look_at_texts(faults)
    return faults.all()


def _look_at_texts(faults: Faults) -> None:
    for look in FILE_LINTS:
        look(faults)
