"""Faults of what trainers write about people: roster, assignments, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.content import assignments, decisions, roster
from medtrainer.content.assignments import Known, read_act
from medtrainer.content.decisions import read_decision
from medtrainer.content.files import toml_files
from medtrainer.content.roster import read_roster, read_roster_file

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from medtrainer.model.fault import Fault
    from medtrainer.model.roster import Roster

_ASSIGNMENT_KEYS = frozenset({"to", "override", "withdraws"})
_DECISION_KEYS = frozenset({"kind", "by", "at"})


def people_faults(folder: Path, sets: Collection[str]) -> tuple[Fault, ...]:
    """Return the faults of an office's roster, assignments and decisions.

    Decisions that this account may not read are left out: they are none of its business.

    Args:
        folder: The office's folder.
        sets: Ids of its quiz sets.
    """
    people, faults = read_roster(folder)
    known = Known(frozenset(sets), lambda to: _reach(to, people))
    found = [*faults]
    for path in toml_files(folder / assignments.FOLDER):
        found += read_act(path, known)[1]
    return (*found, *decisions.read_decisions(folder)[1])


def file_faults(path: Path, keys: Collection[str]) -> tuple[Fault, ...] | None:
    """Return the faults of a single file, None if it is neither of these."""
    place = path.absolute().parent.name
    if path.name == roster.FILE or "learner" in keys:
        return read_roster_file(path)[1]
    if place == decisions.FOLDER or set(keys) >= _DECISION_KEYS:  # one may name an override, too
        return read_decision(path)[1]
    if place == assignments.FOLDER or not _ASSIGNMENT_KEYS.isdisjoint(keys):
        return read_act(path)[1]
    return None


def _reach(to: tuple[str, ...], people: Roster) -> bool:
    """Tell whether somebody of the roster is named; a login alone may be anybody's account."""
    words = {
        *(f"group:{group}" for one in people.learners for group in one.groups),
        *(f"site:{one.site}" for one in people.learners),
        *(f"title:{one.title}" for one in people.learners),
    }
    there = {word.casefold() for word in words}
    return any(_is_login(word) or word.casefold() in there for word in to)


def _is_login(word: str) -> bool:
    return word.partition(":")[0] not in ("group", "site", "title")
