"""A matching exercise while it grows, under rule U+ at every step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.exercises.problems import RuleBroken, UnmatchableAnchor

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.exercises.chance import Chance
    from medtrainer.exercises.index import Index

    Fresh = Callable[[int], bool]

MOST_DUTIES_READ = 64
"""Duties of one position that are looked at in one go; hardly any has as many."""


class Board:
    """Who is on show, who is barred, what is asked.

    Attributes:
        index: The office.
        size: Positions the exercise will show: what was asked for, or all that the anchor leaves.
        rows: The rows so far as (duty, position), the anchor first.
        on_show: The positions on show, in the order they came in.
        shown: The same as bits.
        barred: Positions that do a shown duty, or may do it, and so must stay away, as bits.
    """

    __slots__ = ("_room", "_wordings", "barred", "index", "on_show", "rows", "shown", "size")

    def __init__(self, index: Index, room: int, size: int, anchor: tuple[int, int]) -> None:
        """Begin with an anchor.

        Args:
            index: The office.
            room: Positions that may be on show, as bits.
            size: Positions wanted on show.
            anchor: Number of a duty and of one of its owners.

        Raises:
            UnmatchableAnchor: Every other position does the anchor's duty too.
        """
        self.index = index
        self.rows: list[tuple[int, int]] = []
        self.on_show: list[int] = []
        self.shown = self.barred = 0
        self._room = room
        self._wordings: set[int] = set()
        self._seat(*anchor)
        self.size = min(size, (room & ~self.barred).bit_count())
        if self.size < 2:
            text = index.duty(anchor[1], anchor[0]).text
            raise UnmatchableAnchor(
                f"“{text}” cannot be asked: every position that could be shown does it too.",
                "Ask it together with positions that do not do it.",
            )

    def is_free(self, position: int) -> bool:
        """Tell whether a position may still come on show."""
        return not (self.shown | self.barred) >> position & 1

    def ask(self, position: int, fresh: Fresh, chance: Chance) -> bool:
        """Ask one more duty of a position that is free or on show, a fresh one if there is one.

        It must be a duty that nobody else on show does, and enough positions must stay admissible
        to fill the exercise up to its size. Returns False if no duty fits.
        """
        others = ~(1 << position)
        masks, size = self.index.masks, self.size
        shown, admissible = self.shown & others, self._room & ~self.barred
        fits = [
            duty
            for duty in self._some_duties(position, chance)
            if not masks[duty] & shown
            and (admissible & ~(masks[duty] & others)).bit_count() >= size
        ]
        return self._ask_one_of(fits, position, fresh, chance)

    def seat_spare(self, position: int) -> None:
        """Bring a free position on show without a duty."""
        self.shown |= 1 << position
        self.on_show.append(position)

    def keyed(self) -> list[int]:
        """Return the positions that are right for some row, each once, as they came in."""
        return list(dict.fromkeys(position for _, position in self.rows))

    def assert_rule(self) -> None:
        """Make sure of rule U+ on what is about to be shown.

        Raises:
            RuleBroken: It does not hold; no exercise may be made of this board.
        """
        for duty, position in self.rows:
            alone = self.index.masks[duty] & self.shown == 1 << position
            if not alone or position not in self.index.owners[duty]:
                raise RuleBroken(self.index.duty_ids[duty])
        if len(self.on_show) <= len(self.keyed()):
            raise RuleBroken("no spare position")

    def _some_duties(self, position: int, chance: Chance) -> tuple[int, ...]:
        """Return a position's duties; of very many, some from anywhere among them."""
        duties = self.index.duties_of[position]
        if len(duties) <= MOST_DUTIES_READ:
            return duties
        start = chance.below(len(duties))
        return (duties[start:] + duties[:start])[:MOST_DUTIES_READ]

    def _ask_one_of(self, fits: list[int], position: int, fresh: Fresh, chance: Chance) -> bool:
        wordings = self.index.wordings
        distinct = [duty for duty in fits if wordings[duty] not in self._wordings]
        if not distinct:
            return False
        unseen = [duty for duty in distinct if fresh(duty)]
        self._seat(chance.pick(unseen or distinct), position)
        return True

    def _seat(self, duty: int, position: int) -> None:
        bit = 1 << position
        if not self.shown & bit:
            self.seat_spare(position)
        self.rows.append((duty, position))
        self._wordings.add(self.index.wordings[duty])
        self.barred |= self.index.masks[duty] & ~bit
