"""Whom an assignment reaches, and on which terms: pure, over roster and assignments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.model.assignment import Assigned
from medtrainer.model.roster import Learner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medtrainer.content.assignments import Assignments
    from medtrainer.model.assignment import Assignment, Override
    from medtrainer.model.roster import Roster


@dataclass(frozen=True, slots=True)
class Addressees:
    """Whom an assignment is addressed to, put so that many people are matched quickly.

    Attributes:
        logins: Logins.
        groups: Groups, case folded.
        sites: Sites, case folded.
        titles: Job titles, case folded.
    """

    logins: frozenset[str]
    groups: frozenset[str]
    sites: frozenset[str]
    titles: frozenset[str]

    def reach(self, learner: Learner) -> bool:
        """Tell whether a person is among them."""
        return (
            learner.login in self.logins
            or learner.site.casefold() in self.sites
            or learner.title.casefold() in self.titles
            or any(group.casefold() in self.groups for group in learner.groups)
        )


def addressees(to: Iterable[str]) -> Addressees:
    """Return whom words such as "areyes", "group:new", "site:north" and "title:…" address."""
    kinds: dict[str, set[str]] = {"group": set(), "site": set(), "title": set()}
    logins: set[str] = set()
    for word in to:
        kind, colon, name = word.partition(":")
        if colon and kind in kinds:
            kinds[kind].add(name.strip().casefold())
        else:
            logins.add(word)
    groups, sites, titles = (frozenset(kinds[kind] - {""}) for kind in kinds)
    return Addressees(frozenset(logins), groups, sites, titles)


def assigned_to(learner: Learner, acts: Assignments) -> tuple[Assigned, ...]:
    """Return what is assigned to a person, the oldest assignment first.

    Of the overrides of a set that name the person, the newest holds; what it does not name stays as
    the assignment has it (formats.md, section 4).
    """
    newest = {act.quiz: act for act in acts.holding_overrides if act.login == learner.login}
    return tuple(
        _with_override(act, learner.login, newest.get(act.quiz))
        for act in acts.holding
        if addressees(act.to).reach(learner)
    )


def assigned_to_all(roster: Roster, acts: Assignments) -> list[tuple[Learner, Assigned]]:
    """Return every person with everything that is assigned to them, leavers, too.

    Args:
        roster: The people; whoever an assignment names by login alone is one, too.
        acts: Everything that was assigned.
    """
    newest = {(act.login, act.quiz): act for act in acts.holding_overrides}
    reached: list[tuple[Learner, Assigned]] = []
    for act in acts.holding:
        for learner in people_of(act, roster):
            override = newest.get((learner.login, act.quiz))
            reached.append((learner, _with_override(act, learner.login, override)))
    return reached


def people_of(act: Assignment, roster: Roster) -> list[Learner]:
    """Return the people whom an assignment reaches; also logins that no roster lists."""
    wanted = addressees(act.to)
    listed = {learner.login for learner in roster.learners}
    found = [learner for learner in roster.learners if wanted.reach(learner)]
    strangers = sorted(wanted.logins - listed)
    return [*found, *map(Learner, strangers)]


def _with_override(act: Assignment, login: str, override: Override | None) -> Assigned:
    terms, other = act.terms, override.terms if override else None
    return Assigned(
        assignment=act,
        login=login,
        due=other.due if other and other.due is not None else terms.due,
        attempts=other.attempts if other and other.attempts is not None else terms.attempts,
        pass_mark=other.pass_mark if other and other.pass_mark is not None else terms.pass_mark,
        minutes=other.minutes if other and other.minutes is not None else terms.minutes,
        override=override.stem if override else "",
    )
