"""A transcript in words: the same facts on paper, on a screen and in HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from medtrainer.gradebook.rows import from_ms
from medtrainer.services.wording import count_of, percent
from medtrainer.text import visible

if TYPE_CHECKING:
    from datetime import date

    from medtrainer.gradebook.rows import AttemptRow
    from medtrainer.model.roster import Learner
    from medtrainer.services.results.transcript import Entry, Item

CANNOT_PROVE = (
    "What was collected cannot be changed unnoticed. Before it is collected, people own the file of"
    " their own record, and nobody else's; and training is no proof of competence."
)
"""What a reader must know who takes a transcript for proof."""

_IDENTIFIED = {
    "uid": "by the account's number, from the kernel",
    "forced-command": "unverified: named by the key of a shared account",
    "self-declared": "unverified: named by themselves in a shared account",
}
_DAY = 24 * 60 - 1


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of an attempt's facts.

    Attributes:
        name: What it is, as "Score".
        text: What it says.
    """

    name: str
    text: str


def person_words(learner: Learner) -> str:
    """Say who somebody is: job title, site, day of hire, and whether they have left."""
    hired = f"hired {_day(learner.hired)}" if learner.hired else ""
    left = "" if learner.active else "has left"
    parts = (learner.title, learner.site, hired, ", ".join(learner.groups), left)
    return " · ".join(visible(part) for part in parts if part)


def outcome_words(entry: Entry) -> str:
    """Say how an attempt came out: "passed", "not passed, late", "not finished"."""
    if entry.sat.row.finished is None:
        outcome = "not finished"
    elif entry.passed is None:
        outcome = "done"
    else:
        outcome = "passed" if entry.passed else "not passed"
    return f"{outcome}, late" if entry.late else outcome


def facts_of(entry: Entry) -> tuple[Fact, ...]:
    """Return the facts of an attempt that an auditor asks for (product.md, 17)."""
    row = entry.sat.row
    facts = (
        ("When", _when(row)),
        ("Score", _score(entry)),
        ("Regraded", _regraded(entry)),
        ("Due", _due(entry)),
        ("Person", _person(row)),
        ("Content", f"{row.quiz}, {row.content}"),
        ("Record", f"attempt {row.attempt}, {row.machine}, collected {_utc(row.collected_at)}"),
    )
    return tuple(Fact(name, visible(text)) for name, text in facts if text)


def item_words(item: Item) -> str:
    """Say how a row was answered: "right: Medical Coder", "wrong: …; right is …"."""
    chosen = visible(item.chosen_text) or "left empty"
    regraded = " (regraded)" if item.was_right != item.is_right else ""
    critical = " It had to be right to pass." if item.critical and not item.is_right else ""
    if item.is_right:
        return f"right: {chosen}{regraded}"
    return f"wrong: {chosen}; right is {visible(item.right_text)}{regraded}.{critical}"


def _when(row: AttemptRow) -> str:
    zone = timezone(timedelta(minutes=max(-_DAY, min(_DAY, row.utc_offset))))
    started = _local(from_ms(row.started), zone)
    if row.finished is None:
        return f"begun {started:%d %b %Y %H:%M} ({zone})"
    ended = _local(from_ms(row.finished), zone)
    spent = count_of(round(row.ms / 60_000), "minute")
    end = f"{ended:%H:%M}" if ended.date() == started.date() else f"{ended:%d %b %Y %H:%M}"
    return f"{started:%d %b %Y %H:%M} to {end} ({zone}), {spent} at it"


def _local(moment: datetime, zone: timezone) -> datetime:
    try:
        return moment.astimezone(zone)
    except OverflowError:  # a clock at the end of the calendar
        return moment


def _score(entry: Entry) -> str:
    row, sat = entry.sat.row, entry.sat
    if row.finished is None:
        return ""
    needed = f", {entry.needed} needed" if entry.needed else ", no pass mark"
    missed = (
        f"; {count_of(sat.critical_missed, 'critical duty', 'critical duties')} wrong"
        if sat.critical_missed
        else ""
    )
    return f"{sat.right} of {row.total_rows} ({percent(sat.score)}){needed}{missed}"


def _regraded(entry: Entry) -> str:
    sat = entry.sat
    if not sat.regrades or sat.right == sat.row.right_rows:
        return ""
    reasons = "; ".join(
        f"{regrade.decided.by}, {_day(regrade.decided.at.date())}: {regrade.decided.reason}"
        for regrade in sat.regrades
    )
    return f"before it was {sat.row.right_rows} of {sat.row.total_rows} ({reasons})"


def _due(entry: Entry) -> str:
    row = entry.sat.row
    due = _day(entry.due) if entry.due else ""
    by = f"assigned by {row.assigned_by}" if row.assigned_by else ""
    return ", ".join(filter(None, (due, by)))


def _person(row: AttemptRow) -> str:
    who = ", ".join(filter(None, (row.name or row.login, row.title)))
    how = _IDENTIFIED.get(row.identified, row.identified)
    return f"{who}; account {row.login} ({row.uid}), identified {how}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _utc(ms: int) -> str:
    return f"{from_ms(ms):%Y-%m-%d %H:%M} UTC"
