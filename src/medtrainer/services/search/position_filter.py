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

_MOST_KEPT = 40
"""Words whose holders are kept; each may take up to 1 MB in the largest offices."""

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """A position that fits a filter.

    Attributes:
        role: The position.
        because: "" if one of its names or its summary fits; else "also called …", or the text of
            the first duty that fits.
    """

    role: Role
    because: str


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


class _Holders(dict[str, frozenset[str]]):
    """The ids of the duties that hold a word, by word; kept, since the next letter asks again."""

    def __init__(self, duties: Mapping[str, str]) -> None:
        super().__init__()
        self._duties = duties

    def __missing__(self, word: str) -> frozenset[str]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        held = frozenset(duty_id for duty_id, text in self._duties.items() if word in text)
        self[word] = held
        return held


class PositionFilter:
    """The texts of all positions, made ready when first needed."""

    def __init__(self, roles: Sequence[Role]) -> None:
        """Keep the roles."""
        self._roles = roles

    def matches(self, typed: str) -> Iterator[Found]:
        """Yield the positions that fit, those found by a name first.

        Every typed word must be found in the position's names, area and summary, or in one and
        the same of its duties.
        """
        sought = _sought(typed)
        if not sought:
            yield from (Found(role, "") for role in self._roles)
            return
        missing = [_missing(names, sought) for names in self._names]
        fit = [number for number, left in enumerate(missing) if not left]
        # Who is called so stands before whoever is only described so.
        fit.sort(key=lambda number: not all(w in self._names[number].called for w in sought))
        for number in fit:
            yield Found(self._roles[number], _alias(self._names[number], sought))
        yield from self._by_duty(missing)

    def _by_duty(self, missing: Iterable[Sequence[str]]) -> Iterator[Found]:
        for number, left in enumerate(missing):
            fit = self._ids[number] if left else _NOTHING
            for word in left:
                fit = fit and fit.intersection(self._holders[word])
            if fit:
                first = next(duty for duty in self._roles[number].duties if duty.id in fit)
                yield Found(self._roles[number], first.text)

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
    def _ids(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(duty.id for duty in role.duties) for role in self._roles)

    @cached_property
    def _holders(self) -> _Holders:
        texts = {duty.id: duty.text for role in self._roles for duty in role.duties}
        return _Holders({duty_id: _searchable(text) for duty_id, text in texts.items()})


def _searchable(text: str) -> str:
    """Return the words of a text, a blank before each."""
    return f" {' '.join(words(text))}"


def _sought(typed: str) -> list[str]:
    """Return what to look for in searchable texts, the longest and so rarest first."""
    distinct = dict.fromkeys(words(typed))
    longest_first = sorted(distinct, key=len, reverse=True)
    return [word if len(word) >= INSIDE else f" {word}" for word in longest_first]


def _missing(names: _Names, sought: Iterable[str]) -> list[str]:
    """Return what neither the names nor the summary of a position hold."""
    left = [word for word in sought if word not in names.shown]
    if left and names.aliases:
        left = [word for word in left if not any(word in alias for _, alias in names.aliases)]
    return left


def _alias(names: _Names, sought: Iterable[str]) -> str:
    """Say by which alias a position was found, "" if by what the list shows of it anyway."""
    hidden = (word for word in sought if word not in names.shown)
    for word in hidden:
        for alias, searched in names.aliases:
            if word in searched:
                return f"also called {alias}"
    return ""
