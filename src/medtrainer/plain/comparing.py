"""Two positions set against each other, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.plain.menus import choose
from medtrainer.plain.naming import finder_of_places, named
from medtrainer.services.compare import compare, lookalikes
from medtrainer.services.wording import count_of, ended

if TYPE_CHECKING:
    from medtrainer.model.roles import Catalogue, Role
    from medtrainer.plain.console import Console

_ABOUT = "Type the number, the name or the short name of the position to compare with."


def compare_with(console: Console, catalogue: Catalogue, role: Role) -> None:
    """Ask which other position is meant, those easily mixed up first, and compare the two.

    Raises:
        Back: The person wants none.
        Left: The person wants to leave the program.
    """
    alike = list(lookalikes(catalogue, role))
    near = {other.id for other in (role, *alike)}
    others = [*alike, *(other for other in catalogue.roles if other.id not in near)]
    if alike:
        first = "the first" if len(alike) == 1 else f"the first {len(alike)}"
        console.say(f"Easily taken for the {role.title}: {first} of these.")
    places = finder_of_places(others)
    chosen = choose(console, [named(other) for other in others], about=_ABOUT, known=places)
    say_comparison(console, catalogue, role, others[int(chosen)])


def say_comparison(console: Console, catalogue: Catalogue, one: Role, other: Role) -> None:
    """Say what decides between two positions, what only one does, and what both do."""
    two = compare(catalogue, one, other)
    console.say()
    console.say(f"{one.title} or {other.title}?")
    for sentence in two.decides:
        console.say(sentence)
    for heading, duties in (
        (f"Only the {one.title}", two.only_one),
        (f"Only the {other.title}", two.only_other),
        ("Both", two.both),
    ):
        count = count_of(len(duties), "duty", "duties")
        console.say(f"{heading}, {count}:" if duties else f"{heading}: nothing.")
        for number, duty in enumerate(duties, 1):
            console.say(f"{number}. {ended(duty.text)}")
