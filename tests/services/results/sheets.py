"""A trainer's desk over a gradebook, and people who sat exercises that the test writes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zlib import crc32

from medtrainer.journal import events
from medtrainer.model.attempt import QuizName
from medtrainer.model.decision import Decided, Regrade
from medtrainer.model.exercise import Exercise, Option, Premise
from medtrainer.model.office import Office, OfficeFacts
from medtrainer.model.quiz import QuizSet
from medtrainer.model.roles import Catalogue, Duty, Role
from medtrainer.services.results.desk import read_desk
from tests.gradebook.world import attempt_id, owner, stamped, take
from tests.journal.world import START, opening
from tests.services.world import workspace

FRONT_DESK = QuizSet("front-desk", "Front desk, coding, billing")
TITLES = {"ma": "Medical Assistant", "rn": "Registered Nurse", "biller": "Medical Biller"}
ROLES = tuple(
    Role(id_, title, "RN" if id_ == "rn" else "", duties=(Duty(f"of-{id_}", f"What {id_} does"),))
    for id_, title in TITLES.items()
)


def desk(database, folder, *, roles=ROLES, sets=(FRONT_DESK,), regrades=(), **facts):
    """Return a trainer's desk in an office that has no people and no assignments."""
    catalogue = Catalogue(roles=roles)
    office = Office(str(folder), facts=OfficeFacts(**facts), catalogue=catalogue, sets=sets)
    found = read_desk(workspace(folder, office=office), database)
    return replace(found, decisions=tuple(regrades))


def regrade(duty, was, *right, day=1, quiz=FRONT_DESK.id):
    decided = Decided(f"regrade-{day}", "dmorgan", datetime(2026, 12, day, tzinfo=UTC), "So.")
    return Regrade(decided, quiz, duty, was, frozenset(right))


def sat(
    *exercises,
    whose="areyes",
    uid=None,
    quiz=FRONT_DESK,
    purpose="set",
    options=tuple(TITLES),
    reuse=True,
    day=0,
    finish=True,
    **changes,
):
    """Return an attempt as its owner and its lines.

    Args:
        exercises: Rows of each: duty, position that is right, position that is chosen (or None).
        whose: Login of whoever sat it.
        uid: Number of the account; by default one that goes with the login.
        quiz: What was sat; None in practice.
        purpose: What for.
        options: Ids of the positions on show.
        reuse: Whether they may be used again.
        day: On which day.
        finish: Whether it was finished.
        changes: Further fields of its opening.
    """
    name = attempt_id()
    named = QuizName(quiz.id, quiz.title) if quiz else None
    fixed = opening(attempt=name, exercises=len(exercises), purpose=purpose, **changes)
    bare = [events.attempt_started(replace(fixed, quiz=named, assignment=None, due=None))]
    shown = [_exercise(index, rows, options, reuse) for index, rows in enumerate(exercises)]
    bare += (events.exercise_shown(name, each) for each in shown)
    for each, rows in zip(shown, exercises, strict=True):
        bare += (
            events.answered(name, each.index, duty, chosen, 900)
            for duty, _, chosen in rows
            if chosen is not None
        )
        if finish:
            bare.append(events.submitted(name, each.index, 0, len(rows)))
    if finish:
        bare.append(events.finished(name, 0, 1, 0.0, False, 60_000))
    number = crc32(whose.encode()) >> 1 if uid is None else uid
    return owner(number, whose), stamped(*bare, at=START + timedelta(days=day))


def collected(database, *attempts):
    """Take in attempts as `sat` returns them."""
    for whose, lines in attempts:
        take(database, lines, whose)


def _exercise(index, rows, options, reuse):
    return Exercise(
        index=index,
        kind="match",
        reuse=reuse,
        premises=tuple(Premise(duty, f"Shown: {duty}") for duty, _, _ in rows),
        options=tuple(Option(role, TITLES.get(role, f"Shown: {role}")) for role in options),
        key={duty: right for duty, right, _ in rows},
    )
