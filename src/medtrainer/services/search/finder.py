"""Finding positions while one types, and who does something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from medtrainer.services.search.duty_texts import DutyTexts
from medtrainer.services.search.lexicon import Lexicon
from medtrainer.services.search.names import names_of_roles
from medtrainer.services.search.question import Questions
from medtrainer.services.search.synonyms import synonyms

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from medtrainer.model.roles import Catalogue, Duty, Role
    from medtrainer.services.search.position_filter import Found, PositionFilter

NOT_FOUND = "No duty holds these words. Try fewer or other words."
"""What is said of a question without an answer."""

NEAREST = "Nothing fits exactly. Nearest:"
"""What is said before answers of which none is sure."""

SURE = 0.34
"""Share of a question, by how much its words tell, that an answer must hold."""

_WEAK_ANSWERS = 3
_OF_BEST = 0.5
"""Share of the best answer's score below which another only distracts from it."""

_WEAKEST = 0.08
_PER_WORD = 0.001


@dataclass(frozen=True, slots=True)
class Answer:
    """One duty that fits a question, with those who do it.

    Attributes:
        duty: The duty as its first owner states it.
        owners: The roles that do it, each with the duty as it states it.
        score: How well it fits, 0 to 1.
        sure: Whether it fits; if not, it is only among the nearest that there are.
    """

    duty: Duty
    owners: tuple[tuple[Role, Duty], ...]
    score: float
    sure: bool = True


class Finder:
    """Searches one office: built once, asked with every letter typed.

    All work waits until it is needed. In an office with 18,000 different duties the first question
    takes about 0.1 s, each further one a few milliseconds.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Keep the catalogue."""
        self._roles = catalogue.roles

    def positions(self, words: str) -> tuple[Found, ...]:
        """Return the positions that fit what was typed, all of them for nothing.

        Every word must begin a word (from three letters on, be inside one) of the position's names,
        area, summary or of one of its duties. Those found by name come first.
        """
        return tuple(self._filter.matches(words))

    def answers(self, question: str) -> tuple[Answer, ...]:
        """Return the duties that fit a question, the best match first; the nearest if none does.

        A duty scores the share of the question's words, weighted by how rare they are in the
        office, that it holds: whole words in full; words like them, words of its reasons and of
        the position's names for less. A question that only names positions is answered with what
        they do, the most important first.
        """
        parts = self._questions.parts(question)
        if parts and all(part.roles for part in parts):
            return self._duties_of({number for part in parts for number in part.roles})
        total = 0.0
        scores: dict[int, float] = {}
        for part in parts:
            full, found = self._duties.reached(part)
            total += part.emphasis * full
            for number, worth in found.items():
                scores[number] = scores.get(number, 0.0) + part.emphasis * worth
        return self._ranked({number: reached / total for number, reached in scores.items()})

    @cached_property
    def _filter(self) -> PositionFilter:
        from medtrainer.services.search.position_filter import PositionFilter  # not for `who`

        return PositionFilter(self._roles)

    @cached_property
    def _duties(self) -> DutyTexts:
        return DutyTexts(self._roles)

    @cached_property
    def _questions(self) -> Questions:
        duties = self._duties
        known = (duties.texts, duties.reasons, duties.positions)
        single = (phrase[0] for phrase in synonyms() if len(phrase) == 1)
        lexicon = Lexicon({*single, *(word for some in known for word in some.holders)})
        return Questions(lexicon, names_of_roles(self._roles))

    def _ranked(self, shares: Mapping[int, float]) -> tuple[Answer, ...]:
        # A short duty that holds the words says it more directly than a long one.
        lengths = self._duties.texts.lengths
        scores = {n: round(share - _PER_WORD * lengths[n], 6) for n, share in shares.items()}
        least = max(SURE, _OF_BEST * max(scores.values(), default=0.0))
        fit = [number for number, score in scores.items() if score >= least]
        near = fit or [number for number, score in scores.items() if score >= _WEAKEST]
        near.sort(key=lambda number: (-scores[number], *self._order(number)))
        return tuple(
            self._answer(number, scores[number], sure=bool(fit))
            for number in (near if fit else near[:_WEAK_ANSWERS])
        )

    def _duties_of(self, named: Collection[int]) -> tuple[Answer, ...]:
        """Return what some positions do: what more of them do and what matters more first."""
        times: dict[int, int] = {}
        for role in named:
            for number in self._duties.of_role[role]:
                times[number] = times.get(number, 0) + 1
        doers = {self._roles[role].id for role in named}
        ranked = sorted(times, key=lambda number: (-times[number], *self._order(number, doers)))
        return tuple(self._answer(n, round(times[n] / len(named), 6)) for n in ranked)

    def _order(self, number: int, doers: Collection[str] = ()) -> tuple[float, str, str]:
        """Return what decides between duties that fit alike: importance, then the alphabet."""
        owners = self._duties.owners[number]
        told = (duty.importance for role, duty in owners if not doers or role.id in doers)
        return -max(value or 0.0 for value in told), owners[0][1].text.casefold(), owners[0][1].id

    def _answer(self, number: int, score: float, *, sure: bool = True) -> Answer:
        owners = tuple(self._duties.owners[number])
        return Answer(owners[0][1], owners, score, sure)


def who_does(catalogue: Catalogue, question: str) -> tuple[Answer, ...]:
    """Answer one question about an office, the best match first; see `Finder.answers`."""
    return Finder(catalogue).answers(question)
