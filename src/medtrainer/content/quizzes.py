"""Reading quizzes/*.toml: one quiz set a file (formats.md, section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medtrainer.content.document import Document
from medtrainer.content.entries import read_format
from medtrainer.content.faults import Faults, shown
from medtrainer.content.fields import LONG, TITLE, Fields, is_id
from medtrainer.content.files import CannotRead
from medtrainer.model.quiz import COUNTS, FEEDBACK, KINDS, QuizSet

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from medtrainer.model.fault import Fault
    from medtrainer.model.roles import Catalogue

_DUTIES = {"match": (2, 8), "contrast": (2, 8), "visit": (5, 9), "who": (1, 1)}
"""Fewest and most premises in one exercise, by kind."""

_MOST_EXERCISES = 50
MOST_ATTEMPTS = 1000
MOST_MINUTES = 24 * 60
_MOST_POSITIONS = 10
_USUAL_POSITIONS = 7


@dataclass(frozen=True, slots=True)
class QuizRead:
    """A quiz file as read.

    Attributes:
        id: Id of the set, that of its file's name where it cannot be read; "" where neither can be
            used.
        quiz: The set, None where it cannot be used.
        notes: Where to note what is wrong with it, None where the file cannot be read.
        unread: Why it cannot be read.
        is_base: Whether the office in use extends the one that it belongs to.
        remove: Whether it takes out the set of a base with the same id.
    """

    id: str
    quiz: QuizSet | None
    notes: Faults | None
    unread: tuple[Fault, ...] = ()
    is_base: bool = False
    remove: bool = False

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What was found wrong until now."""
        return self.notes.all() if self.notes else self.unread


@dataclass(frozen=True, slots=True)
class Owner:
    """The office that a quiz set belongs to.

    Attributes:
        catalogue: Its roles; None leaves the roles that a set names unchecked.
        origin: Name of the overlay that the set comes from, "" for the base.
        former: Ids of roles that are not there but may be named: an overlay took them out, or they
            are faulty themselves.
        former_areas: Areas, case folded, that such roles may have; None if they cannot be told.
        is_base: Whether the office in use extends this one.
    """

    catalogue: Catalogue | None
    origin: str = ""
    former: Collection[str] = ()
    former_areas: Collection[str] | None = ()
    is_base: bool = False


def read_quiz(path: Path, owner: Owner) -> QuizRead:
    """Read the set of a file; nothing is raised for a fault."""
    try:
        document = Document(path)
    except CannotRead as error:
        return QuizRead(_claimed(path), None, None, (error.fault,), owner.is_base)
    faults = Faults(document)
    fields = Fields(document.data, (), faults)
    if not read_format(fields, faults):
        return QuizRead(_claimed(path), None, faults, is_base=owner.is_base)
    named = _fields(fields, path, faults)
    remove = fields.flag("remove") or False
    roles = _roles(fields, Owner(None) if remove else owner, faults)
    fields.warn_of_unknown("a quiz set")
    kept = {name: value for name, value in named.items() if value is not None}
    quiz = None
    if roles is not None and not remove and not faults.has_errors:
        quiz = QuizSet(**kept, roles=roles, origin=owner.origin)
    return QuizRead(named["id"], quiz, faults, is_base=owner.is_base, remove=remove)


def _fields(fields: Fields, path: Path, faults: Faults) -> dict[str, Any]:
    kind = fields.choice("kind", KINDS, "unknown-kind") or "match"
    low, high = _DUTIES[kind]
    reuse = fields.flag("reuse")
    duties = fields.whole("duties", low, high) or max(low, min(high, 5))
    quiz_id = fields.identifier("id") if "id" in fields else _stem(path, faults)
    title = fields.needed_text("title", TITLE) if "title" in fields else None
    return {
        "id": quiz_id or "",
        "title": title or _title_of(quiz_id or ""),
        "description": fields.text("description", LONG, lines=True),
        "kind": kind,
        "exercises": fields.whole("exercises", 1, _MOST_EXERCISES),
        "duties": duties,
        "positions": _positions(fields, duties, kind, reuse=reuse is not False),
        "reuse": reuse,
        "pass_mark": fields.number("pass_mark", 0, 1),
        "attempts": fields.whole("attempts", 0, MOST_ATTEMPTS),
        "counts": fields.choice("counts", COUNTS),
        "feedback": fields.choice("feedback", FEEDBACK),
        "minutes": fields.whole("minutes", 0, MOST_MINUTES),
        "spares": fields.choice("spares", ("office", "set")),
    }


def _stem(path: Path, faults: Faults) -> str | None:
    """Return the file's stem as the id that the set did not give itself."""
    if is_id(path.stem):
        return path.stem
    message = f"The set has no id, and “{shown(path.stem)}”, the file's name, cannot be one."
    faults.error((), "bad-id", message, "Add an id, such as id = “front-desk”.")
    return None


def _claimed(path: Path) -> str:
    """Return the id that an unreadable set most likely has, so that it hides a base's set."""
    return path.stem if is_id(path.stem) else ""


def _title_of(quiz_id: str) -> str:
    return quiz_id.replace("-", " ").capitalize()


def _positions(fields: Fields, duties: int, kind: str, *, reuse: bool) -> int:
    """Return how many options an exercise has; in contrast and visit, this changes nothing."""
    if kind in {"visit", "contrast"}:
        return fields.whole("positions", 1, _MOST_POSITIONS) or _USUAL_POSITIONS
    fewest = 3 if reuse else duties + 1
    usual = max(_USUAL_POSITIONS, min(_MOST_POSITIONS, fewest + 1))
    return fields.whole("positions", fewest, _MOST_POSITIONS) or usual


def _roles(fields: Fields, owner: Owner, faults: Faults) -> tuple[str, ...] | None:
    """Return the ids of the roles whose duties are asked, () for all, None where none is left."""
    named = fields.texts("roles") or ()
    areas = fields.texts("areas") or ()
    if owner.catalogue is None or not (named or areas):
        return ()
    by_area: dict[str, list[str]] = {}
    for role in owner.catalogue.roles:
        by_area.setdefault(role.area.casefold(), []).append(role.id)
    known = {role.id for role in owner.catalogue.roles}
    for number, role_id in enumerate(named):
        if role_id and role_id not in known and role_id not in owner.former:
            hint = faults.nearest(role_id, known, "Correct the id, or add the role.")
            message = f"There is no role with the id “{shown(role_id)}”."
            faults.error(("roles", number), "unknown-role", message, hint)
    # Of a base's set, nobody can tell which areas there were before this office changed them.
    known_areas = None if owner.is_base else owner.former_areas
    for number, area in enumerate(areas if known_areas is not None else ()):
        if area and area.casefold() not in {*by_area, *(known_areas or ())}:
            hint = faults.nearest(area, by_area, "Correct the area's name.")
            message = f"No role belongs to the area “{shown(area)}”."
            faults.error(("areas", number), "unknown-role", message, hint)
    found = [role_id for role_id in named if role_id in known]
    for area in areas:
        found += by_area.get(area.casefold(), ()) if area else ()
    kept = tuple(dict.fromkeys(found))
    if not faults.has_errors:
        _warn_of_lost(kept, {*named} - {""}, faults)
    return kept or None


def _warn_of_lost(kept: tuple[str, ...], named: Collection[str], faults: Faults) -> None:
    """Warn where an overlay took out so many roles that a set of its base asks for one or none."""
    hint = "Give the office a set of its own with the same id, or one with just remove = true."
    if not kept:
        message = "None of this set's roles is left in this office, so the set is left out."
        faults.warn((), "unknown-role", message, hint)
    elif len(kept) == 1 < len(named):
        message = f"Of this set's roles, only “{kept[0]}” is left in this office: it answers all."
        faults.warn(("roles",), "unknown-role", message, hint)
