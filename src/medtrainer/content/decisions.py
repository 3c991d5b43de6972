"""Reading and writing decisions/*.toml: one file for each decision of a trainer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from medtrainer.content.document import Document
from medtrainer.content.entries import read_format
from medtrainer.content.faults import Faults
from medtrainer.content.fields import LONG, Fields
from medtrainer.content.files import CannotRead, toml_files
from medtrainer.content.written import FOR_TRAINERS, write_new
from medtrainer.model.decision import (
    Accepted,
    Answer,
    Decided,
    Decision,
    OverrideReason,
    Purge,
    Regrade,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from medtrainer.model.fault import Fault

FOLDER = "decisions"
FORMAT = 1

_MOST = 2**53
_KINDS = ("dispute", "regrade", "accepted", "override", "purge")

D = TypeVar("D", bound=Decision)


def read_decisions(folder: Path) -> tuple[tuple[Decision, ...], tuple[Fault, ...]]:
    """Return the decisions of an office, oldest first, and the faults of their files.

    Files with errors, or of a kind that this version does not know, are left out.

    Args:
        folder: The office's folder.
    """
    read: list[Decision] = []
    faults: list[Fault] = []
    for path in toml_files(folder / FOLDER):
        decision, found = read_decision(path)
        faults.extend(found)
        if decision:
            read.append(decision)
    read.sort(key=lambda decision: (decision.decided.at, decision.decided.stem))
    return tuple(read), tuple(faults)


def of_kind(decisions: Iterable[Decision], kind: type[D]) -> tuple[D, ...]:
    """Return the decisions of one kind."""
    return tuple(decision for decision in decisions if isinstance(decision, kind))


def read_decision(path: Path) -> tuple[Decision | None, tuple[Fault, ...]]:
    """Return what one file says, None where it has an error, and its faults."""
    try:
        document = Document(path)
    except CannotRead as error:
        return None, (error.fault,)
    faults = Faults(document)
    fields = Fields(document.data, (), faults)
    if not read_format(fields, faults):
        return None, faults.all()
    decision = _decision(fields, path.stem, faults)
    fields.warn_of_unknown("a decision")
    return (None if faults.has_errors else decision), faults.all()


def write_decision(folder: Path, decision: Decision) -> None:
    """Write a decision as a new file, for the eyes of trainers alone.

    Raises:
        EnvironmentProblem: It cannot be written.
    """
    decided = decision.decided
    kind, own = _written(decision)
    document = {"format": FORMAT, "kind": kind, **own, "by": decided.by, "at": decided.at}
    if decided.reason:
        document["reason"] = decided.reason
    write_new(folder / FOLDER / f"{decided.stem}.toml", document, FOR_TRAINERS)


def _decision(fields: Fields, stem: str, faults: Faults) -> Decision | None:
    kind = fields.choice("kind", _KINDS, "unknown-kind")
    by, at = fields.text("by") or "", fields.moment("at")
    reason = fields.text("reason", LONG, lines=True) or ""
    if kind is None or at is None:
        hint = "A decision has kind, by, at and reason."
        faults.error((), "missing-text", "This file does not say what was decided, or when.", hint)
        return None
    return _READERS[kind](fields, Decided(stem, by, at, reason))


def _answer(fields: Fields, decided: Decided) -> Answer | None:
    dispute, accepted = fields.needed_text("dispute"), fields.flag("accepted")
    return Answer(decided, dispute, accepted) if dispute and accepted is not None else None


def _regrade(fields: Fields, decided: Decided) -> Regrade | None:
    quiz, duty, was = (fields.needed_text(key) for key in ("quiz", "duty", "was"))
    right = frozenset(filter(None, fields.texts("right") or ()))
    return Regrade(decided, quiz, duty, was, right) if quiz and duty and was and right else None


def _accepted(fields: Fields, decided: Decided) -> Accepted | None:
    login = fields.needed_text("login")
    notices = tuple(filter(None, fields.texts("notices", LONG) or ()))
    return Accepted(decided, login, notices) if login else None


def _override(fields: Fields, decided: Decided) -> OverrideReason | None:
    override = fields.needed_text("override")
    return OverrideReason(decided, override) if override else None


def _purge(fields: Fields, decided: Decided) -> Purge | None:
    before = fields.day("before")
    attempts, lines = (fields.whole(key, 0, _MOST) for key in ("attempts", "lines"))
    return Purge(decided, before, attempts or 0, lines or 0) if before else None


_READERS: dict[str, Callable[[Fields, Decided], Decision | None]] = {
    "dispute": _answer,
    "regrade": _regrade,
    "accepted": _accepted,
    "override": _override,
    "purge": _purge,
}


def _written(decision: Decision) -> tuple[str, dict[str, Any]]:
    """Return a decision's kind and what only that kind has."""
    match decision:
        case Answer():
            return "dispute", {"dispute": decision.dispute, "accepted": decision.accepted}
        case Regrade():
            right = sorted(decision.right)
            named = {"quiz": decision.quiz, "duty": decision.duty, "was": decision.was}
            return "regrade", {**named, "right": right}
        case Accepted():
            return "accepted", {"login": decision.login, "notices": list(decision.notices)}
        case OverrideReason():
            return "override", {"override": decision.override}
        case Purge():
            counts = {"attempts": decision.attempts, "lines": decision.lines}
            return "purge", {"before": decision.before, **counts}
