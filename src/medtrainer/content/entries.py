"""What one roles file says, entry by entry, before entries of several files are put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from medtrainer.content.duties import Duties
from medtrainer.content.entry import Entry
from medtrainer.content.faults import Faults
from medtrainer.content.fields import LONG, TEXT, TITLE, Fields

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from medtrainer.content.document import Document
    from medtrainer.content.places import Place

FORMAT = 1
"""Newest version of the file formats that is understood."""

RESERVED_IDS = ("both",)
"""Ids that no role may have: contrast exercises answer with them."""

_LONGEST_PATH = 4096


@dataclass(slots=True)
class RolesFile:
    """One roles file, read and checked by itself.

    Attributes:
        document: The file.
        faults: What was found wrong.
        title: What it calls itself, or "".
        extends: What it extends, or "".
        roles: Its roles.
        skills: Its skills.
        steps: Its steps of the visit.
        texts: The text of each duty that states one, by duty id.
    """

    document: Document
    faults: Faults
    title: str = ""
    extends: str = ""
    roles: list[Entry] = field(default_factory=list)
    skills: list[Entry] = field(default_factory=list)
    steps: list[Entry] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def unread_roles(self) -> frozenset[str] | None:
        """Ids, good or bad, of roles that were left out as faulty; None if some cannot be told."""
        roles = self.document.data.get("role", [])
        if not isinstance(roles, list):
            return None
        named = [r for r in roles if isinstance(r, dict) and isinstance(r.get("id"), str)]
        if len(named) < len(roles):
            return None
        return frozenset(role["id"] for role in named) - {entry.id for entry in self.roles}


def read_roles_file(document: Document) -> RolesFile:
    """Read all entries of a document; faults are noted, and bad entries left out."""
    file = RolesFile(document, Faults(document))
    top = Fields(document.data, (), file.faults)
    if not read_format(top, file.faults):
        return file
    file.title = top.text("title", TITLE) or ""
    file.extends = top.needed_text("extends", _LONGEST_PATH) or "" if "extends" in top else ""
    duties = Duties(file.faults, file.texts)
    file.roles = _each(top, "role", file.faults, lambda role: _role(role, file.faults, duties))
    file.skills = _each(top, "skill", file.faults, _skill)
    file.steps = _each(top, "visit", file.faults, _step)
    top.warn_of_unknown("the file")
    return file


def read_format(top: Fields, faults: Faults) -> bool:
    """Tell whether a file may be read further; refuse one of a newer format politely."""
    version = top.raw("format")
    if type(version) is int and version > FORMAT:
        message = f"The file's format is newer than this program understands; it knows {FORMAT}."
        faults.error(("format",), "out-of-range", message, "Update the program.")
        return False
    if version is not None and type(version) is not int:
        faults.error(("format",), "wrong-type", "“format” must be a number.", "Write format = 1.")
    elif version is not None and version < FORMAT:
        faults.error(("format",), "out-of-range", "“format” must be 1.", "Write format = 1.")
    return True


def _each(
    top: Fields, key: str, faults: Faults, read: Callable[[Fields], Entry | None]
) -> list[Entry]:
    """Read all entries of a kind; of two with the same id the later is a fault."""
    kept: dict[str, Entry] = {}
    for number, table in top.tables(key):
        entry = read(Fields(table, (key, number), faults))
        if entry is None:
            continue
        earlier = kept.setdefault(entry.id, entry)
        if earlier is not entry:
            line = faults.line_of((*earlier.place, "id"))
            message = f"The id “{entry.id}” was given before, in line {line}."
            hint = "Give one of the two another id."
            faults.error((*entry.place, "id"), "duplicate-id", message, hint)
    return list(kept.values())


def _named(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _role(fields: Fields, faults: Faults, duties: Duties) -> Entry | None:
    role_id = fields.identifier("id", reserved=RESERVED_IDS)
    named = _named(
        {
            "title": fields.needed_text("title", TITLE) if "title" in fields else None,
            "abbreviation": fields.text("abbreviation"),
            "aliases": _filled(fields.texts("aliases")),
            "area": fields.text("area"),
            "summary": fields.text("summary", LONG, lines=True),
            "reports_to": fields.texts("reports_to"),
            "works_with": fields.texts("works_with"),
            "skills": _role_skills(fields, faults),
        }
    )
    remove = fields.flag("remove") or False
    own = duties.read(fields)
    fields.warn_of_unknown("a role")
    return Entry(role_id, fields.place, named, own, remove) if role_id else None


def _filled(texts: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return tuple(filter(None, texts)) if texts is not None else None


def _role_skills(fields: Fields, faults: Faults) -> tuple[tuple[str, str], ...] | None:
    """Return (skill id, text) pairs; a skill may be named alone or with how it is used.

    The id of what is faulty or stands there twice is "": places still tell where the rest is.
    """
    value = fields.raw("skills")
    if value is None:
        return None
    place: Place = (*fields.place, "skills")
    if not isinstance(value, list):
        faults.error(place, "wrong-type", "“skills” should be a list.", 'Write ["…"].')
        return None
    pairs: list[tuple[str, str]] = []
    seen: set[str] = set()
    for number, item in enumerate(value):
        skill_id, text = _role_skill(item, (*place, number), faults)
        if skill_id in seen:
            message = f"This role lists the skill “{skill_id}” twice."
            faults.warn((*place, number), "listed-twice", message, "Delete one of the two.")
            skill_id = ""
        elif skill_id:
            seen.add(skill_id)
        pairs.append((skill_id, text))
    return tuple(pairs)


def _role_skill(item: Any, place: Place, faults: Faults) -> tuple[str, str]:
    table = {"id": item} if isinstance(item, str) else item
    if not isinstance(table, dict):
        message = "A skill should be an id, or { id = …, text = … }."
        faults.error(place, "wrong-type", message, "Change the entry.")
        return "", ""
    skill = Fields(table, place, faults)
    skill_id = skill.identifier("id")
    text = skill.text("text", LONG, lines=True) or ""
    skill.warn_of_unknown("a role's skill")
    return skill_id or "", text


def _skill(fields: Fields) -> Entry | None:
    skill_id = fields.identifier("id")
    named = _named(
        {
            "title": fields.needed_text("title", TITLE) if "title" in fields else None,
            "text": fields.text("text", LONG, lines=True),
        }
    )
    remove = fields.flag("remove") or False
    fields.warn_of_unknown("a skill")
    return Entry(skill_id, fields.place, named, remove=remove) if skill_id else None


def _step(fields: Fields) -> Entry | None:
    step_id = fields.identifier("id")
    named = _named(
        {
            "text": fields.needed_text("text", TEXT) if "text" in fields else None,
            "role": fields.needed_text("role") if "role" in fields else None,
            "after": fields.texts("after"),
        }
    )
    fields.warn_of_long("text", named.get("text"))
    remove = fields.flag("remove") or False
    fields.warn_of_unknown("a step of the visit")
    return Entry(step_id, fields.place, named, remove=remove) if step_id else None
