"""Reading about positions: list, find by words, hear one in full, compare it with another."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from medtrainer.errors import Problem
from medtrainer.plain.comparing import compare_with
from medtrainer.plain.menus import Back, answer_everywhere, choose
from medtrainer.services.lookup import shared_with
from medtrainer.services.provenance import changed_here, duty_in_words
from medtrainer.services.search.finder import Finder
from medtrainer.services.wording import count_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from medtrainer.model.roles import Catalogue, Duty, Role
    from medtrainer.plain.console import Console
    from medtrainer.services.workspace import Workspace

    Practise = Callable[[Console, Workspace, Sequence[str]], None]

_ABOUT = (
    "Type the number or the name of a position to hear about it. f finds positions by a word of"
    " their name or of what they do."
)

_FINDS = "Type words such as: coder, or: draws blood. Positions that fit are listed, best first."


def browse_positions(
    console: Console, workspace: Workspace, practise: Practise | None = None
) -> None:
    """List the positions, narrow them by words, and read about the one chosen.

    Raises:
        Left: The person wants to leave the program.
    """
    finder = Finder(workspace.office.catalogue)
    found = [hit.role for hit in finder.positions("")]
    letters = {"f": "find by a word"}
    while True:
        console.say()
        console.say(f"{count_of(len(found), 'position')}.")
        try:
            chosen = choose(console, _named(found), letters=letters, about=_ABOUT)
            if chosen == "f":
                with suppress(Back):
                    found = _find(console, finder) or found
            else:
                read_position(console, workspace, found[int(chosen)], practise)
        except Back:
            return


def read_position(
    console: Console, workspace: Workspace, role: Role, practise: Practise | None = None
) -> None:
    """Say everything about a position, then offer to compare it, and to practise it.

    Args:
        console: Where to talk.
        workspace: Person, office and record.
        role: The position.
        practise: Practises positions by their ids; None where one comes from an exercise.

    Raises:
        Left: The person wants to leave the program.
    """
    console.say()
    for line in about(workspace.office.catalogue, role):
        console.say(line)
    letters = {"c": "compare with another"}
    if role.duties and practise:
        letters["p"] = "practise it"
    while True:
        try:
            if choose(console, (), letters=letters) == "c":
                compare_with(console, workspace.office.catalogue, role)
            elif practise:
                practise(console, workspace, [role.id])
        except Back:
            return
        except Problem as problem:
            console.say(str(problem))


def about(catalogue: Catalogue, role: Role) -> Iterable[str]:
    """Yield what there is to know of a position, one thing a line."""
    titles = {other.id: other.title for other in catalogue.roles}
    yield f"{role.title}, {role.abbreviation}." if role.abbreviation else f"{role.title}."
    if role.aliases:
        yield f"Also called: {', '.join(role.aliases)}."
    yield from filter(None, (role.summary, changed_here(role)))
    for label, ids in (("Reports to", role.reports_to), ("Works with", role.works_with)):
        if ids:
            yield f"{label}: {', '.join(titles[i] for i in ids)}."
    shared = shared_with(catalogue, role)
    yield from _duties("Only this position", role, [d for d in role.duties if not shared[d.id]])
    common = [duty for duty in role.duties if shared[duty.id]]
    yield from _duties("Shared", role, common, shared)
    if role.skills:
        yield f"{count_of(len(role.skills), 'skill')}:"
        for skill in role.skills:
            yield f"{skill.title}: {skill.text}" if skill.text else f"{skill.title}."


def _duties(
    heading: str,
    role: Role,
    duties: Sequence[Duty],
    shared: dict[str, tuple[Role, ...]] | None = None,
) -> Iterable[str]:
    if duties:
        yield f"{heading}, {count_of(len(duties), 'duty', 'duties')}:"
    for number, duty in enumerate(duties, 1):
        yield f"{number}. {duty_in_words(role, duty, (shared or {}).get(duty.id, ()))}."


def _named(roles: Sequence[Role]) -> list[str]:
    """Return the positions as choices; the area is said where it changes."""
    named, area = [], None
    for role in roles:
        short = f", {role.abbreviation}" if role.abbreviation else ""
        told = f", {role.area}" if role.area and role.area != area else ""
        named.append(f"{role.title}{short}{told}")
        area = role.area
    return named


def _find(console: Console, finder: Finder) -> list[Role]:
    words = console.ask("Words of a name or of a duty, Enter for all")
    while answer_everywhere(console, words, about=_FINDS):
        words = console.ask("Words of a name or of a duty, Enter for all")
    found = finder.positions(words)
    if not found:
        console.say("Nothing fits. Here are those from before.")
    for hit in found[:3] if words else ():
        if hit.because:
            console.say(f"{hit.role.title}: {hit.because}.")
    return [hit.role for hit in found]
