"""Reading quizzes/*.toml: one quiz set a file (formats.md, section 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medtrainer.content.document import Document
from medtrainer.content.entries import read_format
from medtrainer.content.faults import Faults, nearest, shown
from medtrainer.content.fields import LONG, Fields
from medtrainer.content.files import CannotRead
from medtrainer.model.quiz import COUNTS, FEEDBACK, KINDS, QuizSet

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.model.fault import Fault
    from medtrainer.model.roles import Catalogue

_DUTIES = {"match": (2, 8), "contrast": (2, 8), "visit": (5, 9), "who": (1, 1)}
"""Fewest and most premises in one exercise, by kind."""

_MOST_EXERCISES = 100
_MOST_ATTEMPTS = 1000
_MOST_MINUTES = 24 * 60
_MOST_POSITIONS = 10
_USUAL_POSITIONS = 7


def read_quiz(
    path: Path, catalogue: Catalogue | None, *, origin: str = "", inherited: bool = False
) -> tuple[QuizSet | None, tuple[Fault, ...]]:
    """Return the set of a file, None where it has an error, and the file's faults.

    Args:
        path: The file.
        catalogue: The office's roles; None leaves the roles that the set names unchecked.
        origin: Name of the overlay that the set comes from, "" for the base.
        inherited: Whether the set belongs to an office that this one extends. Roles that the
            office has taken out are then left out of the set.
    """
    try:
        document = Document(path)
    except CannotRead as error:
        return None, (error.fault,)
    faults = Faults(document)
    fields = Fields(document.data, (), faults)
    read_format(fields, faults)
    fields.raw("format")
    named = _fields(fields, path, faults)
    named["roles"] = _roles(fields, catalogue, faults, inherited=inherited)
    fields.warn_of_unknown("a quiz set")
    if faults.has_errors or named["roles"] is None:
        return None, faults.all()
    kept = {name: value for name, value in named.items() if value is not None}
    return QuizSet(**kept, origin=origin), faults.all()


def _fields(fields: Fields, path: Path, faults: Faults) -> dict[str, Any]:
    kind = fields.choice("kind", KINDS, "unknown-kind") or "match"
    low, high = _DUTIES[kind]
    reuse = fields.flag("reuse")
    duties = fields.whole("duties", low, high) or max(low, min(high, 5))
    quiz_id = fields.identifier("id") if fields.has("id") else _stem(path, fields, faults)
    title = fields.needed_text("title") if fields.has("title") else None
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
        "attempts": fields.whole("attempts", 0, _MOST_ATTEMPTS),
        "counts": fields.choice("counts", COUNTS),
        "feedback": fields.choice("feedback", FEEDBACK),
        "minutes": fields.whole("minutes", 0, _MOST_MINUTES),
        "spares": fields.choice("spares", ("office", "set")),
    }


def _stem(path: Path, fields: Fields, faults: Faults) -> str | None:
    """Return the file's stem as the id that the set did not give itself."""
    stem = Fields({"id": path.stem}, fields.place, faults)
    return stem.identifier("id")


def _title_of(quiz_id: str) -> str:
    return quiz_id.replace("-", " ").capitalize()


def _positions(fields: Fields, duties: int, kind: str, *, reuse: bool) -> int:
    fewest = 3 if reuse or kind == "who" else duties + 1
    if kind in ("visit", "contrast"):  # their options are not positions of the author's choice
        fewest = 1
    return fields.whole("positions", fewest, _MOST_POSITIONS) or max(_USUAL_POSITIONS, fewest)


def _roles(
    fields: Fields, catalogue: Catalogue | None, faults: Faults, *, inherited: bool
) -> tuple[str, ...] | None:
    """Return the ids of the roles whose duties are asked, () for all, None where none is left."""
    named = fields.texts("roles")
    areas = fields.texts("areas")
    if catalogue is None or (named is None and areas is None):
        return named or ()
    by_area: dict[str, list[str]] = {}
    for role in catalogue.roles:
        by_area.setdefault(role.area.casefold(), []).append(role.id)
    known = {role.id for role in catalogue.roles}
    found: list[str] = []
    for n, role_id in enumerate(named or ()):
        if role_id in known:
            found.append(role_id)
        elif not inherited:
            hint = nearest(role_id, sorted(known), "Correct the id, or add the role.")
            message = f"There is no role with the id “{shown(role_id)}”."
            faults.error(("roles", n), "unknown-role", message, hint)
    for n, area in enumerate(areas or ()):
        members = by_area.get(area.casefold(), [])
        found += members
        if not members and not inherited:
            hint = nearest(area, sorted(by_area), "Correct the area's name.")
            message = f"No role belongs to the area “{shown(area)}”."
            faults.error(("areas", n), "unknown-role", message, hint)
    if not found and not faults.has_errors:
        message = "None of this set's roles is left in this office, so the set is left out."
        hint = "Give the office a set of its own with the same id."
        faults.warn((), "unknown-role", message, hint)
        return None
    return tuple(dict.fromkeys(found))
