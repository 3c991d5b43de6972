"""An office: its roles, its quiz sets and its own facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medtrainer.model.roles import Catalogue

if TYPE_CHECKING:
    from medtrainer.model.fault import Fault
    from medtrainer.model.quiz import QuizSet


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What office.toml says (formats.md, section 1).

    Attributes:
        name: What the office is called, or "".
        contact: Whom to ask and where, or "".
        machine: Name of this machine in the gradebook, or "".
        gradebook: A postgresql:// URL, or "" for the SQLite file.
        logins: "shared" (one login is one person on every machine) or "per-machine".
        shared_accounts: Accounts that several people use.
        keep_years: How long records are kept, in years.
        publish_confusions: Whether learners' exercises may be steered by everybody's mix-ups.
    """

    name: str = ""
    contact: str = ""
    machine: str = ""
    gradebook: str = ""
    logins: str = "shared"
    shared_accounts: tuple[str, ...] = ()
    keep_years: int = 6
    publish_confusions: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """One office as read from its folder.

    Attributes:
        folder: Absolute path of the office folder.
        builtin: Whether it is the one inside the package.
        facts: What office.toml says.
        catalogue: Roles, skills and the visit.
        sets: The usable quiz sets, by title.
        faults: Everything found wrong while reading, errors and warnings.
        faulty_sets: Ids and file stems of the quiz sets that are left out for their errors.
    """

    folder: str
    builtin: bool = False
    facts: OfficeFacts = field(default_factory=OfficeFacts)
    catalogue: Catalogue = field(default_factory=Catalogue)
    sets: tuple[QuizSet, ...] = ()
    faults: tuple[Fault, ...] = ()
    faulty_sets: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What to call the office on a screen."""
        return self.facts.name or self.catalogue.title or "Medical office"
