"""What is true in an office, worked out the slow way: no masks, no index, no inverted lists.

Every claim about an exercise is judged against this. It knows positions and duties by id alone and
compares every duty with every other one, so that a mistake of the index cannot hide here too.
"""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import combinations, product
from math import log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.content.office import load_office
from medtrainer.exercises.words import tokens
from medtrainer.model.roles import Catalogue, Duty, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from medtrainer.model.exercise import Exercise

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
OFFICES = {
    "builtin": ROOT / "roles.toml",
    "medical": DATA / "medical-dwa.toml",
    "all": DATA / "scale" / "all-dwa.toml",
}
ALIKE = 0.6


class Truth:
    """Who does what in an office, by id.

    Attributes:
        owners: Positions that do a duty, A(d).
        doers: Owners and doubtful owners of a duty, A+(d).
        texts: The duties' texts.
        titles: The positions' titles.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.titles = {role.id: role.title for role in catalogue.roles}
        self.entries = {
            (role.id, duty.id): duty for role in catalogue.roles for duty in role.duties
        }
        self.texts = {duty: entry.text for (_, duty), entry in self.entries.items()}
        self.owners: dict[str, frozenset[str]] = {}
        for role, duty in self.entries:
            self.owners[duty] = self.owners.get(duty, frozenset()) | {role}
        self.doers = dict(self.owners)
        for one, other in alike(self.texts):
            self.doers[one] |= self.owners[other]
            self.doers[other] |= self.owners[one]

    def rule_breaks(self, exercise: Exercise) -> list[str]:
        """Return the rows that break rule U+: A+(d) ∩ shown = {key(d)} and key(d) ∈ A(d)."""
        shown = {option.id for option in exercise.options}
        return [
            f"{premise.id}: {self.doers[premise.id] & shown} for {exercise.key[premise.id]}"
            for premise in exercise.premises
            if self.doers[premise.id] & shown != {exercise.key[premise.id]}
            or exercise.key[premise.id] not in self.owners[premise.id]
        ]

    def all_right_answers(self, exercise: Exercise) -> list[dict[str, str]]:
        """Return every way to fill in an exercise in which no answer is false in the office."""
        premises = [premise.id for premise in exercise.premises]
        ways = product([option.id for option in exercise.options], repeat=len(premises))
        return [
            dict(zip(premises, way, strict=True))
            for way in ways
            if (exercise.reuse or len(set(way)) == len(way))
            and all(chosen in self.doers[d] for d, chosen in zip(premises, way, strict=True))
        ]

    def alone_on_show(self, exercise: Exercise, asked: Iterable[str]) -> set[tuple[str, str]]:
        """Return the duties not yet asked that exactly one position on show does, with it."""
        shown = {option.id for option in exercise.options}
        worded = {premise.text.casefold() for premise in exercise.premises}
        return {
            (duty, position)
            for position in shown & set(asked)
            for duty, owners in self.owners.items()
            if position in owners
            and self.doers[duty] & shown == {position}
            and self.texts[duty].casefold() not in worded
        }


def alike(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield all pairs of duties worded alike, by brute force over all pairs."""
    bags = {duty: tokens(text) for duty, text in texts.items()}
    pairs = similar_pairs(list(bags.values()))
    ids = list(bags)
    yield from ((ids[one], ids[other]) for one, other, similarity in pairs if similarity >= ALIKE)
    same: dict[str, list[str]] = {}
    for duty, text in texts.items():
        same.setdefault(text.casefold(), []).append(duty)
    for duties in same.values():
        yield from combinations(duties, 2)


def similar_pairs(bags: Sequence[frozenset[str]]) -> list[tuple[int, int, float]]:
    """Return the weighted Ochiai similarity of all pairs that share a token at all."""
    holders: dict[str, int] = {}
    for bag in bags:
        for token in bag:
            holders[token] = holders.get(token, 0) + 1
    weights = {token: log((len(bags) + 1) / times) for token, times in holders.items()}
    totals = [sum(weights[token] for token in bag) for bag in bags]
    found = []
    for one, bag in enumerate(bags):
        for other in range(one + 1, len(bags)):
            if common := bag & bags[other]:
                shared = sum(weights[token] for token in common)
                found.append((one, other, shared / sqrt(totals[one] * totals[other]) + 1e-9))
    return found


def load(path: Path) -> Catalogue:
    """Read the roles and duties of a file, and nothing else; a stand-in for the content floor."""
    with path.open("rb") as file:
        roles = tomllib.load(file).get("role", [])
    texts = {d["id"]: d["text"] for role in roles for d in role.get("duty", []) if "text" in d}
    return Catalogue(
        roles=tuple(
            Role(
                id=role["id"],
                title=role["title"],
                area=role.get("area", ""),
                duties=tuple(
                    Duty(
                        id=duty["id"],
                        text=texts[duty["id"]],
                        why=duty.get("why", ""),
                        critical=duty.get("critical", False),
                    )
                    for duty in role.get("duty", [])
                ),
            )
            for role in roles
        )
    )


@cache
def office(name: str) -> tuple[Catalogue, Truth]:
    """Return one of `OFFICES` and what is true in it."""
    path = OFFICES[name]
    catalogue = load_office(path.parent).catalogue if name == "builtin" else load(path)
    return catalogue, Truth(catalogue)
