"""What is due, in a line: for a login script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.services.assignment_words import due_day
from medtrainer.services.record import my_record, standings
from medtrainer.services.set_words import assigned_first
from medtrainer.services.wording import count_of

if TYPE_CHECKING:
    from datetime import date

    from medtrainer.services.record import Standing
    from medtrainer.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Status:
    """What a person has to do.

    Attributes:
        open: The assigned sets that are still to be done, the most urgent first.
        unfinished: How many sets are begun and not finished.
        today: The person's day.
    """

    open: tuple[Standing, ...]
    unfinished: int
    today: date

    @property
    def late(self) -> int:
        """How many of them are late."""
        return sum((_due(standing) or self.today) < self.today for standing in self.open)


def my_status(workspace: Workspace) -> Status:
    """Return what a person has to do."""
    record = my_record(workspace)
    assigned, _ = assigned_first(standings(workspace, record))
    still = tuple(s for s in assigned if not s.passed and not (s.passed is None and s.tries))
    return Status(still, len(record.unfinished), workspace.now().astimezone().date())


def _due(standing: Standing) -> date | None:
    return standing.assigned.due if standing.assigned else None


def status_line(status: Status) -> str:
    """Say in one line what is to be done, "" if nothing is."""
    if not status.open:
        return ""
    sets = count_of(len(status.open), "set")
    if status.late:
        how = f"{status.late} late"
    else:
        due = _due(status.open[0])
        how = f"the first due {due_day(due, status.today)}" if due else "no day set"
    return f"MedTrainer: {sets} to do, {how}. Type: medtrainer"
