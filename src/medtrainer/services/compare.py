"""Two positions side by side: what only one does, what both do, and what decides between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.services.indexes import index_of
from medtrainer.services.wording import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medtrainer.model.roles import Catalogue, Duty, Role

MOST_ALIKE = 3
"""Positions that are offered first to compare with."""

_LEAST = 0.05
"""Likeness below which a position is not worth offering first."""

_SHORTEST_NAME = 4
"""Letters from which the last word of a title names its position: "the coder"."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two positions and their duties, sorted by who does them.

    Attributes:
        one: The first position.
        other: The second position.
        only_one: Duties of the first alone, the most important first.
        both: Duties that both do, the most important first, as the first states them.
        only_other: Duties of the second alone, the most important first.
        decides: Sentences that say what tells the two apart.
    """

    one: Role
    other: Role
    only_one: tuple[Duty, ...]
    both: tuple[Duty, ...]
    only_other: tuple[Duty, ...]
    decides: tuple[str, ...]


def compare(catalogue: Catalogue, one: Role, other: Role) -> Comparison:
    """Set two positions of an office side by side."""
    first, second = ({duty.id for duty in role.duties} for role in (one, other))
    return Comparison(
        one=one,
        other=other,
        only_one=_by_importance(duty for duty in one.duties if duty.id not in second),
        both=_by_importance(duty for duty in one.duties if duty.id in second),
        only_other=_by_importance(duty for duty in other.duties if duty.id not in first),
        decides=tuple(_decides(catalogue, one, other)),
    )


def lookalikes(catalogue: Catalogue, role: Role) -> tuple[Role, ...]:
    """Return the positions most easily taken for one, the most alike first; few, perhaps none."""
    index = index_of(catalogue)
    near = index.neighbours.nearness(index.numbers[role.id])
    alike = [number for number in near if near[number] >= _LEAST][:MOST_ALIKE]
    return tuple(index.roles[number] for number in alike)


def _by_importance(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Sort duties, the most important first; those without a number keep their order at the end."""
    return tuple(sorted(duties, key=lambda duty: -(duty.importance or 0.0)))


def _decides(catalogue: Catalogue, one: Role, other: Role) -> Iterable[str]:
    """Yield what each is for, the first it says of the other, and whom each reports to."""
    for role, beside in ((one, other), (other, one)):
        first, *rest = sentences(role.summary) or [""]
        telling = next((sentence for sentence in rest if _names(sentence, beside)), "")
        if first:
            yield f"{role.title}: {first} {telling}".strip()
    yield from _reporting(catalogue, one, other)


def _names(sentence: str, role: Role) -> bool:
    """Tell whether a sentence speaks of a position: by title, its last word, or short form."""
    last = role.title.split()[-1]
    names = [role.title, last if len(last) >= _SHORTEST_NAME else "", role.abbreviation]
    return any(re.search(rf"\b{re.escape(n)}s?\b", sentence, re.IGNORECASE) for n in names if n)


def _reporting(catalogue: Catalogue, one: Role, other: Role) -> Iterable[str]:
    if set(one.reports_to) == set(other.reports_to):
        return
    titles = {role.id: role.title for role in catalogue.roles}
    for role in (one, other):
        if role.reports_to:
            bosses = " and the ".join(titles[boss] for boss in role.reports_to)
            yield f"The {role.title} reports to the {bosses}."
        else:
            yield f"The {role.title} reports to nobody else in this office."
