"""Choosing what to practise in the line mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.errors import Problem, RequestProblem
from medtrainer.plain.menus import Back, answer_everywhere, number_in
from medtrainer.plain.sitting import sit
from medtrainer.services.lookup import find_role
from medtrainer.services.practice import practice_title, start_practice
from medtrainer.services.wording import count_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medtrainer.model.roles import Role
    from medtrainer.plain.console import Console
    from medtrainer.services.workspace import Workspace

_ABOUT = (
    "Practice is one exercise after the other for as long as you like. Each answer is judged at"
    " once, with the reason. It does not count. Type the numbers of positions with blanks between"
    " them, such as 1 4, or names with commas between them."
)
_MOST_READ_OUT = 20
_LISTED = "“Positions: read and compare” on the start lists them all."


def choose_practice(console: Console, workspace: Workspace) -> None:
    """Ask which positions to practise, then practise them.

    Raises:
        Left: The person wants to leave the program.
    """
    roles = [role for role in workspace.office.catalogue.roles if role.duties]
    console.say()
    console.say("Practise. Endless exercises, each answer judged at once. Practice does not count.")
    for number, role in enumerate(roles[:_MOST_READ_OUT], 1):
        console.say(f"{number}. {role.title}, {count_of(len(role.duties), 'duty', 'duties')}")
    if len(roles) > _MOST_READ_OUT:
        console.say(f"And {len(roles) - _MOST_READ_OUT} more: type their names.")
    while True:
        said = console.ask("Type numbers or names, Enter for all, b back, ? help, q leave")
        try:
            if said and answer_everywhere(console, said, about=_ABOUT):
                continue
            practise(console, workspace, _meant(workspace, roles, said))
        except Back:
            pass
        except Problem as problem:
            console.say(str(problem))
            continue
        return


def practise(console: Console, workspace: Workspace, roles: Sequence[str] = ()) -> None:
    """Practise positions by their ids, all of them where none is named.

    Raises:
        RequestProblem: There is nothing to ask.
        EnvironmentProblem: The start could not be saved.
        Left: The person wants to leave the program.
    """
    sitting = start_practice(workspace, roles, mode="plain")
    sit(console, workspace, sitting, practice_title(workspace.office.catalogue, roles))


def _meant(workspace: Workspace, roles: Sequence[Role], said: str) -> list[str]:
    """Return the ids of the positions that were typed, by numbers or names."""
    numbers = [number_in(word, len(roles)) for word in said.replace(",", " ").split()]
    if all(numbers):
        return [roles[number - 1].id for number in numbers if number]
    if any(word.strip().isdecimal() for word in said.split()):
        raise RequestProblem(f"There are {count_of(len(roles), 'position')} to choose from.")
    names = filter(None, (name.strip() for name in said.split(",")))
    return [find_role(workspace.office.catalogue, name, _LISTED).id for name in names]
