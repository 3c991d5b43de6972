"""Duties of different positions that say nearly the same, and that nobody declared shared."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from medtrainer.content.faults import shown
from medtrainer.exercises.words import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medtrainer.content.lint.ground import Ground
    from medtrainer.exercises.index import Index


def look(ground: Ground) -> None:
    """Warn at each later duty, naming the closest earlier one."""
    order = ground.duties()
    twins = closest(ground.index, order)
    for duty in order:
        row = ground.stated(ground.index.duty_ids[duty])
        if duty not in twins or not ground.is_own(row.layer):
            continue
        faults = ground.layers[row.layer].file.faults
        place = (*row.place, "text")
        if faults.is_full:
            faults.warn(place, "near-duplicate", "There are more duties alike.", _HINT)
            return
        faults.warn(place, "near-duplicate", *_words(ground, duty, twins[duty]))


def closest(index: Index, order: Sequence[int]) -> Mapping[int, int]:
    """Return the earlier duty most like each duty, where others do it; by number.

    Args:
        index: The office.
        order: All duties, the earlier first.
    """
    turns = {duty: turn for turn, duty in enumerate(order)}
    firsts = [_firsts(index, sorted(group, key=turns.__getitem__)) for group in index.alike.groups]
    kin: list[list[tuple[float, int]]] = [[(1.0, number)] for number in range(len(firsts))]
    for one, other, similarity in index.alike.pairs:
        kin[one].append((similarity, other))
        kin[other].append((similarity, one))
    found: dict[int, int] = {}
    for group, duties in enumerate(index.alike.groups):
        for duty in duties:
            twins = [  # the greatest is the closest, and of these the earliest
                (similarity, -turns[first], first)
                for similarity, near in kin[group]
                for first in firsts[near]
                if index.owners[first] != index.owners[duty] and turns[first] < turns[duty]
            ]
            if twins:
                found[duty] = max(twins)[2]
    return found


def _firsts(index: Index, duties: Sequence[int]) -> list[int]:
    """Return the earliest duty of a group, and the earliest that others do.

    One of the two has other owners than any third, so that no further one is ever needed.
    """
    first = duties[0]
    others = (duty for duty in duties if index.owners[duty] != index.owners[first])
    return [first, *islice(others, 1)]


_HINT = "If they are one duty, give both the same id; if not, tell the two apart in words."


def _words(ground: Ground, duty: int, twin: int) -> tuple[str, str]:
    index = ground.index
    twin_id = index.duty_ids[twin]
    row = ground.stated(twin_id)
    file = ground.layers[row.layer].file
    where = f"line {file.faults.line_of((*row.place, 'text'))}"
    if row.layer != ground.stated(index.duty_ids[duty]).layer:
        where += f" of {file.document.name}"
    text, other = ground.text(duty), ground.text(twin)
    how = "the same as" if folded(text) == folded(other) else "much like"
    title = index.roles[index.owners[twin][0]].title
    message = (
        f"“{shown(text)}” is {how} “{shown(other)}” of the {shown(title)}"
        f" (“{twin_id}”, {where}), and nobody said that they are one duty."
    )
    hint = f"If they are one duty, give both the id “{twin_id}”; if not, tell them apart in words."
    return message, hint
