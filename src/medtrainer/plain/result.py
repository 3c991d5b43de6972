"""How an attempt came out, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.errors import EnvironmentProblem
from medtrainer.plain.menus import Back, choose
from medtrainer.plain.positions import read_position
from medtrainer.plain.review import hear_again
from medtrainer.services.feedback import advice, beyond_guessing, read_next, summary
from medtrainer.services.limits import HANDED_IN, withheld_words
from medtrainer.services.practice import practise_wrong
from medtrainer.services.review import review_of_sitting
from medtrainer.services.wording import count_of, recorded_as

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.plain.console import Console
    from medtrainer.services.review import Review
    from medtrainer.services.sitting import Sitting
    from medtrainer.services.workspace import Workspace


def show_result(console: Console, workspace: Workspace, sitting: Sitting) -> Sitting | None:
    """Say how an attempt came out and offer what follows; return a retry that was begun, or None.

    Raises:
        Left: The person wants to leave the program.
    """
    review = review_of_sitting(sitting)
    _say_result(console, workspace, sitting, review)
    wrong = 0 if review.withheld_until else review.result.total - review.result.right
    offers = _offers(console, workspace, sitting)
    words = [offer for offer, _ in offers]
    if wrong:
        words.append(f"Practise the {count_of(wrong, 'wrong pair')} again")
    while True:
        console.say()
        try:
            chosen = choose(console, words, empty="to finish")
        except Back:
            return None
        if chosen == "":
            return None
        place = int(chosen)
        if place < len(offers):
            offers[place][1]()
            continue
        try:
            return practise_wrong(workspace, sitting, mode="plain")
        except EnvironmentProblem as problem:
            console.say(str(problem))


def _say_result(console: Console, workspace: Workspace, sitting: Sitting, review: Review) -> None:
    exercises = [page.sheet.exercise for page in review.pages]
    until = review.withheld_until
    console.say()
    console.say("Result.")
    if sitting.ran_out:
        console.say(HANDED_IN)
    console.say(summary(review.result))
    console.say(beyond_guessing(review.result))
    console.say(withheld_words(until) if until else advice(exercises, review.result))
    console.say(recorded_as(sitting.opening.purpose, workspace.place, workspace.person))


def _offers(
    console: Console, workspace: Workspace, sitting: Sitting
) -> list[tuple[str, Callable[[], None]]]:
    """Return what can be looked at after a result: the pairs, and the positions most missed."""
    catalogue = workspace.office.catalogue
    roles = {role.title: role for role in catalogue.roles}
    review = review_of_sitting(sitting)

    def hear() -> None:
        hear_again(console, workspace, review_of_sitting(sitting), sitting.remember)

    if review.withheld_until:
        return [("Hear your answers", hear)]
    exercises = [page.sheet.exercise for page in review.pages]
    missed = [roles[t] for t in read_next(exercises, review.result)[:3] if t in roles]
    return [
        ("Hear every pair with its reason", hear),
        *(
            (f"Read about the {role.title}", lambda r=role: read_position(console, workspace, r))
            for role in missed
        ),
    ]
