"""Narrowing the list of positions with every letter typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from medtrainer.services.search.roots import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from medtrainer.model.roles import Role

INSIDE = 3
"""Letters from which a typed word is also found inside words, not at their beginning only."""


@dataclass(frozen=True, slots=True)
class _Names:
    """What is searched of a position beside its duties, as `_searchable` makes it.

    Attributes:
        called: Title, abbreviation and aliases.
        shown: Title, abbreviation, area and summary.
        aliases: Each alias as it stands in the file, and as it is searched.
    """

    called: str
    shown: str
    aliases: tuple[tuple[str, str], ...]


class PositionFilter:
    """The texts of all positions, made ready when first needed."""

    def __init__(self, roles: Sequence[Role]) -> None:
        """Keep the roles."""
        self._roles = roles

    def matches(self, typed: str) -> Iterator[tuple[int, str]]:
        """Yield the numbers of the positions that fit and why, those found by a name first.

        Every typed word must be found in the position's names, area and summary, or in one and
        the same of its duties.
        """
        sought = _sought(typed)
        if not sought:
            yield from ((number, "") for number in range(len(self._roles)))
            return
        missing = [_missing(names, sought) for names in self._names]
        fit = [number for number, left in enumerate(missing) if not left]
        # Who is called so stands before whoever is only described so.
        fit.sort(key=lambda number: not all(w in self._names[number].called for w in sought))
        for number in fit:
            yield number, _alias(self._names[number], sought)
        yield from self._by_duty(sought, missing)

    def _by_duty(
        self, sought: Sequence[str], missing: Sequence[frozenset[str]]
    ) -> Iterator[tuple[int, str]]:
        # What no position's names hold, a duty must: most duties are ruled out by that at once.
        must = frozenset(sought).intersection(*missing)
        duties = self._duties
        for word in sought:
            if word in must:
                duties = {key: text for key, text in duties.items() if word in text}
        for number, left in enumerate(missing):
            for duty in self._roles[number].duties if left else ():
                text = duties.get(duty.id)
                if text is not None and all(word in text for word in left):
                    yield number, duty.text
                    break

    @cached_property
    def _names(self) -> tuple[_Names, ...]:
        return tuple(
            _Names(
                _searchable(" ".join((role.title, role.abbreviation, *role.aliases))),
                _searchable(f"{role.title} {role.abbreviation} {role.area} {role.summary}"),
                tuple((alias, _searchable(alias)) for alias in role.aliases),
            )
            for role in self._roles
        )

    @cached_property
    def _duties(self) -> Mapping[str, str]:
        texts = {duty.id: duty.text for role in self._roles for duty in role.duties}
        return {duty_id: _searchable(text) for duty_id, text in texts.items()}


def _searchable(text: str) -> str:
    """Return the words of a text, a blank before each."""
    return "".join(f" {word}" for word in words(text))


def _sought(typed: str) -> list[str]:
    """Return what to look for in searchable texts, the longest and so rarest first."""
    distinct = dict.fromkeys(words(typed))
    longest_first = sorted(distinct, key=len, reverse=True)
    return [word if len(word) >= INSIDE else f" {word}" for word in longest_first]


def _missing(names: _Names, sought: Iterable[str]) -> frozenset[str]:
    """Return what neither the names nor the summary of a position hold."""
    left = [word for word in sought if word not in names.shown]
    return frozenset(
        word for word in left if not any(word in searched for _, searched in names.aliases)
    )


def _alias(names: _Names, sought: Iterable[str]) -> str:
    """Say by which alias a position was found, "" if by what the list shows of it anyway."""
    hidden = (word for word in sought if word not in names.shown)
    for word in hidden:
        for alias, searched in names.aliases:
            if word in searched:
                return f"also called {alias}"
    return ""
