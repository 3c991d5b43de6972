"""Doubting a pair in the line mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.errors import Problem
from medtrainer.plain.menus import Back, answer_everywhere
from medtrainer.plain.pairs import whole
from medtrainer.services.disputes import SCORE_STAYS, dispute, disputed_words, where_it_goes

if TYPE_CHECKING:
    from medtrainer.model.attempt import Dispute
    from medtrainer.plain.console import Console
    from medtrainer.services.review import Pair
    from medtrainer.services.workspace import Workspace

_ABOUT = "Say in a few words what is wrong, such as: here the coder does this, not the biller."


def dispute_pair(console: Console, workspace: Workspace, pair: Pair) -> Dispute | None:
    """Ask what is wrong with a pair and record it; return the dispute, None if none was sent.

    Raises:
        Left: The person wants to leave the program; nothing was sent.
    """
    console.say(whole(pair.exercise, pair.mark))
    if pair.dispute:
        console.say(disputed_words(pair.dispute, workspace.now()))
    console.say(where_it_goes(workspace))
    if workspace.office.facts.contact:
        console.say(f"Whom to ask: {workspace.office.facts.contact}")
    console.say(SCORE_STAYS)
    while comment := console.ask("What is wrong with it? Enter alone sends nothing"):
        row = pair.exercise.index, pair.mark.premise
        try:
            if answer_everywhere(console, comment, about=_ABOUT):
                continue
            recorded = dispute(workspace, pair.attempt, *row, comment)
        except Back:
            break
        except Problem as problem:
            console.say(str(problem))
            continue
        console.say("Recorded.")
        return recorded
    console.say("Nothing was sent.")
    return None
