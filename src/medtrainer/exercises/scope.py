"""What an exercise is drawn from, and how large it is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medtrainer.exercises.index import Index


@dataclass(frozen=True, slots=True)
class Shape:
    """How large an exercise is wanted.

    Attributes:
        duties: Premises, at least 1.
        positions: Options, more than premises where reuse is off.
        reuse: Whether a position may be right for several duties.
        near: Share of the options, beside the anchor's, that are near misses of it.
    """

    duties: int = 5
    positions: int = 7
    reuse: bool = True
    near: float = 0.5


@dataclass(frozen=True, slots=True)
class Pool:
    """Some positions, as numbers and as bits.

    Attributes:
        numbers: The positions, ascending.
        bits: The same as a mask.
    """

    numbers: tuple[int, ...]
    bits: int


@dataclass(frozen=True, slots=True)
class Scope:
    """Which positions take part.

    Attributes:
        asked: Positions whose duties come round; those without duties are left out.
        shown: Positions that may be on show, the asked ones included.
        beside: Positions whose duties may be asked beside those, None for `asked` alone.
    """

    asked: Pool
    shown: Pool
    beside: Pool | None = None

    @property
    def keyed(self) -> Pool:
        """Positions that may be right for a row that an exercise does not begin with."""
        return self.beside or self.asked


def scope_of(
    index: Index,
    asked: Iterable[str] = (),
    *,
    spares_from_all: bool = True,
    with_foils: bool = False,
) -> Scope:
    """Return the scope of some roles.

    Args:
        index: The office.
        asked: Ids of the roles whose duties are asked; none means all.
        spares_from_all: Whether spare positions come from the whole office or from `asked` alone.
        with_foils: Whether duties of all that may be on show are asked beside those of `asked`.

    Raises:
        KeyError: A role id is unknown.
    """
    everybody = _pool(range(len(index.roles)))
    numbers = sorted({index.numbers[role_id] for role_id in asked})
    named = _pool(numbers) if numbers else everybody
    shown = everybody if spares_from_all else named
    asked_ones = _with_duties(index, named)
    return Scope(asked_ones, shown, _with_duties(index, shown) if with_foils else None)


def _with_duties(index: Index, pool: Pool) -> Pool:
    return _pool(number for number in pool.numbers if index.duties_of[number])


def _pool(numbers: Iterable[int]) -> Pool:
    kept = tuple(numbers)
    return Pool(kept, sum(1 << number for number in kept))
