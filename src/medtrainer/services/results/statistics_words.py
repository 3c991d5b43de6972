"""What item statistics mean, in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.services.wording import count_of, percent
from medtrainer.statistics.items import FEWEST_ANSWERS

if TYPE_CHECKING:
    from medtrainer.services.results.statistics import SetReport
    from medtrainer.statistics.items import ItemStatistics

_EASY, _HARD = 0.95, 0.35
_PARTS = 30.0
_HARDLY = 10.0

MEANINGS = (
    "Right: the share of first attempts that had the duty right. Parts: how much more often those"
    " who did well in the rest had it right than those who did not, from -100 to 100; told from 20"
    " answers on."
)


def item_verdict(item: ItemStatistics, report: SetReport) -> str:
    """Say what an item's figures mean, in one short sentence."""
    if item.suspect:
        share = item.drawn / item.n
        title = report.wordings.position(item.suspect)
        return f"Look at the key: {percent(share)} chose {title}."
    if item.discrimination is not None and item.discrimination < 0:
        return "Look at the key: those who did well did worse here."
    if item.n < FEWEST_ANSWERS:
        return ""
    if item.facility >= _EASY:
        return "Nearly everybody knows it."
    if item.facility <= _HARD:
        return "Most people do not know it yet."
    if item.discrimination is None:
        return ""
    if item.discrimination < _HARDLY:
        return "It hardly tells people apart."
    return "It tells people apart well." if item.discrimination >= _PARTS else ""


def right_words(item: ItemStatistics, report: SetReport) -> str:
    """Name the positions that are right: "Biller", of a shared duty "Biller or Coder"."""
    return " or ".join(report.wordings.position(role) for role in item.rights)


def set_words(report: SetReport) -> tuple[str, ...]:
    """Say in sentences how a set was answered as a whole."""
    figures = report.statistics
    if not figures.learners or figures.totals.mean is None:
        return ("Nobody has finished this set yet, or nothing was collected.",)
    people = count_of(figures.learners, "person", "people")
    rows = "rows" if figures.rows is None else f"of {count_of(figures.rows, 'row')}"
    spread = f", spread {figures.totals.sd:.1f}" if figures.totals.sd is not None else ""
    whole = f"{people}, first attempts: on average {figures.totals.mean:.1f} {rows} right{spread}."
    consistency = figures.consistency
    if consistency.alpha is None:
        return (whole, f"How consistent the set is cannot be told. {consistency.why}")
    alpha = f"Its consistency (Cronbach's alpha, at most 1) is {consistency.alpha:.2f}"
    error = f"; two scores in three are within {consistency.standard_error:.1f} rows of the truth."
    return (whole, alpha + error)
