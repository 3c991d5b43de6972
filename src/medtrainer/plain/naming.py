"""What positions are called where one is chosen: by title, short name, or any other name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.services.lookup import role_called

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medtrainer.model.roles import Role


MOST_NAMED = 5
"""Positions that are named where many do the same; more would not be remembered."""


def named(role: Role) -> str:
    """Return the title of a position with its short name."""
    return f"{role.title}, {role.abbreviation}" if role.abbreviation else role.title


def finder_of_places(roles: Sequence[Role]) -> Callable[[str], int | None]:
    """Return what finds, among some positions, the place of the one that is called something."""

    def place_of(name: str) -> int | None:
        role = role_called(roles, name)
        return roles.index(role) if role else None

    return place_of
