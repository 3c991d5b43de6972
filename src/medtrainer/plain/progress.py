"""How I stand, in words; and my attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.plain.menus import Back, choose
from medtrainer.plain.positions import read_position
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
    outcome,
    percent,
    record_place,
    score_in_words,
    when,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.model.attempt import Attempt
    from medtrainer.plain.console import Console
    from medtrainer.plain.positions import Practise
    from medtrainer.services.progress import RoleProgress
    from medtrainer.services.workspace import Workspace


def read_progress(console: Console, workspace: Workspace, practise: Practise | None = None) -> None:
    """Say how a person stands, all in all and position by position.

    Raises:
        Left: The person wants to leave the program.
    """
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
        try:
            chosen = choose(console, [_line(here) for here in roles], about=MEANINGS)
        except Back:
            return
        here = roles[int(chosen)]
        console.say()
        console.say(f"{here.role.title}.")
        titles = {role.id: role.title for role in workspace.office.catalogue.roles}
        for sentence in standing_in_words(here, progress.today):
            console.say(sentence)
        for duty in next_in_words(here, titles):
            console.say(f"To learn next: {duty}.")
        read_position(console, workspace, here.role, practise)


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
            chosen = choose(console, lines)
        except Back:
            return
        open_attempt(record.attempts[int(chosen)])


def _line(here: RoleProgress) -> str:
    share = here.answered.share
    right = f", {percent(share)} of answers right" if share is not None else ""
    return f"{here.role.title}: {here.known} of {here.mastery.askable} known{right}, {state(here)}"
