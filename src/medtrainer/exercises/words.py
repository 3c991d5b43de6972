"""How alike two texts are: tokens weighted by how rare they are.

Two duties that say nearly the same under different ids are the real danger of matching: marking by
id would fault a true answer. From `ALIKE` on, two duties count as near-duplicates (assessment.md,
"Undeclared sharing is the real danger").

The measure is the weighted Ochiai coefficient, shared / √(a·b). It is never below the weighted
Jaccard index of the same tokens, so it errs on the safe side: it doubts a little more.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ALIKE = 0.6
"""Similarity, 0 to 1, from which two duties count as near-duplicates."""

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


def near_duplicates(
    documents: Sequence[frozenset[str]], threshold: float = ALIKE
) -> Iterator[tuple[int, int, float]]:
    """Yield every pair of documents at least `threshold` alike, as (earlier, later, similarity).

    Only pairs that share one of their rarer tokens are compared. That loses none: alike means
    shared ≥ t·√(a·b), and shared ≤ b, so shared ≥ t²·a; a document's commonest tokens that weigh
    less than t²·a together can never be all that it shares.
    """
    weights = rarity(documents)
    totals = [weight(document, weights) for document in documents]
    holders: dict[str, list[int]] = {}
    for later, document in enumerate(documents):
        rare = list(_rarer(document, weights, threshold * threshold * totals[later]))
        candidates = {earlier for token in rare for earlier in holders.get(token, ())}
        for earlier in sorted(candidates):
            bound = threshold * sqrt(totals[earlier] * totals[later])
            shared = weight(document & documents[earlier], weights)
            if shared >= bound - 1e-9:
                yield earlier, later, shared / sqrt(totals[earlier] * totals[later])
        for token in rare:
            holders.setdefault(token, []).append(later)


def _rarer(document: frozenset[str], weights: Mapping[str, float], needed: float) -> Iterator[str]:
    """Yield the rarest tokens, until what is left weighs less than `needed`."""
    left = weight(document, weights)
    for token in sorted(document, key=lambda token: (-weights[token], token)):
        if left < needed - 1e-9:
            return
        yield token
        left -= weights[token]
