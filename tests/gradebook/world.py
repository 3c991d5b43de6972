"""What the tests of gradebooks share: people with journals that need no file and no account."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

from medtrainer.gradebook import evidence
from medtrainer.gradebook.rows import JournalRow, to_ms
from medtrainer.journal import events
from medtrainer.model.attempt import Rules
from medtrainer.services.collecting.intake import Intake
from medtrainer.services.collecting.made import Owner
from tests.journal.world import START, exercise, new_id, opening

NOW = to_ms(START + timedelta(days=30))
MACHINE = "north-1"

_attempts = itertools.count(1)


def owner(uid=1006, login="areyes", machine=MACHINE) -> Owner:
    return Owner(machine, uid, login)


def attempt_id() -> str:
    return f"{next(_attempts):032x}"


def attempt(
    answers=("ma", "biller"),
    *,
    finish=True,
    at=START,
    attempt=None,
    quiz=None,
    purpose="set",
    **changes,
):
    """Return the lines of one attempt at two duties; an answer of None leaves its row empty."""
    name = attempt or attempt_id()
    shown = exercise()
    rules = changes.pop("rules", Rules())
    fixed = opening(attempt=name, exercises=1, purpose=purpose, rules=rules, **changes)
    fixed = replace(fixed, assignment=changes.get("assignment"), due=changes.get("due"))
    if quiz is not None or purpose == "practice":
        fixed = replace(fixed, quiz=quiz)
    bare = [events.attempt_started(fixed), events.exercise_shown(name, shown)]
    for row, option in zip(shown.premises, answers, strict=True):
        if option:
            bare.append(events.answered(name, 0, row.id, option, 1000))
    right = sum(shown.key[r.id] == o for r, o in zip(shown.premises, answers, strict=True))
    if finish:
        bare.append(events.submitted(name, 0, right, 2))
        bare.append(events.finished(name, right, 2, right / 2, right == 2, 60_000))
    return stamped(*bare, at=at)


def stamped(*bare, at=START) -> list[bytes]:
    """Return events as lines, a second apart."""
    return [
        events.encode(events.stamp(event, new_id(), at + timedelta(seconds=second)))
        for second, event in enumerate(bare)
    ]


def take(database, lines, whose=None, file=None, *, now=NOW, by="dmorgan") -> int:
    """Take in lines that follow those before; return how many events were new."""
    whose = whose or owner()
    file = file or f"{whose.uid}.jsonl"
    with database.writing():
        intake = Intake(database, now, by)
        before = evidence.journal(database, whose.machine, whose.uid, file)
        row, _ = intake.take(whose, before, lines)
        intake.save_sums()
        evidence.save_journal(database, row)
        evidence.save_account(
            database, whose.machine, whose.uid, evidence.Account(whose.login, ""), now
        )
    return intake.new


def journal(database, whose=None) -> JournalRow:
    whose = whose or owner()
    return evidence.journal(database, whose.machine, whose.uid, f"{whose.uid}.jsonl")
