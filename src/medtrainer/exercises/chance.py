"""Repeatable chance: the same words give the same draws everywhere (assessment.md, section 1)."""

from __future__ import annotations

from hashlib import blake2b
from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Chance:
    """A stream of draws that depends on its seed words alone.

    Only `Random.random` is used: its sequence for a given seed is guaranteed between Python
    versions, that of `shuffle` and `choice` is not.
    """

    __slots__ = ("_next",)

    def __init__(self, *words: object) -> None:
        """Seed the stream with some words, joined by "|"."""
        digest = blake2b("|".join(map(str, words)).encode("utf-8", "replace"), digest_size=8)
        self._next = Random(int.from_bytes(digest.digest(), "big")).random  # noqa: S311

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to, not including, `limit`."""
        return int(self._next() * limit)

    def pick(self, items: Sequence[T]) -> T:
        """Return one of the items, each as likely as any other."""
        return items[int(self._next() * len(items))]

    def shuffle(self, items: list[T]) -> None:
        """Put the items into a random order, in place (Fisher–Yates)."""
        draw = self._next
        for last in range(len(items) - 1, 0, -1):
            other = int(draw() * (last + 1))
            items[last], items[other] = items[other], items[last]
