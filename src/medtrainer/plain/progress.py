"""How I stand, in words; and my attempts."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from medtrainer.plain.menus import Back, choose
from medtrainer.plain.naming import finder_of_places
from medtrainer.plain.positions import practise_one, read_position
from medtrainer.services.progress import my_progress
from medtrainer.services.progress_words import (
    MEANINGS,
    NO_ANSWERS,
    known_of,
    mastered_of,
    next_in_words,
    right_of,
    standing_in_words,
    state,
    two_weeks,
)
from medtrainer.services.record import my_record
from medtrainer.services.wording import (
    attempt_title,
    ended,
    outcome,
    percent,
    record_place,
    score_in_words,
    when,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from medtrainer.model.attempt import Attempt
    from medtrainer.plain.console import Console
    from medtrainer.plain.positions import Practise
    from medtrainer.services.progress import RoleProgress
    from medtrainer.services.workspace import Workspace

_LABELS = ("To learn next", "Then")
_OPENS = "A number goes on with an attempt that is not finished, and reads out again one that is."


def read_progress(console: Console, workspace: Workspace, practise: Practise | None = None) -> None:
    """Say how a person stands, all in all and position by position.

    Raises:
        Left: The person wants to leave the program.
    """
    at = 0
    while True:
        progress = my_progress(workspace)
        console.say()
        console.say(f"My progress: {mastered_of(progress)}, {known_of(progress)}.")
        for notice in progress.notices:
            console.say(notice)
        if not progress.answered.answers:
            console.say(NO_ANSWERS)
        else:
            console.say(f"{'; '.join(two_weeks(progress.days))}.")
            console.say(f"In all: {right_of(progress.answered)}.")
        roles = progress.begun_first
        places = finder_of_places([here.role for here in roles])
        lines = [_line(here) for here in roles]
        try:
            at = int(choose(console, lines, about=MEANINGS, known=places, at=at))
            _read_standing(console, workspace, roles[at], progress.today, practise)
        except Back:
            return


def read_scores(
    console: Console, workspace: Workspace, open_attempt: Callable[[Attempt], None]
) -> None:
    """Say a person's attempts, newest first; one can be heard again or gone on with.

    Args:
        console: Where to talk.
        workspace: Person, office and record.
        open_attempt: Goes on with an attempt that is not finished, or reviews it.

    Raises:
        Left: The person wants to leave the program.
    """
    at = 0
    while True:
        record = my_record(workspace)
        now = workspace.now()
        console.say()
        console.say("My scores, the newest first." if record.attempts else "No attempts yet.")
        for notice in record.notices:
            console.say(notice)
        console.say(record_place(workspace.place, workspace.person))
        lines = [
            f"{attempt_title(attempt)}, {when(attempt.started, now)}:"
            f" {score_in_words(attempt)}, {outcome(attempt)}"
            for attempt in record.attempts
        ]
        try:
            at = int(choose(console, lines, about=_OPENS if lines else "", at=at))
        except Back:
            return
        open_attempt(record.attempts[at])


def _read_standing(
    console: Console,
    workspace: Workspace,
    here: RoleProgress,
    today: date,
    practise: Practise | None,
) -> None:
    """Say how a person stands in one position, then offer to read about and to practise it."""
    titles = {role.id: role.title for role in workspace.office.catalogue.roles}
    console.say()
    console.say(ended(here.role.title))
    for sentence in standing_in_words(here, today):
        console.say(sentence)
    for label, duty in zip(_LABELS, next_in_words(here, titles), strict=False):
        console.say(f"{label}: {ended(duty)}")
    letters = {"r": "read about it"}
    if here.role.duties and practise:
        letters["p"] = "practise it"
    with suppress(Back):
        while True:
            if choose(console, (), letters=letters) == "r":
                read_position(console, workspace, here.role, practise)
            elif practise:
                practise_one(console, workspace, here.role, practise)
                return  # there are new answers


def _line(here: RoleProgress) -> str:
    share = here.answered.share
    right = f", {percent(share)} of answers right" if share is not None else ""
    return f"{here.role.title}: {here.known} of {here.mastery.askable} known{right}, {state(here)}"
