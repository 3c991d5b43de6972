"""Words that give the answer away: “bills” in a duty, “Biller” in the title of who does it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from medtrainer.content.faults import shown
from medtrainer.exercises.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from medtrainer.content.lint.ground import Ground
    from medtrainer.exercises.index import Index

_ENDINGS = tuple(
    (ending, shortest)
    for shortest, endings in (
        (5, "ionists ionist ements ement ments ions ists ment ants ant ion ist"),
        (3, "iers ings ers ier ies ing ors ed er es or e s y"),
    )
    for ending in endings.split()
)
"""Endings by which a title and a duty may differ and still look alike, and how many letters must be
left: “assist” is no kind of “ass”."""

_WHOLE = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def look(ground: Ground) -> None:
    """Warn at each duty that holds such a word, at the word itself."""
    found = giveaways(ground.index)
    before = giveaways(ground.base.index) if found and ground.base else {}
    for duty in ground.duties():
        duty_id = ground.index.duty_ids[duty]
        if duty_id in found and found[duty_id] != before.get(duty_id):
            was_full = ground.is_full
            _warn(ground, duty, found[duty_id])
            if was_full:  # this one was only counted, as all others would be
                return


def giveaways(index: Index) -> Mapping[str, Mapping[str, str]]:
    """Return the duties that hold a word of an owner's title and of no other position's title.

    What everybody does gives nothing away. By id of the duty: the roots of all such words, in its
    order, each with the id of the position.
    """
    titles: dict[str, set[int]] = {}
    for position, role in enumerate(index.roles):
        for root in roots(role.title):
            titles.setdefault(root, set()).add(position)
    found: dict[str, dict[str, str]] = {}
    for duty, owners in enumerate(index.owners):
        if len(owners) == len(index.roles):
            continue
        words = {
            root: index.roles[min(titles[root])].id
            for root in roots(index.duty(owners[0], duty).text)
            if root in titles and titles[root].issubset(owners)
        }
        if words:
            found[index.duty_ids[duty]] = words
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
    """Return a word without the ending that makes it a doer, a deed or a plural."""
    for ending, shortest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word[: -len(ending)]
    return word


def _warn(ground: Ground, duty: int, words: Mapping[str, str]) -> None:
    text = ground.text(duty)
    row = ground.stated(ground.index.duty_ids[duty])
    said = dict.fromkeys(_whole(text, root)[1] for root in words)
    titles = dict.fromkeys(ground.catalogue.role(position).title for position in words.values())
    message = (
        f"{_listed('The word', said)} give{'s' if len(said) == 1 else ''} “{shown(text)}” away: of"
        f" all titles, only {_listed('', titles)} {'is' if len(titles) == 1 else 'are'} like"
        f" {'it' if len(said) == 1 else 'them'}."
    )
    hint = "Say it in other words: nobody should find the position by a word alone."
    if not ground.is_own(row.layer):
        ground.warn_of_whole("giveaway", message, hint)
        return
    # As the file has it: blanks at its start and invisible characters count there.
    place = (*row.place, "text")
    start, _ = _whole(ground.typed(row), next(iter(words)))
    ground.layers[row.layer].file.faults.warn(place, "giveaway", message, hint, character=start)


def _whole(text: str, root: str) -> tuple[int, str]:
    """Return where the word with a root begins in a text, and the word, hyphens and all."""
    start, word = roots(text)[root]
    spans = ((found.start(), found.end()) for found in _WHOLE.finditer(text))
    return next(
        ((begin, text[begin:end]) for begin, end in spans if begin <= start < end), (start, word)
    )


def _listed(what: str, names: Collection[str]) -> str:
    """Return “a”, “b” and “c” after what they are."""
    *others, last = (f"“{shown(name)}”" for name in names)
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"{what}{'s' if others else ''} {listed}" if what else listed
