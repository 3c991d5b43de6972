"""Who does what, as bit masks: built once for an office, asked for every exercise.

Rule U+ (assessment.md, section 1) needs for every duty d the set A+(d): its owners A(d) and its
*doubtful* owners, positions with a near-duplicate duty that nobody declared shared. A set of
positions is an `int` with one bit a position, so that the rule is one `&`.

Positions are numbered by id and duties by id, never by their place in a file: permuting the TOML
changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.exercises.alike import alike
from medtrainer.exercises.neighbours import Neighbours
from medtrainer.exercises.words import folded, tokens
from medtrainer.model.exercise import Option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medtrainer.exercises.alike import Alike
    from medtrainer.model.roles import Catalogue, Duty, Role


class Index:
    """The bipartite graph of duties and positions.

    Attributes:
        roles: The roles by number.
        numbers: Number of a role by its id.
        options: What an exercise shows of a position, by number.
        rank: Place of a position when all are sorted by title, by number.
        duty_ids: Ids of the duties by number.
        owners: Numbers of the positions that do a duty, A(d), by duty.
        masks: Owners and doubtful owners of a duty, A+(d), as bits, by duty.
        duties_of: Numbers of a position's duties, by position.
        alike: Which duties are near-duplicates of each other, by number.
        wordings: A number a duty that is the same for duties worded the same, case ignored.
        neighbours: The positions most like a position.
    """

    __slots__ = (
        "_areas",
        "_entries",
        "alike",
        "duties_of",
        "duty_ids",
        "masks",
        "neighbours",
        "numbers",
        "options",
        "owners",
        "rank",
        "roles",
        "wordings",
    )

    def __init__(self, catalogue: Catalogue) -> None:
        """Index all roles of a catalogue; about 0.1 s for 923 roles with 18,000 duties."""
        self.roles: tuple[Role, ...] = tuple(sorted(catalogue.roles, key=lambda role: role.id))
        self.numbers = {role.id: number for number, role in enumerate(self.roles)}
        self.options = tuple(Option(role.id, role.title) for role in self.roles)
        self.rank = _ranks(self.roles)
        self._areas = _areas(self.roles)
        self._entries: tuple[dict[str, Duty], ...] = tuple(
            {duty.id: duty for duty in role.duties} for role in self.roles
        )
        texts = {duty.id: duty.text for role in self.roles for duty in role.duties}
        self.duty_ids = tuple(sorted(texts))
        place = {duty_id: number for number, duty_id in enumerate(self.duty_ids)}
        self.duties_of = tuple(
            tuple(sorted(place[duty.id] for duty in role.duties)) for role in self.roles
        )
        self.owners = _owners(self.duties_of, len(self.duty_ids))
        wording: dict[str, int] = {}
        self.wordings = tuple(
            wording.setdefault(folded(texts[duty_id]), len(wording)) for duty_id in self.duty_ids
        )
        bags = [tokens(texts[duty_id]) for duty_id in self.duty_ids]
        self.alike = alike(bags)
        self.masks = _doubtful(self.owners, self.alike)
        self.neighbours = Neighbours(self.roles, self.duties_of, self.owners)

    def duty(self, position: int, duty: int) -> Duty:
        """Return a duty as one of its owners states it (number of the position, of the duty)."""
        return self._entries[position][self.duty_ids[duty]]

    def askable(self, duty: int, shown: int) -> bool:
        """Tell whether a duty can be asked where some positions may be shown (as bits).

        That takes one of them that neither does it nor is in doubt.
        """
        return bool(shown & ~self.masks[duty])

    def kin(self, position: int) -> tuple[int, ...]:
        """Return all positions of the same area, none for a position without one."""
        return self._areas.get(self.roles[position].area.casefold(), ())


def _ranks(roles: tuple[Role, ...]) -> tuple[int, ...]:
    by_title = sorted(range(len(roles)), key=lambda n: (roles[n].title.casefold(), roles[n].id))
    ranks = [0] * len(roles)
    for rank, number in enumerate(by_title):
        ranks[number] = rank
    return tuple(ranks)


def _areas(roles: tuple[Role, ...]) -> dict[str, tuple[int, ...]]:
    areas: dict[str, list[int]] = {}
    for number, role in enumerate(roles):
        if role.area:
            areas.setdefault(role.area.casefold(), []).append(number)
    return {area: tuple(numbers) for area, numbers in areas.items()}


def _owners(duties_of: tuple[tuple[int, ...], ...], count: int) -> tuple[tuple[int, ...], ...]:
    owners: list[list[int]] = [[] for _ in range(count)]
    for position, duties in enumerate(duties_of):
        for duty in duties:
            owners[duty].append(position)
    return tuple(map(tuple, owners))


def _doubtful(owners: tuple[tuple[int, ...], ...], alike: Alike) -> tuple[int, ...]:
    """Return A+(d) by duty: what is alike has the owners of all that it is like."""
    certain = [0] * len(alike.groups)
    for group, duties in enumerate(alike.groups):
        for duty in duties:
            certain[group] |= _bits(owners[duty])
    doubtful = list(certain)
    for one, other, _ in alike.pairs:
        doubtful[one] |= certain[other]
        doubtful[other] |= certain[one]
    masks = [0] * len(owners)
    for mask, duties in zip(doubtful, alike.groups, strict=True):
        for duty in duties:
            masks[duty] = mask
    return tuple(masks)


def _bits(positions: Iterable[int]) -> int:
    bits = 0
    for position in positions:
        bits |= 1 << position
    return bits
