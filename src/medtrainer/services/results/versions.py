"""Which version of a set people sat, and whom a change of its content touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.exercises.fingerprint import fingerprint
from medtrainer.exercises.match import GENERATOR

if TYPE_CHECKING:
    from datetime import datetime

    from medtrainer.services.results.desk import Desk
    from medtrainer.services.results.sat import Sat


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a set.

    Attributes:
        quiz: Id of the set.
        title: Its title then.
        content: "sha256:…" of the set and its roles.
        is_current: Whether it is what the office has now.
        first: When it was first sat, in UTC; None if never.
        last: When it was last sat, in UTC; None if never.
        people: Logins of those who sat it, by name of login.
        behind: Of these, those who have not sat a later version.
    """

    quiz: str
    title: str
    content: str
    is_current: bool
    first: datetime | None
    last: datetime | None
    people: tuple[str, ...]
    behind: tuple[str, ...]


def versions(desk: Desk) -> list[Version]:
    """Return the versions of all sets: by set, the newest first.

    Sat is what was finished: whoever has only begun a later version is still behind.
    """
    office = desk.workspace.office
    now = {q.id: fingerprint(office.catalogue, q, GENERATOR) for q in office.sets}
    titles = {quiz.id: quiz.title for quiz in office.sets}
    sat: dict[tuple[str, str], list[Sat]] = {}
    latest: dict[tuple[str, str], str] = {}
    for attempt in desk.attempts():
        if attempt.finished is None or not attempt.row.quiz:
            continue
        sat.setdefault((attempt.row.quiz, attempt.row.content), []).append(attempt)
        latest[attempt.person, attempt.row.quiz] = attempt.row.content
    for quiz, content in now.items():
        sat.setdefault((quiz, content), [])
    found = [
        _version(quiz, content, attempts, now.get(quiz) == content, titles, latest)
        for (quiz, content), attempts in sat.items()
    ]
    return sorted(found, key=_newest_first)


def _version(
    quiz: str,
    content: str,
    attempts: list[Sat],
    is_current: bool,
    titles: dict[str, str],
    latest: dict[tuple[str, str], str],
) -> Version:
    people = sorted({attempt.person for attempt in attempts})
    behind = [who for who in people if not is_current and latest[who, quiz] == content]
    title = attempts[-1].row.quiz_title if attempts else titles[quiz]
    return Version(
        quiz=quiz,
        title=title,
        content=content,
        is_current=is_current,
        first=attempts[0].started if attempts else None,
        last=attempts[-1].started if attempts else None,
        people=tuple(people),
        behind=tuple(behind),
    )


def _newest_first(version: Version) -> tuple[str, bool, float]:
    last = version.last.timestamp() if version.last else 0.0
    return version.quiz, not version.is_current, -last
