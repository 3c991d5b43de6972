"""The time limit of a sitting on the screen: told twice, then it ends the attempt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.services.limits import TOLD, time_left_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from medtrainer.services.sitting import Sitting

_SOONEST = 0.05
"""Seconds that a timer waits at least: the loop's clock and the wall's may differ a little."""


class TimeLimit:
    """Rings at the moments that matter and is silent between: nothing on the screen ticks."""

    def __init__(
        self,
        screen: Screen[None],
        sitting: Sitting,
        tell: Callable[[str], None],
        end: Callable[[], object],
    ) -> None:
        """Prepare for a sitting; one without a limit never rings.

        Args:
            screen: Whose timers to use.
            sitting: The sitting.
            tell: Hears how much time is left, when little is.
            end: Is called when none is left.
        """
        self._screen, self._sitting, self._tell, self._end = screen, sitting, tell, end

    def start(self) -> None:
        """Wait for the next moment that matters."""
        left = self._sitting.time_left
        if left is None:
            return
        soonest = min([left - told for told in TOLD if left > told], default=left)
        self._screen.set_timer(max(_SOONEST, soonest.total_seconds()), self._ring)

    def words(self) -> str:
        """Say how much time is left, "" without a limit."""
        left = self._sitting.time_left
        return "" if left is None else f"{time_left_words(left)}."

    def _ring(self) -> None:
        if self._sitting.is_finished:
            return
        if self._sitting.is_over:
            self._end()
            return
        self._tell(self.words())
        self.start()
