"""Looking up positions by any of their names, and who else does what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.errors import RequestProblem
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medtrainer.model.roles import Catalogue, Role


NO_POSITIONS = "This office has no positions yet."
"""What is said where there is nothing to list."""


_LISTED = "“medtrainer roles” lists all positions."


def names_of(role: Role) -> tuple[str, ...]:
    """Return everything that a position is called."""
    return tuple(filter(None, (role.id, role.title, role.abbreviation, *role.aliases)))


def find_role(catalogue: Catalogue, name: str, listed: str = _LISTED) -> Role:
    """Return the role with this id, title, abbreviation or alias, as `role_called` finds it.

    Args:
        catalogue: The office's roles.
        name: What was typed.
        listed: Where all positions stand, as advice where no name is near.

    Raises:
        RequestProblem: No position is called that, with the nearest name as advice.
    """
    role = role_called(catalogue.roles, name)
    if role:
        return role
    advice = _suggest(catalogue, " ".join(name.split()).casefold()) or listed
    raise RequestProblem(f"There is no position “{visible(name)}”.", advice)


def role_called(roles: Sequence[Role], name: str) -> Role | None:
    """Return the role with this id, title, abbreviation or alias, case ignored; None if none has.

    Ids and titles go before abbreviations, those before aliases.
    """
    wanted = " ".join(name.split()).casefold()
    for names in (
        lambda role: (role.id, role.title),
        lambda role: (role.abbreviation,),
        lambda role: role.aliases,
    ):
        for role in roles:
            # A position without an abbreviation is not called "".
            if wanted and wanted in {known.casefold() for known in names(role)}:
                return role
    return None


def shared_with(catalogue: Catalogue, role: Role) -> dict[str, tuple[Role, ...]]:
    """Return for each duty of a role the other roles that do it too, by duty id."""
    owners = owners_by_duty(catalogue.roles)
    return {
        duty.id: tuple(other for other in owners[duty.id] if other.id != role.id)
        for duty in role.duties
    }


def owners_by_duty(roles: Iterable[Role]) -> dict[str, list[Role]]:
    """Return the roles that do each duty, in the order given, by duty id."""
    owners: dict[str, list[Role]] = {}
    for role in roles:
        for duty in role.duties:
            owners.setdefault(duty.id, []).append(role)
    return owners


def _suggest(catalogue: Catalogue, wanted: str) -> str:
    import difflib

    names = {name.casefold(): role for role in catalogue.roles for name in names_of(role)}
    near = difflib.get_close_matches(wanted, names, n=1)
    if near:
        return f"Did you mean “{names[near[0]].title}”?"
    return ""
