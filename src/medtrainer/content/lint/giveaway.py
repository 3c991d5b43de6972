"""Words that give the answer away: “bills” in a duty, “Biller” in the title of who does it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from medtrainer.content.faults import shown
from medtrainer.exercises.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medtrainer.content.lint.ground import Ground
    from medtrainer.exercises.index import Index

_ENDINGS = tuple(
    """ements ement ments iers ings ions ists ment ants ant ers ier ies ing ion ist ors ed er es or
    e s y""".split()
)
"""Endings by which a title and a duty may differ and still look alike, the longest first."""

_SHORTEST_ROOT = 3


def look(ground: Ground) -> None:
    """Warn at each duty that holds such a word, at the word itself."""
    found = giveaways(ground.index)
    before = giveaways(ground.base.index) if found and ground.base else {}
    for duty in ground.duties():
        duty_id = ground.index.duty_ids[duty]
        if duty_id in found and found[duty_id] != before.get(duty_id):
            _warn(ground, duty, *found[duty_id])


def giveaways(index: Index) -> Mapping[str, tuple[str, str]]:
    """Return the duties that hold a word of an owner's title and of no other position's title.

    What everybody does gives nothing away. By id of the duty: the root of its first such word, and
    the id of the position.
    """
    titles: dict[str, set[int]] = {}
    for position, role in enumerate(index.roles):
        for root in roots(role.title):
            titles.setdefault(root, set()).add(position)
    found: dict[str, tuple[str, str]] = {}
    for duty, owners in enumerate(index.owners):
        if len(owners) == len(index.roles):
            continue
        for root in roots(index.duty(owners[0], duty).text):
            if root in titles and titles[root].issubset(owners):
                found[index.duty_ids[duty]] = root, index.roles[min(titles[root])].id
                break
    return found


def roots(text: str) -> Mapping[str, tuple[int, str]]:
    """Return the roots of a text's words in its order, each with place and word as typed."""
    found: dict[str, tuple[int, str]] = {}
    for start, word in words_of(text):
        if not word.isdigit():
            found.setdefault(root_of(word), (start, word))
    return found


@cache
def root_of(word: str) -> str:
    """Return a word without the endings that make it a doer, a deed or a plural."""
    for ending in _ENDINGS if word.endswith(_ENDINGS) else ():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            return root_of(word[: -len(ending)])
    return word


def _warn(ground: Ground, duty: int, root: str, position: str) -> None:
    text, title = ground.text(duty), ground.catalogue.role(position).title
    row = ground.stated(ground.index.duty_ids[duty])
    word = roots(text)[root][1]
    message = (
        f"The word “{shown(word)}” gives “{shown(text)}” away: of all titles, only"
        f" “{shown(title)}” is like it."
    )
    hint = "Say it in other words: nobody should find the position by a word alone."
    if not ground.is_own(row.layer):
        ground.warn_of_whole("giveaway", message, hint)
        return
    # As the file has it: blanks at its start and invisible characters count there.
    place = (*row.place, "text")
    start, _ = roots(ground.typed(row))[root]
    ground.layers[row.layer].file.faults.warn(place, "giveaway", message, hint, character=start)
