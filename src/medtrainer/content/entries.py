"""What one roles file says, entry by entry, before entries of several files are put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from medtrainer.content.faults import Faults, shown
from medtrainer.content.fields import LONG, LONG_TEXT, TEXT, Fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medtrainer.content.document import Document, Place

FORMAT = 1
"""Newest version of the file formats that is understood."""

RESERVED_IDS = ("both",)
"""Ids that no role may have: contrast exercises answer with them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A role, a duty of a role, a skill or a step, with just the fields that the file names.

    Attributes:
        id: Its id.
        place: Where it stands; () for duties, which may stand in many places.
        fields: The fields named, by name.
        duties: A role's duties.
        remove: Whether it takes out what it extends.
    """

    id: str
    place: Place
    fields: Mapping[str, Any]
    duties: tuple[Entry, ...] = ()
    remove: bool = False


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


def read_roles_file(document: Document) -> RolesFile:
    """Read all entries of a document; faults are noted, and bad entries left out."""
    file = RolesFile(document, Faults(document))
    top = Fields(document.data, (), file.faults)
    read_format(top, file.faults)
    file.title = top.text("title") or ""
    file.extends = top.text("extends", limit=4096) or ""
    duties = _Duties(file)
    for place, table in top.tables("role"):
        _keep(file.roles, _role(table, place, file.faults, duties), file.faults)
    for place, table in top.tables("skill"):
        _keep(file.skills, _skill(table, place, file.faults), file.faults)
    for place, table in top.tables("visit"):
        _keep(file.steps, _step(table, place, file.faults), file.faults)
    top.warn_of_unknown("the file")
    return file


def read_format(top: Fields, faults: Faults) -> None:
    """Refuse a file of a newer format politely."""
    version = top.raw("format")
    if version is None or (version == FORMAT and type(version) is int):
        return
    if type(version) is int and version > FORMAT:
        message = f"Format {version} is newer than this program understands."
        faults.error(("format",), "out-of-range", message, "Update the program.")
    else:
        faults.error(("format",), "wrong-type", "“format” must be 1.", "Write format = 1.")


def _keep(kept: list[Entry], entry: Entry | None, faults: Faults) -> None:
    if entry is None:
        return
    earlier = next((other for other in kept if other.id == entry.id), None)
    if earlier:
        line = faults.line_of((*earlier.place, "id"))
        faults.error(
            (*entry.place, "id"),
            "duplicate-id",
            f"The id “{entry.id}” was given before, in line {line}.",
            "Give one of the two another id.",
        )
        return
    kept.append(entry)


def _named(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _role(table: Mapping[str, Any], place: Place, faults: Faults, duties: _Duties) -> Entry | None:
    fields = Fields(table, place, faults)
    role_id = fields.identifier("id", reserved=RESERVED_IDS)
    named = _named(
        {
            "title": fields.needed_text("title") if fields.has("title") else None,
            "abbreviation": fields.text("abbreviation"),
            "aliases": fields.texts("aliases"),
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
    return Entry(role_id, place, named, own, remove) if role_id else None


def _role_skills(fields: Fields, faults: Faults) -> tuple[tuple[str, str], ...] | None:
    """Return (skill id, text) pairs; a skill may be named alone or with how it is used."""
    value = fields.raw("skills")
    if value is None:
        return None
    place: Place = (*fields.place, "skills")
    if not isinstance(value, list):
        faults.error(place, "wrong-type", "“skills” should be a list.", 'Write ["…"].')
        return None
    pairs = []
    for n, item in enumerate(value):
        table = {"id": item} if isinstance(item, str) else item
        if not isinstance(table, dict):
            message = "A skill should be an id, or { id = …, text = … }."
            faults.error((*place, n), "wrong-type", message, "Change the entry.")
            continue
        skill = Fields(table, (*place, n), faults)
        skill_id = skill.identifier("id")
        text = skill.text("text", LONG, lines=True) or ""
        skill.warn_of_unknown("a role's skill")
        if skill_id:
            pairs.append((skill_id, text))
    return tuple(pairs)


def _skill(table: Mapping[str, Any], place: Place, faults: Faults) -> Entry | None:
    fields = Fields(table, place, faults)
    skill_id = fields.identifier("id")
    named = _named({"title": fields.text("title"), "text": fields.text("text", LONG, lines=True)})
    remove = fields.flag("remove") or False
    fields.warn_of_unknown("a skill")
    return Entry(skill_id, place, named, remove=remove) if skill_id else None


def _step(table: Mapping[str, Any], place: Place, faults: Faults) -> Entry | None:
    fields = Fields(table, place, faults)
    step_id = fields.identifier("id")
    named = _named(
        {
            "text": fields.needed_text("text", TEXT) if fields.has("text") else None,
            "role": fields.text("role"),
            "after": fields.texts("after"),
        }
    )
    remove = fields.flag("remove") or False
    fields.warn_of_unknown("a step of the visit")
    return Entry(step_id, place, named, remove=remove) if step_id else None


class _Duties:
    """Reads the duties of all roles; rows that say the same become one entry.

    A large catalogue repeats each duty in dozens of roles: only the first row of a kind is looked
    at closely, and all later ones cost one look-up.
    """

    _KEYS = ("id", "text", "why", "importance", "critical", "refresh_days", "remove")

    def __init__(self, file: RolesFile) -> None:
        self._file = file
        self._known: dict[tuple[object, ...], Entry] = {}
        self._first: dict[str, Place] = {}

    def read(self, role: Fields) -> tuple[Entry, ...]:
        """Return a role's duties, each id once."""
        found: dict[str, Entry] = {}
        known, keys = self._known, self._KEYS
        for place, table in role.tables("duty"):
            row = (*map(table.get, keys), len(table))
            try:
                entry = known.get(row)
            except TypeError:  # a list where a word should be
                entry = None
            # True == 1 == 1.0: a row of numbers that hide as others is looked at again.
            if entry is None or type(row[3]) is bool:
                entry = self._look(table, place, row)
            if entry is None:
                continue
            if entry.id in found:
                self._file.faults.warn(
                    (*place, "id"),
                    "listed-twice",
                    f"This role lists the duty “{entry.id}” twice.",
                    "Delete one of the two.",
                )
            else:
                found[entry.id] = entry
        return tuple(found.values())

    def _look(
        self, table: Mapping[str, Any], place: Place, row: tuple[object, ...]
    ) -> Entry | None:
        faults = self._file.faults
        before = faults.count
        fields = Fields(table, place, faults)
        duty_id = fields.identifier("id")
        named = _named(
            {
                "text": fields.needed_text("text", TEXT) if fields.has("text") else None,
                "why": fields.text("why", LONG, lines=True),
                "importance": fields.number("importance", 1, 5),
                "critical": fields.flag("critical"),
                "refresh_days": fields.whole("refresh_days", 1, 36500),
            }
        )
        remove = fields.flag("remove") or False
        fields.warn_of_unknown("a duty")
        if duty_id is None:
            return None
        self._check_text(duty_id, named.get("text"), place)
        entry = Entry(duty_id, (), named, remove=remove)
        if faults.count == before and type(row[3]) is not bool:
            self._known[row] = entry
        return entry

    def _check_text(self, duty_id: str, text: str | None, place: Place) -> None:
        if text is None:
            self._first.setdefault(duty_id, place)
            return
        faults = self._file.faults
        known = self._file.texts.setdefault(duty_id, text)
        if known != text:
            line = faults.line_of((*self._first[duty_id], "text"))
            faults.error(
                (*place, "text"),
                "two-texts",
                f"The duty “{duty_id}” has another text in line {line}: “{shown(known)}”.",
                "Give both places the same text, or give one duty another id.",
            )
            return
        if len(text) > LONG_TEXT and self._first.get(duty_id) is None:
            message = f"This text has {len(text)} characters; it will be cut on small screens."
            faults.warn((*place, "text"), "long-text", message, "Say it in fewer words.")
        self._first[duty_id] = self._first.get(duty_id, place)
