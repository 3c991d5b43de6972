"""Telling a key that is held down from one that is pressed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_HELD = 0.15
"""Seconds between two presses of one key, below which it is taken to be held down."""


class HeldKey:
    """One key; a held one must not answer the question that it raised, and hand in empty rows."""

    def __init__(self, stopwatch: Callable[[], float]) -> None:
        self._stopwatch = stopwatch
        self._pressed = float("-inf")

    def is_held(self) -> bool:
        """Tell, at each press, whether it comes so soon after the last one that it is held down."""
        now = self._stopwatch()
        before, self._pressed = self._pressed, now
        return now - before < _HELD
