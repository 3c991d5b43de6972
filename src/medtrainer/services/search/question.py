"""What somebody asks for, taken apart: positions by name, phrases, words and what is like them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.services.search.roots import root, singular, words
from medtrainer.services.search.synonyms import ARTICLES, synonyms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from medtrainer.services.search.lexicon import Lexicon
    from medtrainer.services.search.postings import Phrase

PART = 0.4
"""Worth of one word of a phrase alone."""

LIGHT = 0.3
"""Emphasis on a word that goes with everything."""

MOST_WORDS = 24
"""Words of a question that are looked at; the rest of a pasted page is not."""

_LONGEST_PHRASE = 6
_BEFORE_A_SUBJECT = frozenset("are can could did do does is may must should will as".split())
_LITTLE = frozenset(
    map(
        root,
        """about after all also am and any anybody anyone are as at be been before being but by can
        charge could day deal did do does doing done else for from get gets got had handle has have
        having he her here him his how i if in into is it its job just know like look may me must
        need of off on or out person please responsible say see shall she should so some somebody
        someone something tell than that their them then there these they thing this those to up
        us want was we what when where which while who whom whose why will with work would yet you
        your""".split(),
    )
)
"""Roots of words that people ask with, not for."""

_LIGHT = frozenset(
    map(
        root,
        """ask bring check come find give go help issue keep make matter new patient people problem
        put start take thing try use work""".split(),
    )
)
"""Roots of words that go with everything, and so tell little of what is asked for."""


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing that a question asks for.

    Attributes:
        own: The words as asked, as roots.
        alike: What counts as found, itself included, each with its worth from 0 to 1.
        roles: Numbers of the positions that it names.
        is_subject: Whether those positions are said to do something, not to have it done.
        emphasis: How much it counts beside the rest, up to 1.
    """

    own: Phrase
    alike: Mapping[Phrase, float]
    roles: tuple[int, ...] = ()
    is_subject: bool = False
    emphasis: float = 1.0


class Questions:
    """Takes questions apart that are asked in one office."""

    def __init__(self, lexicon: Lexicon, names: Mapping[Phrase, tuple[int, ...]]) -> None:
        """Begin.

        Args:
            lexicon: The words that the office's texts hold.
            names: Numbers of the positions that are called something, by its singular words.
        """
        self._lexicon = lexicon
        self._names = names

    def parts(self, question: str) -> tuple[Sought, ...]:
        """Return what a question asks for, in its order."""
        asked = [word for word in words(question)[:MOST_WORDS] if word not in ARTICLES]
        # Saying a thing twice does not make it more.
        found = tuple({part.own: part for part in self._parts(asked)}.values())
        if found or not asked:
            return found
        # Nothing but little words: who asks with them only must mean all of them.
        little = tuple(map(root, asked))
        return (Sought(little, {little: 1.0}),)

    def _parts(self, asked: Sequence[str]) -> Iterator[Sought]:
        at = 0
        while at < len(asked):
            for length in range(min(_LONGEST_PHRASE, len(asked) - at), 0, -1):
                sought = self._named(asked, at, length) or self._phrase(asked[at : at + length])
                if sought:
                    yield sought
                    break
            at += length

    def _named(self, asked: Sequence[str], at: int, length: int) -> Sought | None:
        name = tuple(map(singular, asked[at : at + length]))
        roles = self._names.get(name)
        if not roles or (length == 1 and root(name[0]) in _LITTLE):
            return None
        called = (other for other, numbers in self._names.items() if set(numbers) <= set(roles))
        mentions = {tuple(map(root, other)): 1.0 for other in called}
        is_subject = at == 0 or asked[at - 1] in _BEFORE_A_SUBJECT
        return Sought(tuple(map(root, name)), mentions, roles, is_subject)

    def _phrase(self, asked: Sequence[str]) -> Sought | None:
        own = tuple(map(root, asked))
        if len(own) == 1:
            return None if own[0] in _LITTLE else self._word(own[0])
        meant = synonyms().get(own)
        if meant is None:
            return None
        alike: dict[Phrase, float] = {(word,): PART for word in own if word not in _LITTLE}
        return Sought(own, {**alike, own: 1.0, **meant})

    def _word(self, word: str) -> Sought:
        alike: dict[Phrase, float] = {}
        likes = self._lexicon.like(word)
        for like, worth in likes.items():
            alike[(like,)] = max(worth, alike.get((like,), 0.0))
            if like == word or word not in likes:
                for other, share in synonyms().get((like,), {}).items():
                    alike[other] = max(worth * share, alike.get(other, 0.0))
        return Sought((word,), alike, emphasis=LIGHT if word in _LIGHT else 1.0)
