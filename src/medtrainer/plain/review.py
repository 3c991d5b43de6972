"""An attempt heard again, exercise by exercise, from its own record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.plain.dispute import dispute_pair
from medtrainer.plain.menus import Back, choose
from medtrainer.plain.pairs import number_of_pair
from medtrainer.plain.positions import read_position
from medtrainer.services.disputes import disputed_words
from medtrainer.services.feedback import chosen_words, reason
from medtrainer.services.limits import withheld_words
from medtrainer.services.review import (
    LEFT_OPEN,
    NOTHING_ANSWERED,
    dispute_of,
    outcome_words,
    unknown_kind,
)
from medtrainer.services.wording import day, ended

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.model.attempt import Dispute
    from medtrainer.plain.console import Console
    from medtrainer.services.review import Review, Seen
    from medtrainer.services.workspace import Workspace

_LETTERS = {"d": "dispute a pair", "r": "read about a position"}
"""What can be done with judged pairs."""


def hear_again(
    console: Console,
    workspace: Workspace,
    review: Review,
    disputed: Callable[[Dispute], None] | None = None,
) -> None:
    """Say an attempt exercise by exercise; pairs can be disputed and positions read up.

    Args:
        console: Where to talk.
        workspace: Person, office and record.
        review: The attempt.
        disputed: Hears of each dispute, too.

    Raises:
        Left: The person wants to leave the program.
    """
    console.say()
    console.say(f"{review.title}, {day(review.started, workspace.now())}.")
    console.say(outcome_words(review))
    if review.withheld_until:
        console.say(withheld_words(review.withheld_until))
    if not review.pages:
        console.say(NOTHING_ANSWERED)
    letters = {} if review.withheld_until else _LETTERS
    place = 0
    while place < len(review.pages):
        _say_page(console, workspace, review, review.pages[place])
        is_last = place + 1 == len(review.pages)
        try:
            chosen = choose(
                console,
                (),
                letters=letters,
                empty="to finish" if is_last else "for the next exercise",
            )
            if chosen == "":
                place += 1
            elif chosen == "r":
                _read_up(console, workspace, review.pages[place])
            else:
                said = _dispute(console, workspace, review, place)
                if said:
                    review = review.with_dispute(said)
                    if disputed:
                        disputed(said)
        except Back:
            if not place:
                return
            place -= 1


def _say_page(console: Console, workspace: Workspace, review: Review, page: Seen) -> None:
    console.say()
    console.say(f"Exercise {page.number} of {review.exercises}.")
    exercise = page.sheet.exercise
    if not page.is_known:
        console.say(unknown_kind(exercise))
        return
    console.say(f"Positions on show: {', '.join(option.text for option in exercise.options)}.")
    for number, row in enumerate(exercise.premises, 1):
        mark = page.marks.get(row.id)
        if review.withheld_until:
            said = chosen_words(exercise, page.sheet.answers.get(row.id))
        else:
            said = reason(exercise, mark) if mark else LEFT_OPEN
        console.say(f"Question {number}. {ended(row.text)} {said}")
        earlier = dispute_of(review.disputes, exercise.index, row.id)
        if earlier:
            console.say(disputed_words(earlier, workspace.now()))


def _dispute(console: Console, workspace: Workspace, review: Review, place: int) -> Dispute | None:
    page = review.pages[place]
    premise = number_of_pair(console, page.sheet.exercise, page.marks)
    pair = review.pair(place, premise) if premise else None
    return dispute_pair(console, workspace, pair) if pair else None


def _read_up(console: Console, workspace: Workspace, page: Seen) -> None:
    """Read about the position that is right for a pair, as the office has it by now."""
    premise = number_of_pair(console, page.sheet.exercise, page.marks)
    if not premise:
        return
    right = page.marks[premise].right
    role = next((r for r in workspace.office.catalogue.roles if r.id == right), None)
    if role:
        read_position(console, workspace, role)
    else:
        console.say("This office no longer has that position.")
