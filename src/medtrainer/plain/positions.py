"""Reading about positions: list, find by words, hear one in full, compare it with another."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from medtrainer.errors import Problem
from medtrainer.plain.comparing import compare_with
from medtrainer.plain.menus import Back, answer_everywhere, choose
from medtrainer.plain.naming import MOST_NAMED, finder_of_places, named
from medtrainer.services.contact import ask_instead
from medtrainer.services.lookup import NO_POSITIONS, shared_with
from medtrainer.services.provenance import changed_here, duty_in_words
from medtrainer.services.search.finder import Finder
from medtrainer.services.wording import count_of, ended

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from medtrainer.model.roles import Catalogue, Duty, Role
    from medtrainer.plain.console import Console
    from medtrainer.services.search.position_filter import Found
    from medtrainer.services.workspace import Workspace

    Practise = Callable[[Console, Workspace, Sequence[str]], None]

_ABOUT = (
    "Type the number, the name or the short name of a position to hear about it. Any other words"
    " find positions by their names or by what they do. An area is said where it begins."
)

_FINDS = "Type words such as: coder, or: draws blood. Positions that fit are listed, best first."
_FIND = "Words of a name or of a duty, Enter for all"


def browse_positions(
    console: Console, workspace: Workspace, practise: Practise | None = None
) -> None:
    """List the positions, narrow them by words, and read about the one chosen.

    Raises:
        Left: The person wants to leave the program.
    """
    finder = Finder(workspace.office.catalogue)
    found, sought, at = finder.positions(""), "", 0
    if not found:
        console.say(NO_POSITIONS)
        return
    while True:
        console.say()
        console.say(_heading(found, sought))
        try:
            chosen = _choose(console, found, at)
            if isinstance(chosen, int):
                at = chosen
                read_position(console, workspace, found[at].role, practise)
                continue
        except Back:
            return
        with suppress(Back):
            words = _ask_words(console) if chosen == "f" else chosen
            fit = finder.positions(words)
            if fit:
                found, sought, at = fit, words, 0
            else:
                console.say(f"Nothing fits “{words}”. Here are those from before.")


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
    catalogue, contact = workspace.office.catalogue, workspace.office.facts.contact
    console.say()
    for line in about(catalogue, role):
        console.say(line)
    if contact:
        console.say(ask_instead(contact, "Differs here?"))
    letters = {"c": "compare with another"} if len(catalogue.roles) > 1 else {}
    if role.duties and practise:
        letters["p"] = "practise it"
    while True:
        try:
            chosen = choose(console, (), letters=letters)
        except Back:
            return
        if chosen == "c":
            with suppress(Back):  # one step, to this position
                compare_with(console, catalogue, role)
            console.say()
            console.say(ended(named(role)))
        elif practise:
            practise_one(console, workspace, role, practise)


def practise_one(console: Console, workspace: Workspace, role: Role, practise: Practise) -> None:
    """Practise a position, or say why that cannot be done.

    Raises:
        Left: The person wants to leave the program.
    """
    try:
        practise(console, workspace, [role.id])
    except Problem as problem:
        console.say(str(problem))


def about(catalogue: Catalogue, role: Role) -> Iterable[str]:
    """Yield what there is to know of a position, one thing a line."""
    titles = {other.id: other.title for other in catalogue.roles}
    yield ended(named(role))
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
            yield ended(f"{skill.title}: {skill.text}" if skill.text else skill.title)


def _duties(
    heading: str,
    role: Role,
    duties: Sequence[Duty],
    shared: dict[str, tuple[Role, ...]] | None = None,
) -> Iterable[str]:
    if duties:
        yield f"{heading}, {count_of(len(duties), 'duty', 'duties')}:"
    for number, duty in enumerate(duties, 1):
        others = (shared or {}).get(duty.id, ())
        yield f"{number}. {ended(duty_in_words(role, duty, others, MOST_NAMED))}"


def _heading(found: Sequence[Found], sought: str) -> str:
    count = count_of(len(found), "position")
    if not sought:
        return f"{count}."
    return (
        f"{count} fits “{sought}”." if len(found) == 1 else f"{count} fit “{sought}”, best first."
    )


def _choose(console: Console, found: Sequence[Found], at: int) -> int | str:
    return choose(
        console,
        _as_choices(found),
        about=_ABOUT,
        letters={"f": "find by a word"},
        known=finder_of_places([hit.role for hit in found]),
        words="a name",
        at=at,
    )


def _as_choices(found: Sequence[Found]) -> list[str]:
    """Return positions as choices: why a search found one, else the area where it changes."""
    choices, area = [], None
    for hit in found:
        role = hit.role
        told = f", {role.area}" if role.area and role.area != area else ""
        choices.append(f"{named(role)}: {hit.because}" if hit.because else f"{named(role)}{told}")
        area = role.area
    return choices


def _ask_words(console: Console) -> str:
    words = console.ask(_FIND)
    while answer_everywhere(console, words, about=_FINDS):
        words = console.ask(_FIND)
    return words
