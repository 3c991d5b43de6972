"""Who does this? Asked in one's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.plain.menus import Back, answer_everywhere, choose
from medtrainer.plain.naming import MOST_NAMED, finder_of_places, named
from medtrainer.plain.positions import read_position
from medtrainer.services.contact import ask_instead
from medtrainer.services.search.finder import NEAREST, NOT_FOUND, Finder
from medtrainer.services.wording import ended

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medtrainer.plain.console import Console
    from medtrainer.plain.positions import Practise
    from medtrainer.services.search.finder import Answer
    from medtrainer.services.workspace import Workspace

_ABOUT = "Ask in your own words, such as: who calls the insurer?"
_MOST = 5
"""Answers that are said; more would not be remembered."""


def ask_who(console: Console, workspace: Workspace, practise: Practise | None = None) -> None:
    """Answer “who does this?” until nothing more is asked.

    Raises:
        Left: The person wants to leave the program.
    """
    finder = Finder(workspace.office.catalogue)
    question = ""
    while True:
        console.say()
        try:
            question = question or console.ask("What has to be done? Enter alone goes back")
            if not question:
                return
            if answer_everywhere(console, question, about=_ABOUT):
                question = ""
                continue
        except Back:
            return
        answers = finder.answers(question)[:_MOST]
        if not answers:
            console.say(NOT_FOUND)
            _say_contact(console, workspace, "Not found?")
            question = ""
            continue
        if not answers[0].sure:
            console.say(NEAREST)
        for number, answer in enumerate(answers, 1):
            for line in _lines(answer, number):
                console.say(line)
        _say_contact(console, workspace, "Differs here?")
        question = _read_on(console, workspace, answers, practise)


def _lines(answer: Answer, number: int) -> Iterable[str]:
    told, more = answer.owners[:MOST_NAMED], len(answer.owners) - MOST_NAMED
    *some, last = [*(role.title for role, _ in told), *([f"{more} more"] if more > 0 else [])]
    yield f"{number}. {', '.join(some)} or {last}." if some else f"{number}. {last}."
    yield ended(answer.duty.text)
    for role, duty in told:
        if duty.why:
            yield f"{role.title}: {duty.why}" if some else duty.why


def _say_contact(console: Console, workspace: Workspace, doubt: str) -> None:
    contact = workspace.office.facts.contact
    if contact:
        console.say(ask_instead(contact, doubt))


def _read_on(
    console: Console,
    workspace: Workspace,
    answers: Sequence[Answer],
    practise: Practise | None,
) -> str:
    """Offer to read about the positions of the answers; return the next question, "" for none."""
    roles = list({role.id: role for answer in answers for role, _ in answer.owners}.values())
    console.say("To read about one:")
    while True:
        try:
            chosen = choose(
                console,
                [named(role) for role in roles],
                about=_ABOUT,
                empty="to ask again",
                known=finder_of_places(roles),
                words="the next question",
            )
        except Back:
            return ""
        if isinstance(chosen, str):
            return chosen
        read_position(console, workspace, roles[chosen], practise)
