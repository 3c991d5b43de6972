"""Looking things up: positions by any of their names, and who does what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.errors import RequestProblem
from medtrainer.exercises.words import rarity, tokens
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from medtrainer.model.roles import Catalogue, Duty, Role

_PREFIX = 0.9
"""Worth of a word that only begins like the one asked for ("auth" – "authorisations")."""

_SHORTEST_BEGINNING = 4
"""Letters from which the beginning of a word counts: "can" is not asking for cancellations."""

_QUESTION_WORDS = frozenset(
    "can could do does did how i me my need our please should somebody someone we what where who"
    " whom will you your".split()
)
"""Words that people ask with, not for."""

_IN_REASON = 0.4
"""Worth of a word that stands in the reason, not in the duty itself."""

_WORTH_SHOWING = 0.34
"""Share of the question, by rarity of its words, that an answer must hold."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One duty that fits a question, with those who do it.

    Attributes:
        duty: The duty as its first owner states it.
        owners: The roles that do it, each with the duty as it states it.
        score: How well it fits, 0 to 1.
    """

    duty: Duty
    owners: tuple[tuple[Role, Duty], ...]
    score: float


def names_of(role: Role) -> tuple[str, ...]:
    """Return everything that a position is called."""
    return tuple(filter(None, (role.id, role.title, role.abbreviation, *role.aliases)))


def find_role(catalogue: Catalogue, name: str) -> Role:
    """Return the role with this id, title, abbreviation or alias, case ignored.

    Ids and titles go before abbreviations, those before aliases.

    Raises:
        RequestProblem: No position is called that, with the nearest name as advice.
    """
    wanted = " ".join(name.split()).casefold()
    for names in (
        lambda role: (role.id, role.title),
        lambda role: (role.abbreviation,),
        lambda role: role.aliases,
    ):
        for role in catalogue.roles:
            # A position without an abbreviation is not called "".
            if wanted and wanted in {known.casefold() for known in names(role)}:
                return role
    raise RequestProblem(f"There is no position “{visible(name)}”.", _suggest(catalogue, wanted))


def shared_with(catalogue: Catalogue, role: Role) -> dict[str, tuple[Role, ...]]:
    """Return for each duty of a role the other roles that do it too, by duty id."""
    owners = owners_by_duty(catalogue.roles)
    return {
        duty.id: tuple(other for other in owners[duty.id] if other.id != role.id)
        for duty in role.duties
    }


def owners_by_duty(roles: Iterable[Role]) -> dict[str, list[Role]]:
    """Return the roles that do each duty, in the order given, by duty id."""
    owners: dict[str, list[Role]] = {}
    for role in roles:
        for duty in role.duties:
            owners.setdefault(duty.id, []).append(role)
    return owners


def who_does(catalogue: Catalogue, question: str) -> tuple[Answer, ...]:
    """Return the duties that fit a question, the best match first.

    A duty scores the share of the question's words, weighted by their rarity in the office, that
    it holds: whole words in full, beginnings of words and words of its reasons for less.
    """
    owners: dict[str, list[tuple[Role, Duty]]] = {}
    for role in catalogue.roles:
        for duty in role.duties:
            owners.setdefault(duty.id, []).append((role, duty))
    bags = {duty_id: tokens(held[0][1].text) for duty_id, held in owners.items()}
    weights = rarity(bags.values())
    asked = tokens(question) - {""}
    asked = asked - _QUESTION_WORDS or asked
    rarest = max(weights.values(), default=1.0)
    answers = [
        Answer(held[0][1], tuple(held), _fit(asked, bags[duty_id], held, weights, rarest))
        for duty_id, held in owners.items()
    ]
    good = [answer for answer in answers if answer.score >= _WORTH_SHOWING]
    return tuple(sorted(good, key=lambda answer: (-answer.score, answer.duty.text.casefold())))


def _fit(
    asked: frozenset[str],
    words: frozenset[str],
    held: list[tuple[Role, Duty]],
    weights: Mapping[str, float],
    rarest: float,
) -> float:
    if not asked:
        return 0.0
    reasons = tokens(" ".join(duty.why for _, duty in held)) if asked - words else frozenset()
    total = reached = 0.0
    for word in sorted(asked):
        # A word that no duty holds counts as the rarest: asking for it and not finding it matters.
        weight = weights.get(word, rarest)
        total += weight
        reached += weight * max(_worth(word, words), _IN_REASON * _worth(word, reasons))
    # A short duty that holds the words says it more directly than a long one.
    return round(reached / total - 0.001 * len(words), 6)


def _worth(word: str, words: frozenset[str]) -> float:
    if word in words:
        return 1.0
    if len(word) < _SHORTEST_BEGINNING:
        return 0.0
    return _PREFIX if any(other.startswith(word) for other in words) else 0.0


def _suggest(catalogue: Catalogue, wanted: str) -> str:
    import difflib

    names = {name.casefold(): role for role in catalogue.roles for name in names_of(role)}
    near = difflib.get_close_matches(wanted, names, n=1)
    if near:
        return f"Did you mean “{names[near[0]].title}”?"
    return "“medtrainer roles” lists all positions."
