"""Assigning sets, withdrawing, and other terms for one person: each act is a file of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medtrainer.content.assignments import FOLDER, read_assignments
from medtrainer.content.decisions import write_decision
from medtrainer.content.roster import read_roster
from medtrainer.content.written import FOR_ALL, write_new
from medtrainer.errors import RequestProblem
from medtrainer.exercises.fingerprint import fingerprint
from medtrainer.exercises.match import GENERATOR
from medtrainer.model.assignment import Assignment, Override, Terms, Withdrawal
from medtrainer.model.decision import OverrideReason
from medtrainer.services.assigned import people_of
from medtrainer.services.deciding import new_decision, new_stem
from medtrainer.services.draws import find_set
from medtrainer.services.identity import has_account
from medtrainer.services.suggestions import nearest
from medtrainer.services.trainers import require_trainer
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from medtrainer.content.assignments import Assignments
    from medtrainer.model.quiz import QuizSet
    from medtrainer.model.roster import Learner, Roster
    from medtrainer.services.workspace import Workspace

_KINDS = {"group": "group", "site": "site", "title": "job title"}


@dataclass(frozen=True, slots=True)
class Plan:
    """An assignment as it would be, for whoever is about to confirm it.

    Attributes:
        quiz: The set.
        to: Whom, as it will be written.
        terms: What it changes of the set's rules.
        people: Whom it reaches now; people who join a group later are reached, too.
    """

    quiz: QuizSet
    to: tuple[str, ...]
    terms: Terms
    people: tuple[Learner, ...]


def plan_assignment(workspace: Workspace, quiz: str, to: Sequence[str], terms: Terms) -> Plan:
    """Return what an assignment would be; nothing is written.

    Args:
        workspace: Who assigns.
        quiz: The set, by id or title.
        to: Logins, "group:…", "site:…", "title:…".
        terms: What it changes of the set's rules.

    Raises:
        RequestProblem: There is no such set, person, group, site or title, or the day is over.
        EnvironmentProblem: This is no trainer.
    """
    folder = require_trainer(workspace, "assign sets")
    found = find_set(workspace.office, quiz)
    roster = read_roster(folder)[0]
    words = tuple(dict.fromkeys(_known(word.strip(), roster) for word in to if word.strip()))
    if not words:
        raise RequestProblem("Nobody is named.", "Say --to LOGIN, group:…, site:… or title:….")
    _require_ahead(terms.due, workspace)
    act = Assignment("", found.id, words, terms, "", workspace.now())
    reached = tuple(learner for learner in people_of(act, roster) if learner.active)
    if not reached:
        raise RequestProblem(
            "Nobody who works here is reached by that.",
            "“medtrainer roster list” shows everybody, with their groups.",
        )
    return Plan(found, words, terms, reached)


def assign(workspace: Workspace, plan: Plan) -> Assignment:
    """Write an assignment.

    Raises:
        EnvironmentProblem: This is no trainer, or it cannot be written.
    """
    folder = require_trainer(workspace, "assign sets")
    now = workspace.now().replace(microsecond=0)
    stem = new_stem(workspace, plan.quiz.id)
    content = fingerprint(workspace.office.catalogue, plan.quiz, GENERATOR)
    by = workspace.person.login
    act = Assignment(stem, plan.quiz.id, plan.to, plan.terms, by, now, content)
    document = {"format": 1, "quiz": act.quiz, "to": list(act.to), **_terms(act.terms)}
    _write(folder, stem, {**document, "content": content}, by, now)
    return act


def override(workspace: Workspace, login: str, quiz: str, terms: Terms, reason: str) -> Override:
    """Give one person other terms in every assignment of a set; the newest such file holds.

    The reason goes to decisions/, which learners cannot read, and first: no override lacks one.

    Raises:
        RequestProblem: Nobody has this login, the set is not assigned to them, nothing would
            change, or there is no reason.
        EnvironmentProblem: This is no trainer, or it cannot be written.
    """
    folder = require_trainer(workspace, "override")
    quiz_id = find_set(workspace.office, quiz).id
    acts, roster = read_assignments(folder), read_roster(folder)[0]
    if terms == Terms():
        raise RequestProblem("Nothing would change.", "Say --due, --attempts, --pass-mark, …")
    if not reason.strip():
        raise RequestProblem("An override needs a reason.", "Give it with --reason “…”.")
    _require_ahead(terms.due, workspace)
    _require_assigned(login, quiz_id, acts, roster)
    now = workspace.now().replace(microsecond=0)
    stem = new_stem(workspace, f"{quiz_id}-override")
    act = Override(stem, login, quiz_id, terms, workspace.person.login, now)
    decided = new_decision(workspace, "override", reason)
    write_decision(folder, OverrideReason(decided, stem))
    document = {"format": 1, "override": login, "quiz": quiz_id, **_terms(terms)}
    _write(folder, stem, document, act.assigned_by, now)
    return act


def withdraw(workspace: Workspace, stem: str) -> Withdrawal:
    """End an assignment or an override, by a new file: its own stays as it was.

    Raises:
        RequestProblem: There is none of this name, or it has ended before.
        EnvironmentProblem: This is no trainer, or it cannot be written.
    """
    folder = require_trainer(workspace, "withdraw assignments")
    acts = read_assignments(folder)
    holding = {act.stem for act in acts.holding} | {act.stem for act in acts.holding_overrides}
    if stem not in holding:
        was = "has been withdrawn before" if stem in acts.withdrawn else "does not exist"
        raise RequestProblem(
            f"The assignment “{visible(stem)}” {was}.",
            nearest(stem, holding, "“medtrainer assignments” lists what holds."),
        )
    now = workspace.now().replace(microsecond=0)
    by = workspace.person.login
    act = Withdrawal(new_stem(workspace, f"withdraw-{stem}"), stem, by, now)
    _write(folder, act.stem, {"format": 1, "withdraws": stem}, by, now)
    return act


def _write(folder: Path, stem: str, document: dict[str, Any], by: str, now: datetime) -> None:
    signed = {**document, "assigned_by": by, "assigned_at": now}
    write_new(folder / FOLDER / f"{stem}.toml", signed, FOR_ALL)


def _terms(terms: Terms) -> dict[str, Any]:
    names = ("due", "attempts", "pass_mark", "minutes")
    return {name: getattr(terms, name) for name in names if getattr(terms, name) is not None}


def _require_ahead(due: date | None, workspace: Workspace) -> None:
    if due is not None and due < workspace.now().astimezone().date():
        raise RequestProblem(f"The day {due} is over.", "Name today or a later day.")


def _known(word: str, roster: Roster) -> str:
    """Return an addressee as it will be written.

    Raises:
        RequestProblem: The roster has nobody like that.
    """
    kind, colon, name = word.partition(":")
    if not colon or kind not in _KINDS:
        if roster.by_login(word):
            return word
        by_name = [one for one in roster.learners if one.name.casefold() == word.casefold()]
        if len(by_name) == 1:
            return by_name[0].login
        if has_account(word):  # somebody whom nobody has listed yet
            return word
        raise RequestProblem(
            f"Nobody in the roster has the login “{visible(word)}”.",
            nearest(word, _names(roster), "“medtrainer roster list” shows everybody."),
        )
    there = _values(kind, roster)
    found = next((value for value in there if value.casefold() == name.strip().casefold()), None)
    if found is None:
        known = ", ".join(sorted(there)) or "none"
        raise RequestProblem(
            f"Nobody in the roster has the {_KINDS[kind]} “{visible(name)}”.",
            nearest(name, there, f"There are: {visible(known)}."),
        )
    return f"{kind}:{found}"


def _names(roster: Roster) -> Iterable[str]:
    return (name for one in roster.learners for name in (one.login, one.name) if name)


def _values(kind: str, roster: Roster) -> list[str]:
    values: dict[str, None] = {}
    for learner in roster.learners:
        found = learner.groups if kind == "group" else (getattr(learner, kind),)
        values.update(dict.fromkeys(filter(None, found)))
    return list(values)


def _require_assigned(login: str, quiz: str, acts: Assignments, roster: Roster) -> None:
    if roster.by_login(login) is None and not any(login in act.to for act in acts.holding):
        raise RequestProblem(
            f"Nobody in the roster has the login “{visible(login)}”.",
            nearest(login, _names(roster), "“medtrainer roster list” shows everybody."),
        )
    reached = (
        act
        for act in acts.holding
        if act.quiz == quiz and any(one.login == login for one in people_of(act, roster))
    )
    if next(reached, None) is None:
        raise RequestProblem(
            f"“{visible(quiz)}” is not assigned to {visible(login)}.",
            "An override changes an assignment; “medtrainer assign” makes one.",
        )
