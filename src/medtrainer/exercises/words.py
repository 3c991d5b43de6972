"""The words of a text as they are compared, and how much each of them weighs."""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"[^\W_]+")
_SUFFIXES = ("ing", "es", "ed", "s", "e")
_SHORTEST_STEM = 4
_COMMON = frozenset(
    """a an and any are as at be by for from has have if in into is it its not of off on or other
    out so such than that the their them then they this to up when which who with within
    without""".split()
)


def tokens(text: str) -> frozenset[str]:
    """Return the stems of a text's words, common little words left out."""
    plain = folded(text)
    words = _WORD.findall(plain)
    stems = frozenset(stem(word) for word in words if word not in _COMMON)
    # A text of nothing but little words, or of signs, is still like itself.
    return stems or frozenset(words) or frozenset([plain])


def words_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each word of a text begins, and the word as it is compared; no little words."""
    for match in _WORD.finditer(text):
        for word in _WORD.findall(folded(match.group())):
            if word not in _COMMON:
                yield match.start(), word


def folded(text: str) -> str:
    """Return a text as it is compared: case ignored, and the same however it was typed.

    "é" may be one character or an "e" with a mark; both look the same to a reader.
    """
    return (
        text.casefold() if text.isascii() else normalize("NFKC", normalize("NFKC", text).casefold())
    )


def stem(word: str) -> str:
    """Cut one common English ending off a word, if enough of it is left."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


def rarity(documents: Iterable[frozenset[str]]) -> dict[str, float]:
    """Return each token's weight, ln((N + 1) / documents that hold it): always above 0."""
    counts: Counter[str] = Counter()
    total = 0
    for document in documents:
        counts.update(document)
        total += 1
    return {token: log((total + 1) / times) for token, times in counts.items()}


def weight(document: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return the summed weight of some tokens; the order of summing is fixed, so the sum is too."""
    return sum(weights[token] for token in sorted(document))
