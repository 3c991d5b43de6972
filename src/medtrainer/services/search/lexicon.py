"""The words that can be found, and those that are like a word that was typed."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from medtrainer.services.search.roots import one_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

BEGINNING = 0.9
"""Worth of a word that only begins like the one typed ("auth" – "authorization")."""

SHORT_BEGINNING = 0.6
"""Worth of such a word if only three letters were typed."""

SLIP = 0.75
"""Worth of a word one letter away from the one typed."""

_FEWEST = 3
_SLIP_LETTERS = 5
_STUMP_LETTERS = 5
_ENDING_LETTERS = 5
"""Most letters by which a typed word may be longer than the one found: "interpretation"."""

_AGAIN = "re"
_MOST_BEGINNINGS = 20


class Lexicon:
    """All words that some texts hold, as roots."""

    def __init__(self, known: Iterable[str]) -> None:
        """Put the words in order."""
        self._known = frozenset(known)
        self._sorted = sorted(self._known)
        self._likes: dict[str, Mapping[str, float]] = {}

    def like(self, word: str) -> Mapping[str, float]:
        """Return the known words that a typed one may stand for, each with its worth up to 1."""
        likes = self._likes.get(word)
        if likes is None:
            likes = dict(self._like(word))
            again = word.removeprefix(_AGAIN)
            if not likes and again != word and len(again) > _FEWEST:
                likes = {other: BEGINNING * worth for other, worth in self._like(again)}
            self._likes[word] = likes
        return likes

    def _like(self, word: str) -> Iterator[tuple[str, float]]:
        anything = word in self._known
        if anything:
            yield word, 1.0
        if len(word) > _FEWEST or (len(word) == _FEWEST and not anything):
            worth = BEGINNING if len(word) > _FEWEST else SHORT_BEGINNING
            for other in self._beginning_with(word):
                anything = True
                yield other, worth
        for letters in range(max(_STUMP_LETTERS, len(word) - _ENDING_LETTERS), len(word)):
            if word[:letters] in self._known:
                anything = True
                yield word[:letters], BEGINNING
        if not anything and len(word) >= _SLIP_LETTERS:
            # A slip at the very first letter is rare, and looking for it is dear.
            same_start = self._between(word[0], chr(ord(word[0]) + 1))
            yield from ((other, SLIP) for other in same_start if one_apart(word, other))

    def _beginning_with(self, start: str) -> Iterator[str]:
        at = bisect_left(self._sorted, start)
        for other in self._sorted[at : at + _MOST_BEGINNINGS + 1]:
            if other.startswith(start) and other != start:
                yield other

    def _between(self, first: str, end: str) -> list[str]:
        return self._sorted[bisect_left(self._sorted, first) : bisect_left(self._sorted, end)]
