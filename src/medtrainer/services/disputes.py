"""Doubting a pair: recorded with the answers, for those who look after the content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.errors import RequestProblem
from medtrainer.journal.events import disputed
from medtrainer.model.attempt import Dispute
from medtrainer.services.record import open_journal
from medtrainer.services.wording import day
from medtrainer.text import visible

if TYPE_CHECKING:
    from datetime import datetime

    from medtrainer.services.workspace import Workspace

LONGEST = 500
"""Most characters of a comment."""


SCORE_STAYS = "Your score stays as it is. A pair that is wrong can be put right for everybody."
"""What a dispute does and does not do."""


def dispute(workspace: Workspace, attempt: str, index: int, premise: str, comment: str) -> Dispute:
    """Record that the person doubts a pair; marks and score stay as they are.

    The journal is opened a second time where a sitting has it open already. It holds the lock that
    other sessions look at; this one only appends, and asks for no answer.

    Args:
        workspace: Person, office and record.
        attempt: The attempt's id.
        index: Index of the exercise.
        premise: Id of the premise.
        comment: What is wrong, as typed.

    Raises:
        RequestProblem: The comment is empty or too long; nothing is recorded.
        EnvironmentProblem: It could not be saved.
    """
    said = _mended(comment)
    with open_journal(workspace) as journal:
        journal.append(disputed(attempt, index, premise, said))
    return Dispute(workspace.now(), index, premise, said)


def where_it_goes(workspace: Workspace) -> str:
    """Say who gets to see a dispute, and whom else to tell; an office's contact stands below it."""
    if workspace.place.shared:
        return "Recorded with your answers. The trainers of this office can read it."
    named = workspace.office.facts.contact
    whom = "the contact below" if named else "your trainer or supervisor"
    return f"Kept in your own record, which no trainer reads: tell {whom} too."


def disputed_words(dispute: Dispute, now: datetime) -> str:
    """Say when a pair was disputed and how: "You disputed this on 22 Nov: “…”"."""
    comment = visible(dispute.comment[:LONGEST])
    return f"You disputed this on {day(dispute.at, now)}: “{comment}”"


def _mended(comment: str) -> str:
    """Return a comment in one line, without what could harm a terminal."""
    said = visible(" ".join(comment.split())).strip()
    if not said:
        raise RequestProblem("There is no comment yet.", "Say in a few words what is wrong.")
    if len(said) > LONGEST:
        raise RequestProblem(
            f"A comment has at most {LONGEST} characters, and this one {len(said)}.", "Shorten it."
        )
    return said
