"""Offices to draw exercises from: written by hand, made up at random, or real."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st

from medtrainer.exercises.coverage import Rounds
from medtrainer.exercises.index import Index
from medtrainer.exercises.match import GENERATOR, draw
from medtrainer.exercises.scope import Scope, Shape, scope_of
from medtrainer.model.roles import Catalogue, Duty, Role
from tests.exercises.oracle import OFFICES, Truth, office

if TYPE_CHECKING:
    from collections import Counter

    from medtrainer.model.exercise import Exercise

CONTENT = "sha256:0"

TITLES = (
    "Biller aide Nurse Coder clerk Office-manager Zebra Ärztin ärztlicher Straßenarzt RN x-ray"
).split()
"""Mixed case on purpose: sorting by case would show."""

TEXTS = (
    "Schedule appointments.",
    "Schedule patient procedures or appointments.",
    "SCHEDULE appointments.",
    "Book visits",
    "Record vital signs",
    "Record the vital signs of patients",
    "Greet patients",
    "greets patients",
    "Code diagnoses",
    "Submit claims to insurers",
    "Submitting claims",
    "Post payments",
    "Sterilize instruments",
    "Straße kehren",
    "STRASSE KEHREN",
    "Draw blood",
    "Order supplies",
    "Explain the bill",
    "Prescribe medications",
    "Renew prescriptions",
    "Of the",
    "Lead the team",
    "Answer the telephone",
    "Scan cards",
)
"""Unlike, nearly alike and the same but for case."""


@dataclass(frozen=True)
class Case:
    """One request for exercises, and what the oracle says about it."""

    catalogue: Catalogue
    shape: Shape = field(default_factory=Shape)
    asked: tuple[str, ...] = ()
    from_all: bool = True
    with_foils: bool = False
    seed: str = "s"

    @cached_property
    def index(self) -> Index:
        return Index(self.catalogue)

    @cached_property
    def truth(self) -> Truth:
        return Truth(self.catalogue)

    @property
    def scope(self) -> Scope:
        return scope_of(
            self.index, self.asked, spares_from_all=self.from_all, with_foils=self.with_foils
        )

    @property
    def asked_ids(self) -> frozenset[str]:
        return frozenset(self.asked or self.truth.titles)

    @property
    def shown_ids(self) -> frozenset[str]:
        return frozenset(self.truth.titles) if self.from_all else self.asked_ids

    @cached_property
    def askable(self) -> frozenset[str]:
        """Duties of asked positions that some position on show does not do."""
        return frozenset(
            duty
            for duty, owners in self.truth.owners.items()
            if owners & self.asked_ids and self.shown_ids - self.truth.doers[duty]
        )

    def again(self, **changes: object) -> Case:
        """Return another request on the same office, which is not indexed anew."""
        case = replace(self, **changes)  # type: ignore[arg-type]
        case.__dict__.update(index=self.index, truth=self.truth)
        return case

    def take(self, count: int) -> list[Exercise]:
        return list(islice(draw(self.index, self.scope, self.shape, CONTENT, self.seed), count))

    def with_anchors(self, count: int) -> list[tuple[str, str, Exercise]]:
        """Return exercises with the duty and the position that each was grown from."""
        rounds = Rounds(self.index, self.scope, GENERATOR, CONTENT, self.seed)
        place = {duty: number for number, duty in enumerate(self.index.duty_ids)}
        found = []
        for (_, (duty, position), _), exercise in zip(
            rounds.anchors(), self.take(count), strict=False
        ):
            rounds.note(place[premise.id] for premise in exercise.premises)
            found.append((self.index.duty_ids[duty], self.index.roles[position].id, exercise))
        return found


def role(role_id: str, *duties: str | tuple[str, str], area: str = "", title: str = "") -> Role:
    """Return a role; a duty is its text, or its id and its text."""
    pairs = [(d, d) if isinstance(d, str) else d for d in duties]
    entries = tuple(Duty(duty_id, text, why=f"{role_id} does it") for duty_id, text in pairs)
    return Role(role_id, title or role_id.upper(), area=area, duties=entries)


def catalogue_of(*roles: Role) -> Catalogue:
    """Return an office of some roles."""
    return Catalogue(roles=roles)


def specialists(count: int) -> Catalogue:
    """Return an office in which everybody has one duty of their own, unlike all others."""
    return catalogue_of(*(role(f"p{n:03}", (f"d{n:03}", f"word{n}")) for n in range(count)))


@st.composite
def catalogues(draw: st.DrawFn, least: int = 1, most: int = 12) -> Catalogue:
    """Make up an office: own, shared, nearly alike and doubled duties, idle positions, areas."""
    count = draw(st.integers(least, most))
    texts = draw(st.lists(st.sampled_from(TEXTS), max_size=16))
    titles = draw(st.permutations(TITLES))
    alone = st.integers(0, count - 1).map(lambda number: 1 << number)
    owners = [draw(st.one_of(alone, st.integers(0, 2**count - 1))) for _ in texts]
    critical = draw(st.integers(0, 255))
    return catalogue_of(
        *(
            Role(
                id=f"p{number:02}",
                title=titles[number],
                area=draw(st.sampled_from(["", "clinical", "Clinical", "billing"])),
                duties=tuple(
                    Duty(
                        f"d{place:02}",
                        texts[place],
                        why=f"p{number:02} does d{place:02}",
                        critical=bool(critical >> (number + place) % 8 & 1),
                    )
                    for place in range(len(texts))
                    if owners[place] >> number & 1
                ),
            )
            for number in range(count)
        )
    )


@st.composite
def cases(draw: st.DrawFn, duties: int = 8, positions: int = 10) -> Case:
    """Make up an office and a request, which may be impossible."""
    catalogue = draw(catalogues())
    ids = [role.id for role in catalogue.roles]
    return Case(
        catalogue=catalogue,
        shape=Shape(
            duties=draw(st.integers(1, duties)),
            positions=draw(st.integers(2, positions)),
            reuse=draw(st.booleans()),
        ),
        asked=tuple(draw(st.lists(st.sampled_from(ids), unique=True))),
        from_all=draw(st.booleans()),
        seed=draw(st.sampled_from(["", "a", "b", "areyes|1", "|", "é"])),
    )


def playable(duties: int = 8, positions: int = 10) -> st.SearchStrategy[Case]:
    """Make up a request for which the oracle knows something to ask."""
    return cases(duties, positions).filter(lambda case: bool(case.askable))


def real(name: str, shape: Shape | None = None, **request: object) -> Case:
    """Return a request on a real office, or skip the test where its file is absent."""
    if not OFFICES[name].is_file():
        pytest.skip(f"{OFFICES[name]} is not here: the test data lies beside the project")
    return _whole(name).again(shape=shape or Shape(), **request)


@cache
def _whole(name: str) -> Case:
    catalogue, truth = office(name)
    case = Case(catalogue)
    case.__dict__["truth"] = truth
    return case


def chi_square(seen: Counter[object], cells: int) -> float:
    """Return Pearson's statistic against "each cell as likely as any other"."""
    assert len(seen) <= cells
    expected = seen.total() / cells
    empty = cells - len(seen)
    return sum((n - expected) ** 2 / expected for n in seen.values()) + empty * expected


CRITICAL = {1: 23.928, 2: 27.631, 3: 30.665, 4: 33.377, 5: 35.888, 6: 38.258, 23: 70.550}
"""Values that chi-square exceeds with probability 1e-6, by degrees of freedom."""
