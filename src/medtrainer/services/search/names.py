"""What positions are called, as people ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.services.search.roots import singular, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medtrainer.model.roles import Role

_MOST_MEANT = 3
"""Positions that one name may stand for: a word in dozens of titles names nobody."""


def names_of_roles(roles: Sequence[Role]) -> Mapping[tuple[str, ...], tuple[int, ...]]:
    """Return the numbers of the roles that are called something, by its words in the singular.

    The last word of a title names a position too ("assistant"), where no other is called just so.
    """
    full: dict[tuple[str, ...], dict[int, None]] = {}
    last: dict[tuple[str, ...], dict[int, None]] = {}
    for number, role in enumerate(roles):
        for name in (role.title, role.abbreviation, *role.aliases):
            if called := tuple(map(singular, words(name))):
                full.setdefault(called, {})[number] = None
        if called := tuple(map(singular, words(role.title))):
            last.setdefault(called[-1:], {})[number] = None
    names = {**last, **full}
    return {name: tuple(meant) for name, meant in names.items() if len(meant) <= _MOST_MEANT}
