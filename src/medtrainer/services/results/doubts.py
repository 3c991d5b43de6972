"""Pairs that learners doubt, and what trainers answer; a mended key regrades."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.content.decisions import of_kind, write_decision
from medtrainer.errors import RequestProblem
from medtrainer.gradebook import results
from medtrainer.gradebook.rows import from_ms
from medtrainer.gradebook.sheets import unpack
from medtrainer.model.decision import Answer, Regrade
from medtrainer.services.deciding import new_decision
from medtrainer.services.lookup import find_role
from medtrainer.services.results.sat import person_of
from medtrainer.services.results.sets import find_sat_set
from medtrainer.services.results.wordings import Wordings
from medtrainer.services.suggestions import nearest
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from medtrainer.gradebook.results import DisputeRow
    from medtrainer.gradebook.rows import AttemptRow
    from medtrainer.services.results.desk import Desk

_ID = 4
"""Bytes of a dispute's id: short enough to be typed."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A pair that a learner doubts.

    Attributes:
        id: What names it.
        person: Login of the learner.
        name: The learner's name, else the login.
        at: When, in UTC.
        quiz: Id of the set, "" in practice.
        title: Title of the set.
        duty: Id of the duty.
        text: The duty.
        right: Id of the position that is right by the recorded key, "" where that is not known.
        right_title: Its title.
        chosen: Id of the position that the learner chose, "" for none.
        chosen_title: Its title.
        comment: What the learner says.
        answer: A trainer's answer, None until there is one.
    """

    id: str
    person: str
    name: str
    at: datetime
    quiz: str
    title: str
    duty: str
    text: str
    right: str
    right_title: str
    chosen: str
    chosen_title: str
    comment: str
    answer: Answer | None


def doubts(desk: Desk) -> list[Doubt]:
    """Return all doubts: those without an answer first, the oldest of them on top."""
    answers = {answer.dispute: answer for answer in of_kind(desk.decisions, Answer)}
    wordings = Wordings(desk.workspace.office.catalogue, desk.database)
    rows = results.disputes(desk.database)
    attempts = _attempts(desk, rows)
    found = [
        _doubt(desk, row, attempts.get((row.machine, row.uid, row.attempt)), answers, wordings)
        for row in rows
    ]
    return sorted(found, key=lambda doubt: (doubt.answer is not None, doubt.at))


def find_doubt(desk: Desk, named: str) -> Doubt:
    """Return a doubt by its id.

    Raises:
        RequestProblem: There is none with this id.
    """
    everything = doubts(desk)
    found = next((doubt for doubt in everything if doubt.id == named.casefold()), None)
    if found is None:
        raise RequestProblem(
            f"There is no dispute “{visible(named)}”.",
            nearest(named, (d.id for d in everything), "“medtrainer disputes” lists them."),
        )
    return found


def answer_doubt(
    desk: Desk, doubt: Doubt, *, accepted: bool, reason: str, right: str = ""
) -> Regrade | None:
    """Answer a doubt; where it is accepted, whoever answered alike gets the mark.

    Args:
        desk: What the trainer works with.
        doubt: The doubt.
        accepted: Whether the learner was right to doubt the pair.
        reason: Why, for other trainers and auditors.
        right: Position that is right in place of the recorded one, by id, title or abbreviation; ""
            for both the recorded one and the one that the learner chose.

    Returns:
        What was regraded, None where no mark changes.

    Raises:
        RequestProblem: There is no reason, no such position, or the doubt has an answer.
        EnvironmentProblem: It cannot be written.
    """
    if doubt.answer:
        by = visible(doubt.answer.decided.by)
        raise RequestProblem(f"This dispute has an answer, by {by}.", "It stays as it is.")
    _require_reason(reason)
    positions = {find_role(desk.workspace.office.catalogue, right).id} if right else set()
    if accepted and not positions and doubt.chosen not in ("", doubt.right):
        positions = {doubt.right, doubt.chosen}
    folder = Path(desk.workspace.office.folder)
    decided = new_decision(desk.workspace, f"dispute-{doubt.id}", reason)
    regrade = None
    if accepted and doubt.quiz and doubt.right and positions and positions != {doubt.right}:
        about = new_decision(desk.workspace, f"regrade-{doubt.quiz}", reason)
        regrade = Regrade(about, doubt.quiz, doubt.duty, doubt.right, frozenset(positions))
        write_decision(folder, regrade)
    write_decision(folder, Answer(decided, doubt.id, accepted))
    return regrade


def regrade_key(
    desk: Desk, quiz: str, duty: str, right: Collection[str], reason: str
) -> tuple[Regrade, ...]:
    """Mend the key of a duty in all attempts at a set; one decision for each key that it had.

    Args:
        desk: What the trainer works with.
        quiz: The set, by id or title.
        duty: Id of the duty.
        right: Positions that are right, by id, title or abbreviation.
        reason: Why.

    Raises:
        RequestProblem: There is no such set or position, no reason, or nobody was asked the duty.
        EnvironmentProblem: It cannot be written.
    """
    _require_reason(reason)
    office = desk.workspace.office
    quiz_id = find_sat_set(desk, quiz)
    roles = frozenset(find_role(office.catalogue, name).id for name in right)
    keys = {
        mark.right
        for row in results.attempts_where(desk.database, quiz=quiz_id, sheets=True)
        for sheet in unpack(row.sheets)
        for mark in sheet.marks
        if mark.premise == duty
    }
    if not keys:
        raise RequestProblem(
            f"Nobody was asked “{visible(duty)}” in this set.",
            "“medtrainer stats SET --json” lists the duties by their ids.",
        )
    regrades = tuple(
        Regrade(
            new_decision(desk.workspace, f"regrade-{quiz_id}", reason), quiz_id, duty, was, roles
        )
        for was in sorted(keys)
    )
    for regrade in regrades:
        write_decision(Path(office.folder), regrade)
    return regrades


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise RequestProblem("A decision needs a reason.", "Give it with --reason “…”.")


def _attempts(desk: Desk, rows: Collection[DisputeRow]) -> dict[tuple[str, int, str], AttemptRow]:
    owners: dict[tuple[str, int], set[str]] = {}
    for row in rows:
        owners.setdefault((row.machine, row.uid), set()).add(row.attempt)
    return {
        (machine, uid, name): attempt
        for (machine, uid), names in owners.items()
        for name, attempt in results.attempts_named(desk.database, machine, uid, names).items()
    }


def _doubt(
    desk: Desk,
    row: DisputeRow,
    attempt: AttemptRow | None,
    answers: Mapping[str, Answer],
    wordings: Wordings,
) -> Doubt:
    doubt_id = _id_of(row)
    right = chosen = ""
    sheets = unpack(attempt.sheets) if attempt else ()
    if row.exercise < len(sheets):
        for mark in sheets[row.exercise].marks:
            if mark.premise == row.premise:
                right, chosen = mark.right, mark.chosen or ""
    person = person_of(attempt, per_machine=desk.per_machine) if attempt else f"uid:{row.uid}"
    return Doubt(
        id=doubt_id,
        person=person,
        name=desk.learner(person).called,
        at=from_ms(row.at),
        quiz=attempt.quiz if attempt else "",
        title=(attempt.quiz_title if attempt else "") or "Practice",
        duty=row.premise,
        text=wordings.duty(row.premise),
        right=right,
        right_title=wordings.position(right),
        chosen=chosen,
        chosen_title=wordings.position(chosen),
        comment=row.comment,
        answer=answers.get(doubt_id),
    )


def _id_of(row: DisputeRow) -> str:
    named = f"{row.machine}\n{row.uid}\n{row.attempt}\n{row.place}"
    return hashlib.blake2b(named.encode(), digest_size=_ID).hexdigest()
