"""How a person stands: by position, and day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.learning.mastery import askable_duties, known_duties, mastery_of
from medtrainer.learning.progress import card_answers, learning_day
from medtrainer.learning.trend import count, trend
from medtrainer.services.indexes import index_of
from medtrainer.services.limits import open_to_see
from medtrainer.services.record import my_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from medtrainer.learning.mastery import Mastery
    from medtrainer.learning.progress import CardAnswer
    from medtrainer.learning.trend import Count
    from medtrainer.model.roles import Duty, Role
    from medtrainer.services.record import MyRecord
    from medtrainer.services.workspace import Workspace

DAYS = 14
"""Learning days that the trend shows: this week and the one before."""

LARGE = 60
"""Positions from which the home screen does without mastery: of so many, hardly any is mastered for
a long time, while duties become known every day."""

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RoleProgress:
    """How a person stands in one position; only duties that it has today count.

    Attributes:
        role: The position.
        mastery: What is known of it, and what is missing.
        answered: Answers to its duties.
        last_day: The learning day of the last of them, None without any.
        to_learn: Its duties that can be asked and are not known, the most urgent first.
        mistaken_for: Id of the position last chosen in place of it, by duty.
    """

    role: Role
    mastery: Mastery
    answered: Count
    last_day: date | None
    to_learn: tuple[Duty, ...]
    mistaken_for: Mapping[str, str]

    @property
    def known(self) -> int:
        """How many of its duties are known."""
        return len(self.mastery.known)


@dataclass(frozen=True, slots=True)
class Progress:
    """How a person stands in all.

    Attributes:
        roles: Every position, in the office's order.
        days: The last `DAYS` learning days, today last; duties that are gone by now count too.
        answered: All answers there are, likewise.
        today: The learning day that is on.
        notices: What could not be read of the record, in sentences.
    """

    roles: tuple[RoleProgress, ...]
    days: tuple[Count, ...]
    answered: Count
    today: date
    notices: tuple[str, ...] = ()

    @property
    def begun_first(self) -> tuple[RoleProgress, ...]:
        """The positions, those first that something was answered to."""
        return tuple(sorted(self.roles, key=lambda here: not here.answered.answers))

    @property
    def mastered(self) -> int:
        """How many positions are mastered."""
        return sum(role.mastery.is_mastered for role in self.roles)

    @property
    def to_master(self) -> int:
        """How many positions can be mastered: those with a duty that can be asked."""
        return sum(role.mastery.askable > 0 for role in self.roles)

    @property
    def known(self) -> int:
        """How many duties are known, each counted once for every position."""
        return sum(role.known for role in self.roles)

    @property
    def askable(self) -> int:
        """How many duties can be asked, each counted once for every position."""
        return sum(role.mastery.askable for role in self.roles)


def my_progress(workspace: Workspace, record: MyRecord | None = None) -> Progress:
    """Return how a person stands; nothing is written.

    Args:
        workspace: Person, office and record.
        record: The person's record, if it has been read already.
    """
    record = record or my_record(workspace)
    answers = card_answers(open_to_see(record.attempts, workspace.now()))
    catalogue = workspace.office.catalogue
    by_role = _by_role(answers)
    askable = askable_duties(index_of(catalogue))
    now = workspace.now()
    today = learning_day(now, workspace.utc_offset(now))
    return Progress(
        roles=tuple(
            _role_progress(role, by_role.get(role.id, ()), askable[role.id])
            for role in catalogue.roles
        ),
        days=trend(answers, today, DAYS),
        answered=count(answers),
        today=today,
        notices=record.notices,
    )


def known_in_all(workspace: Workspace, record: MyRecord) -> int:
    """Return how many duties are known, as `my_progress` does; quick in any office.

    What can be asked of it is looked up only where something is known.
    """
    catalogue = workspace.office.catalogue
    by_role = _by_role(card_answers(open_to_see(record.attempts, workspace.now())))
    known = {
        role.id: known_duties(_to_its_duties(role, by_role[role.id]))
        for role in catalogue.roles
        if role.id in by_role
    }
    if not any(known.values()):
        return 0
    askable = askable_duties(index_of(catalogue))
    return sum(len(duties & askable[role]) for role, duties in known.items())


def _by_role(answers: Iterable[CardAnswer]) -> dict[str, list[CardAnswer]]:
    by_role: dict[str, list[CardAnswer]] = {}
    for answer in answers:
        by_role.setdefault(answer.role, []).append(answer)
    return by_role


def _to_its_duties(role: Role, answers: Sequence[CardAnswer]) -> list[CardAnswer]:
    """Return the answers to duties that the position still has."""
    if not answers:
        return []
    duties = {duty.id for duty in role.duties}
    return [answer for answer in answers if answer.duty in duties]


def _role_progress(
    role: Role, answers: Sequence[CardAnswer], askable: frozenset[str]
) -> RoleProgress:
    answers = _to_its_duties(role, answers)
    mastery = mastery_of(answers, askable)
    return RoleProgress(
        role=role,
        mastery=mastery,
        answered=count(answers),
        last_day=answers[-1].day if answers else None,
        to_learn=_to_learn(role, answers, askable - mastery.known),
        mistaken_for={a.duty: a.chosen for a in answers if a.chosen and not a.right},
    )


def _to_learn(
    role: Role, answers: Sequence[CardAnswer], unknown: frozenset[str]
) -> tuple[Duty, ...]:
    """Return duties to learn: the latest mistakes first, then what was right once, then the new."""
    last = {answer.duty: (answer.right, -place) for place, answer in enumerate(answers, 1)}
    new = (True, 1)
    duties = (duty for duty in role.duties if duty.id in unknown)
    return tuple(sorted(duties, key=lambda duty: last.get(duty.id, new)))
