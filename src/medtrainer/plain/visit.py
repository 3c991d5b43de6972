"""A patient's visit, step by step."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from medtrainer.plain.menus import PAGE, Back, choose
from medtrainer.plain.naming import finder_of_places, named
from medtrainer.plain.positions import read_position
from medtrainer.services.journey import NO_VISIT, SAME_NUMBER, journey, waits_for
from medtrainer.services.wording import count_of, ended

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medtrainer.model.roles import Catalogue, Step
    from medtrainer.plain.console import Console
    from medtrainer.plain.positions import Practise
    from medtrainer.services.journey import Stage
    from medtrainer.services.workspace import Workspace


def read_visit(console: Console, workspace: Workspace, practise: Practise | None = None) -> None:
    """Say who does what, from walking in to the last bill; then those who act can be read about.

    Raises:
        Left: The person wants to leave the program.
    """
    catalogue = workspace.office.catalogue
    stages = journey(catalogue)
    console.say()
    if not stages:
        console.say(NO_VISIT)
        return
    console.say(f"A patient's visit. {count_of(len(catalogue.visit), 'step')}. {SAME_NUMBER}")
    steps = [(stage, step) for stage in stages for step in stage.steps]
    start = 0
    _say_steps(console, catalogue, stages, steps[:PAGE])
    with suppress(Back):
        while True:
            more = "for more" if start + PAGE < len(steps) else ""
            chosen = choose(console, (), letters={"r": "read about a position"}, empty=more)
            if chosen == "r":
                _read_one(console, workspace, practise)
                console.say()
                console.say("A patient's visit.")
            else:
                start += PAGE
                _say_steps(console, catalogue, stages, steps[start : start + PAGE])


def _say_steps(
    console: Console,
    catalogue: Catalogue,
    stages: Sequence[Stage],
    steps: Iterable[tuple[Stage, Step]],
) -> None:
    titles = {role.id: role.title for role in catalogue.roles}
    for stage, step in steps:
        before = [other.text.rstrip(".") for other in waits_for(catalogue, step)]
        # What simply follows the one step before it need not be said.
        is_plain = stage.number == 1 or len(before) == len(stages[stage.number - 2].steps) == 1
        after = "" if is_plain else f" After: {'; '.join(before)}."
        console.say(f"{stage.number}. {ended(step.text)} By the {titles[step.role]}.{after}")


def _read_one(console: Console, workspace: Workspace, practise: Practise | None) -> None:
    """Ask which of the positions that act is meant, and read about it."""
    catalogue = workspace.office.catalogue
    acting = {step.role for step in catalogue.visit}
    roles = [role for role in catalogue.roles if role.id in acting]
    with suppress(Back):
        place = choose(console, [named(role) for role in roles], known=finder_of_places(roles))
        read_position(console, workspace, roles[int(place)], practise)
