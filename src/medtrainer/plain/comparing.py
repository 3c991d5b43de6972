"""Two positions set against each other, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.plain.menus import choose
from medtrainer.services.compare import compare, lookalikes
from medtrainer.services.wording import count_of

if TYPE_CHECKING:
    from medtrainer.model.roles import Catalogue, Role
    from medtrainer.plain.console import Console


def compare_with(console: Console, catalogue: Catalogue, role: Role) -> None:
    """Ask which other position is meant, those easily mixed up first, and compare the two.

    Raises:
        Back: The person wants none.
        Left: The person wants to leave the program.
    """
    alike = list(lookalikes(catalogue, role))
    others = [*alike, *(o for o in catalogue.roles if o.id != role.id and o not in alike)]
    if alike:
        first = "the first" if len(alike) == 1 else f"the first {len(alike)}"
        console.say(f"Easily taken for the {role.title}: {first} of these.")
    chosen = choose(console, [other.title for other in others])
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
        console.say(f"{heading}, {count_of(len(duties), 'duty', 'duties')}.")
        for number, duty in enumerate(duties, 1):
            console.say(f"{number}. {duty.text}.")
