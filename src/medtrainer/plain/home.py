"""Where the line mode begins and ends: go on, sit a set, look something up."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from medtrainer.errors import EnvironmentProblem
from medtrainer.plain.lookup import ask_who
from medtrainer.plain.menus import Back, choose
from medtrainer.plain.positions import browse_positions
from medtrainer.plain.practise import choose_practice, practise
from medtrainer.plain.progress import read_progress, read_scores
from medtrainer.plain.review import hear_again
from medtrainer.plain.set_card import go_on, open_set
from medtrainer.plain.visit import read_visit
from medtrainer.services.errands import SitSet
from medtrainer.services.preferences import load_preferences, save_preferences
from medtrainer.services.record import my_record, prove_record, standings
from medtrainer.services.review import review_of
from medtrainer.services.set_words import (
    assigned_first,
    due_in_words,
    left_at,
    needed_words,
    standing_words,
)
from medtrainer.services.welcome_words import WHAT_IT_IS, WHAT_TO_DO, what_is_kept
from medtrainer.services.wording import ago, attempt_title, record_place, who_sits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from medtrainer.model.attempt import Attempt
    from medtrainer.plain.console import Console
    from medtrainer.services.record import MyRecord
    from medtrainer.services.workspace import Workspace

_HOW = (
    "Everything is asked in lines: type a number and press Enter. b goes one step back, ? explains"
    " where you are, q leaves. Every answer is saved as you give it."
)
_MOST_UNFINISHED = 3


def welcome(console: Console, workspace: Workspace) -> None:
    """Explain the program on the first start."""
    console.say("Welcome to MedTrainer.")
    for text in (WHAT_IT_IS, WHAT_TO_DO, what_is_kept(workspace.place, workspace.person), _HOW):
        console.say(text)


def remember_welcome(console: Console, workspace: Workspace) -> None:
    """Remember that somebody was welcomed: not a line that was cut at once, which heard nothing."""
    if not console.was_heard:
        return
    data, learner = workspace.data, workspace.person.learner
    try:
        save_preferences(data, replace(load_preferences(data, learner), welcomed=True), learner)
    except EnvironmentProblem as problem:
        console.say(str(problem))


def stay_at_home(console: Console, workspace: Workspace, *, can_draw: bool) -> None:
    """Offer everything there is, again and again, until the person leaves.

    Args:
        console: Where to talk.
        workspace: Person, office and record.
        can_draw: Whether the full screen could be used on this terminal.

    Raises:
        Left: The person wants to leave the program.
    """
    while True:
        record = my_record(workspace)
        console.say()
        console.say(f"Start. {who_sits(workspace.person)}, {workspace.office.name}.")
        console.say(_trouble(workspace, record) or record_place(workspace.place, workspace.person))
        offers = [*_offers(console, workspace, record)]
        if can_draw:
            offers.append(_other_mode(console, workspace))
        place = choose(console, [words for words, _ in offers], about=_HOW, back=False)
        try:
            offers[int(place)][1]()
        except Back:
            continue


def _offers(
    console: Console, workspace: Workspace, record: MyRecord
) -> Iterable[tuple[str, Callable[[], None]]]:
    """Yield what can be done, each with what does it."""
    now = workspace.now()
    for attempt in record.unfinished[:_MOST_UNFINISHED]:
        where = f"{left_at(attempt, now)}, {ago(attempt.last_at, now)}"
        words = f"Continue {attempt_title(attempt)}: {where}"
        yield words, partial(go_on, console, workspace, attempt)
    assigned, others = assigned_first(standings(workspace, record))
    for standing in (*assigned, *others):
        quiz = standing.quiz
        kind = "Assigned to you:" if standing.assigned else "Quiz set"
        due = due_in_words(standing, now) if standing.assigned else ""
        facts = (standing_words(standing, now), needed_words(standing), due)
        words = f"{kind} {quiz.title}: {', '.join(dict.fromkeys(filter(None, facts)))}"
        yield words, partial(open_set, console, workspace, SitSet(quiz))
    yield "Practise positions", partial(choose_practice, console, workspace)
    yield "Positions: read and compare", partial(browse_positions, console, workspace, practise)
    yield "Who does this?", partial(ask_who, console, workspace, practise)
    if workspace.office.catalogue.visit:
        yield "A patient's visit", partial(read_visit, console, workspace, practise)
    yield "My progress", partial(read_progress, console, workspace, practise)

    def open_attempt(attempt: Attempt) -> None:
        if attempt.finish is None and attempt.opening.purpose != "practice":
            go_on(console, workspace, attempt)
        else:
            hear_again(console, workspace, review_of(attempt, workspace.now()))

    yield "My scores", partial(read_scores, console, workspace, open_attempt)


def _other_mode(console: Console, workspace: Workspace) -> tuple[str, Callable[[], None]]:
    """Return the offer to use, from the next start on, the other of the two front ends."""
    data, learner = workspace.data, workspace.person.learner
    kept = load_preferences(data, learner)

    def change() -> None:
        try:
            save_preferences(data, replace(kept, line_mode=not kept.line_mode), learner)
        except EnvironmentProblem as problem:
            console.say(str(problem))
            return
        which = "full screen" if kept.line_mode else "line mode"
        console.say(f"From the next start on the program opens in the {which}.")

    which = "full screen" if kept.line_mode else "line mode"
    return f"Open in the {which} from the next start on", change


def _trouble(workspace: Workspace, record: MyRecord) -> str:
    """Return why nothing can be recorded or read of the record, "" if all is well."""
    try:
        prove_record(workspace)
    except EnvironmentProblem as problem:
        return str(problem)
    return record.notices[0] if record.notices else ""
