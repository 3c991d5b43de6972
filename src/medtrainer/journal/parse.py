"""From the fields of an event back to the model: the inverse of `events`.

A key that the model has a default for may be missing; a key that is there must have the right
shape. Everything here raises `shape.Misshapen` and nothing else.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast, get_args

from medtrainer.journal import shape
from medtrainer.model.attempt import Dispute, Finish, Opening, Person, Purpose, QuizName, Rules
from medtrainer.model.exercise import Exercise, Option, Premise

if TYPE_CHECKING:
    from datetime import datetime

    from medtrainer.journal.shape import Fields

_PURPOSES = get_args(Purpose)
_RULES = Rules()
_DAY = 24 * 60


def opening(event: Fields) -> Opening:
    """Return what an `attempt-started` event fixes."""
    return Opening(
        attempt=shape.name(event, "attempt"),
        purpose=_purpose(event),
        quiz=_quiz(event),
        utc_offset=_utc_offset(event),
        content=shape.text(event, "content"),
        generator=shape.whole(event, "generator"),
        seed=shape.text(event, "seed"),
        pass_mark=None if event.get("pass_mark") is None else shape.number(event, "pass_mark"),
        rules=_rules(shape.inner(event, "rules")),
        assignment=shape.text_or_none(event, "assignment"),
        due=shape.text_or_none(event, "due"),
        assigned_by=shape.text_or_none(event, "assigned_by"),
        person=_person(shape.inner(event, "person")),
        program=shape.text(event, "program"),
        host=shape.text(event, "host"),
        mode=shape.text(event, "mode"),
        exercises=None if event.get("exercises") is None else shape.whole(event, "exercises"),
    )


def exercise(event: Fields) -> Exercise:
    """Return what an `exercise` event shows.

    A kind without `key` (a visit) has an empty one, so that a newer kind breaks no older program.
    """
    premises = tuple(map(_premise, shape.rows(event, "premises")))
    if not premises:
        raise shape.Misshapen("premises")
    options = tuple(
        _shared_option(row_id, shape.text(row, "text"))
        for row_id, row in shape.rows(event, "options")
    )
    return Exercise(
        index=shape.whole(event, "index"),
        kind=shape.name(event, "kind"),
        reuse=shape.flag(event, "reuse", default=False),
        premises=premises,
        options=options,
        key=_key(event, premises, options),
    )


def finish(event: Fields, at: datetime) -> Finish:
    """Return what a `finished` event says."""
    return Finish(
        at=at,
        right=shape.whole(event, "right"),
        total=shape.whole(event, "total"),
        score=_share(event, "score"),
        passed=None if event.get("passed") is None else shape.flag(event, "passed"),
        ms=shape.whole(event, "ms"),
    )


def dispute(event: Fields, at: datetime) -> Dispute:
    """Return what a `disputed` event says."""
    return Dispute(
        at=at,
        index=shape.whole(event, "index"),
        premise=shape.text(event, "premise"),
        comment=shape.name(event, "comment"),
    )


def _share(event: Fields, key: str) -> float:
    value = shape.number(event, key)
    if not 0.0 <= value <= 1.0:
        raise shape.Misshapen(key)
    return value


def _purpose(event: Fields) -> Purpose:
    purpose = shape.text(event, "purpose")
    if purpose not in _PURPOSES:
        raise shape.Misshapen("purpose")
    return cast("Purpose", purpose)


def _quiz(event: Fields) -> QuizName | None:
    if event.get("quiz") is None:
        return None
    quiz = shape.inner(event, "quiz")
    return QuizName(shape.name(quiz, "id"), shape.text(quiz, "title"))


def _utc_offset(event: Fields) -> int:
    if event.get("utc_offset") is None:
        return _zone_of_this_machine(shape.moment(event))
    minutes = shape.whole(event, "utc_offset", least=1 - _DAY)
    if minutes >= _DAY:  # no zone is a day off, and `datetime.timezone` refuses it
        raise shape.Misshapen("utc_offset")
    return minutes


def _zone_of_this_machine(at: datetime) -> int:
    """Return this machine's offset then, in minutes: what holds where the record has none."""
    try:
        offset = at.astimezone().utcoffset()
    except (OverflowError, ValueError, OSError):  # a year that the C library cannot place
        return 0
    return 0 if offset is None else int(offset.total_seconds() // 60)


def _rules(rules: Fields) -> Rules:
    return Rules(
        feedback=shape.text(rules, "feedback", _RULES.feedback),
        attempts=shape.whole(rules, "attempts", _RULES.attempts),
        counts=shape.text(rules, "counts", _RULES.counts),
        minutes=shape.whole(rules, "minutes", _RULES.minutes),
    )


def _person(person: Fields) -> Person:
    return Person(
        uid=shape.whole(person, "uid"),
        login=shape.text(person, "login"),
        name=shape.text(person, "name", ""),
        title=shape.text(person, "title", ""),
        identified=shape.text(person, "identified"),
    )


def _premise(named: tuple[str, Fields]) -> Premise:
    row_id, row = named
    critical = shape.flag(row, "critical", default=False)
    return _shared_premise(row_id, shape.text(row, "text"), shape.text(row, "why", ""), critical)


# A record shows the same few rows over and over: making each once takes a third of the time.
_shared_premise = lru_cache(maxsize=4096)(Premise)
_shared_option = lru_cache(maxsize=1024)(Option)


def _key(
    event: Fields, premises: tuple[Premise, ...], options: tuple[Option, ...]
) -> dict[str, str]:
    """Return the key: none, or one known option for every premise, so that grading cannot fail."""
    key = shape.inner(event, "key") if "key" in event else {}
    if not key:
        return {}
    found = {premise: shape.name(key, premise) for premise in key}
    if found.keys() != {row.id for row in premises}:
        raise shape.Misshapen("key")
    if not {option.id for option in options}.issuperset(found.values()):
        raise shape.Misshapen("key")
    return found
