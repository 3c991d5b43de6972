"""What a quiz set is, before it begins, and beginning it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.errors import Problem
from medtrainer.plain.menus import Back, choose
from medtrainer.plain.sitting import sit
from medtrainer.services.attempts import resume_attempt, start_attempt
from medtrainer.services.limits import attempts_left
from medtrainer.services.record import standing_in
from medtrainer.services.set_words import set_facts

if TYPE_CHECKING:
    from medtrainer.model.attempt import Attempt
    from medtrainer.plain.console import Console
    from medtrainer.services.errands import SitSet
    from medtrainer.services.workspace import Workspace


def open_set(console: Console, workspace: Workspace, errand: SitSet) -> None:
    """Go on with the set's open attempt, else say what the set is and begin it.

    Raises:
        Left: The person wants to leave the program.
    """
    standing = standing_in(workspace, errand.quiz)
    if standing.open and not errand.preview:
        go_on(console, workspace, standing.open)
        return
    console.say()
    console.say(f"Quiz set: {errand.quiz.title}.")
    console.say(errand.quiz.description)
    place, person = workspace.place, workspace.person
    for fact in set_facts(standing, place, person, workspace.now(), preview=errand.preview):
        console.say(fact)
    if attempts_left(standing) == 0 and not errand.preview:
        return
    while True:
        try:
            choose(console, (), empty="to begin")
            sitting = start_attempt(
                workspace,
                errand.quiz,
                purpose="preview" if errand.preview else "set",
                seed=errand.seed,
                mode="plain",
            )
        except Back:
            return
        except Problem as problem:
            console.say(str(problem))
            continue
        sit(console, workspace, sitting)
        return


def go_on(console: Console, workspace: Workspace, attempt: Attempt) -> None:
    """Go on with an attempt that was left, exactly where it was.

    Raises:
        Left: The person wants to leave the program.
    """
    try:
        sitting = resume_attempt(workspace, attempt)
    except Problem as problem:
        console.say(str(problem))
        return
    sit(console, workspace, sitting)
