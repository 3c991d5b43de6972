"""Who is taken for whom, over everything that was collected."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.columns import fitted
from medtrainer.gradebook.results import mixups
from medtrainer.services.results.sets import find_sat_set
from medtrainer.services.results.wordings import Wordings
from medtrainer.services.wording import percent
from medtrainer.statistics.confusion import Pair, pairs_of, top_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medtrainer.services.results.desk import Desk

SHADES = " ░▒▓█"
"""From hardly ever to nearly always."""

MOST = 9
"""Positions that have room beside one another in 80 columns."""

EMPTY = "empty"
"""The head of the column of rows that were left empty."""

_SHORT = 6
_STEPS = (0.05, 0.15, 0.3, 0.5)


@dataclass(frozen=True, slots=True)
class Mixups:
    """Mix-ups as a table.

    Attributes:
        pairs: Everything that was chosen, right answers and empty rows included.
        top: The mix-ups, those that are most certain to be frequent first.
        positions: Ids of the positions, those that are mixed up most first.
        shorts: A short name for each position, each another.
        wordings: What positions are called.
    """

    pairs: tuple[Pair, ...]
    top: tuple[Pair, ...]
    positions: tuple[str, ...]
    shorts: dict[str, str]
    wordings: Wordings


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Mix-ups as a picture: a row for each position that was right.

    Attributes:
        positions: Ids of the positions of the rows, those that are mixed up most first.
        heads: What stands above the cells: short names in the same order, "empty" at the end.
        rows: The cells of each row.
        more: How many positions are left out.
    """

    positions: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int


def find_mixups(desk: Desk, *, practice: bool = False, quiz: str = "") -> Mixups:
    """Return the mix-ups of all finished attempts that count.

    They are counted by the keys as they were recorded: a regrade mends marks, not history.

    Args:
        desk: What the trainer works with.
        practice: Whether practice counts, too.
        quiz: Only this set, by id or title; "" for all.

    Raises:
        RequestProblem: There is no such set.
    """
    quiz_id = find_sat_set(desk, quiz) if quiz else ""
    counts = mixups(desk.database, practice=practice, quiz=quiz_id)
    pairs = pairs_of(counts)
    top = top_pairs(pairs)
    order = dict.fromkeys(role for pair in top for role in (pair.right, pair.chosen))
    order.update(dict.fromkeys(role for pair in pairs for role in (pair.right, pair.chosen)))
    order.pop("", None)
    wordings = Wordings(desk.workspace.office.catalogue, desk.database)
    positions = tuple(order)
    return Mixups(pairs, top, positions, _shorts(desk, positions, wordings), wordings)


def heat_map(found: Mixups, most: int = MOST) -> HeatMap:
    """Return mix-ups as a picture; rows that were left empty have a column of their own.

    Args:
        found: The mix-ups.
        most: How many positions it may have.
    """
    shown = found.positions[:most]
    pairs = {(pair.right, pair.chosen): pair for pair in found.pairs}
    rows = tuple(
        tuple(cell(pairs.get((right, chosen)), same=right == chosen) for chosen in (*shown, ""))
        for right in shown
    )
    heads = (*(found.shorts[role] for role in shown), EMPTY)
    return HeatMap(shown, heads, rows, len(found.positions) - len(shown))


def cell(pair: Pair | None, *, same: bool) -> str:
    """Return what stands in a cell: "43%▓" where it happened, "." where not, "–" for the same."""
    if same:
        return "–"
    if pair is None or not pair.times:
        return "."
    return f"{percent(pair.share).replace(' ', '')}{shade(pair.share)}"


def shade(share: float) -> str:
    """Return a block that is the darker the larger a share from 0 to 1 is."""
    return SHADES[sum(share >= step for step in _STEPS)]


def sentence(pair: Pair, wordings: Wordings) -> str:
    """Say a mix-up: "Medical Coder is taken for Medical Biller in 43 % of 70 answers."."""
    right, chosen = wordings.position(pair.right), wordings.position(pair.chosen)
    return f"{right} is taken for {chosen} in {percent(pair.share)} of {pair.shown} answers."


def _shorts(desk: Desk, positions: Sequence[str], wordings: Wordings) -> dict[str, str]:
    """Return a short name for each position: its abbreviation, else the start of its title."""
    abbreviations = {r.id: r.abbreviation for r in desk.workspace.office.catalogue.roles}
    numbers: Counter[str] = Counter()
    taken = {EMPTY}
    shorts: dict[str, str] = {}
    for role in positions:
        wanted = abbreviations.get(role) or _initials(wordings.position(role))
        start = short = fitted(wanted, _SHORT)
        while short in taken:
            numbers[start] += 1
            number = str(numbers[start] + 1)
            short = fitted(wanted, _SHORT - len(number)) + number
        taken.add(short)
        shorts[role] = short
    return shorts


def _initials(title: str) -> str:
    words = title.split()
    return "".join(word[0] for word in words) if len(words) > 1 else title[:4]
