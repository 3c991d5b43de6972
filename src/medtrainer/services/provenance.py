"""Which facts an overlay added or changed: said wherever a position is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medtrainer.model.roles import Duty, Role

_FIELDS = {
    "reports_to": "whom it reports to",
    "works_with": "whom it works with",
}
"""Names of fields that read badly as they are written in a file."""


def changed_here(role: Role) -> str:
    """Say which offices added or changed a position, "" for one of the base office."""
    if not role.origin:
        return ""
    if _is_added(role):
        return f"Added here: {role.origin}."
    by_office: dict[str, list[str]] = {}
    for field, office in role.changes:
        by_office.setdefault(office, []).append(_FIELDS.get(field, field))
    said = (f"{office} ({', '.join(fields)})" for office, fields in by_office.items())
    return f"Changed here: {'; '.join(said)}."


def duty_in_words(
    role: Role, duty: Duty, others: Sequence[Role] = (), most: int | None = None
) -> str:
    """Return a duty with those who share it, and the office that added or changed it, in brackets.

    What an office added as a whole need not be said again at each of its duties.

    Args:
        role: Whose duty it is.
        duty: The duty.
        others: The other roles that do it.
        most: How many of them are named, None for all; the rest are counted.
    """
    told = others[:most]
    named = ", ".join(other.abbreviation or other.title for other in told)
    if len(told) < len(others):
        named += f" and {len(others) - len(told)} more"
    is_told = _is_added(role) and role.origin == duty.origin
    how = "added" if duty.added else "changed"
    origin = f"{how} here: {duty.origin}" if duty.origin and not is_told else ""
    said = "; ".join(filter(None, [f"with {named}" if named else "", origin]))
    return f"{duty.text} ({said})" if said else duty.text


def _is_added(role: Role) -> bool:
    return bool(role.origin) and not role.changes
