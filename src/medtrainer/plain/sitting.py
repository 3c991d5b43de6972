"""Sitting an attempt in the line mode: exercise after exercise, then the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.plain.console import Left
from medtrainer.plain.desk import TRY_AGAIN, Desk, TimeOver
from medtrainer.plain.dispute import dispute_pair
from medtrainer.plain.exercise_views.table import VIEWS
from medtrainer.plain.menus import Back, choose
from medtrainer.plain.pairs import number_of_pair, say_pairs
from medtrainer.plain.result import show_result
from medtrainer.services.feedback import summary
from medtrainer.services.limits import withheld_words
from medtrainer.services.practice import WRONG_PAIRS
from medtrainer.services.review import Pair, dispute_of
from medtrainer.services.sitting_words import OPEN_ELSEWHERE, judged, next_words
from medtrainer.services.wording import opening_title

if TYPE_CHECKING:
    from medtrainer.plain.console import Console
    from medtrainer.services.sitting import Sitting
    from medtrainer.services.workspace import Workspace


def sit(console: Console, workspace: Workspace, sitting: Sitting, title: str = "") -> None:
    """Work through an attempt and hear its result; what is left early can be gone on with.

    Args:
        console: Where to talk.
        workspace: Person, office and record.
        sitting: The attempt, begun or resumed.
        title: What is practised, where it belongs to no set.

    Raises:
        Left: The person wants to leave the program; everything saved is kept.
    """
    again = _sit_once(Desk(console, workspace, sitting), title)
    while again:
        again = _sit_once(Desk(console, workspace, again), WRONG_PAIRS)


def _sit_once(desk: Desk, title: str) -> Sitting | None:
    """Work through an attempt and hear its result; return a retry that was begun, or None."""
    console, sitting = desk.console, desk.sitting
    console.say()
    console.say(f"{title or opening_title(sitting.opening)}.")
    if not sitting.alone:
        console.say(OPEN_ELSEWHERE)
    try:
        is_through = sitting.is_finished or _through(desk)
    except Left:
        _say_last(desk)
        raise
    finally:
        desk.leave()
    if is_through or _answered_in_practice(sitting):
        return show_result(console, desk.workspace, sitting)
    if console.unsaved:
        console.say("What you typed last was not saved. All before it is kept, to go on with.")
    elif sitting.opening.purpose == "practice":
        console.say("Practice is over. Nothing was answered.")
    else:
        console.say("Kept. You can go on later, exactly where you stopped.")
    return None


def _say_last(desk: Desk) -> None:
    """Say how a practice went that ends with the program; a set can be gone on with."""
    if _answered_in_practice(desk.sitting):
        desk.console.say(f"Practice is over. {summary(desk.sitting.result())}")


def _answered_in_practice(sitting: Sitting) -> bool:
    return sitting.opening.purpose == "practice" and bool(sitting.result().total)


def _through(desk: Desk) -> bool:
    """Work through all open exercises; return whether the attempt came to its end."""
    sitting = desk.sitting
    try:
        while _turned(desk):
            in_all = f" of {sitting.total}" if sitting.total else ""
            desk.console.say()
            desk.console.say(f"Exercise {sitting.place + 1}{in_all}.")
            VIEWS[sitting.sheet.exercise.kind](desk)
            _say_feedback(desk)
    except TimeOver:
        return True
    except Back:
        return sitting.is_finished  # back from the last marks: there is nothing to go on with
    return True


def _turned(desk: Desk) -> bool:
    """Turn to the next exercise; return False if there is none."""
    went: list[bool] = []
    while not desk.saved(lambda: went.append(desk.sitting.go_on())):
        desk.ask(TRY_AGAIN)
    return went[0]


def _say_feedback(desk: Desk) -> None:
    """Say what was right, if that was not said with each answer, and wait until it was heard."""
    sitting, console = desk.sitting, desk.console
    marks = judged(sitting)
    right = sum(mark.is_right for mark in marks.values())
    console.say()
    if sitting.withheld_until:
        console.say(f"Submitted. {withheld_words(sitting.withheld_until)}")
        return
    console.say(f"Submitted. {right} of {len(marks)} right.")
    if not sitting.at_once:
        say_pairs(console, sitting.sheet.exercise, marks)
    go_on = f"for the {next_words(sitting)}"
    while choose(console, (), letters={"d": "dispute a pair"}, empty=go_on) == "d":
        premise = number_of_pair(console, sitting.sheet.exercise, marks)
        if premise:
            exercise = sitting.sheet.exercise
            earlier = dispute_of(sitting.disputes, exercise.index, premise)
            pair = Pair(sitting.opening.attempt, exercise, marks[premise], earlier)
            said = dispute_pair(console, desk.workspace, pair)
            if said:
                sitting.remember(said)
