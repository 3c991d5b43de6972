"""What trainers have assigned, to whom, and on which terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Terms:
    """What an assignment or an override changes of a set's own rules; None leaves it as it is.

    Attributes:
        due: The last day; it ends with the learner's local day.
        attempts: Attempts allowed, 0 without limit.
        pass_mark: 0 to 1, 0 for none.
        minutes: Time limit, 0 for none.
    """

    due: date | None = None
    attempts: int | None = None
    pass_mark: float | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """One act of assigning a set (a file of assignments/; formats.md, section 4).

    Attributes:
        stem: The file's name without its ending: what names the assignment.
        quiz: Id of the set.
        to: Whom: logins, "group:…", "site:…", "title:…".
        terms: What it changes of the set's rules.
        assigned_by: The trainer's login.
        assigned_at: When, in UTC.
        content: Hash of the set and its roles when it was assigned, "" where that is not known.
    """

    stem: str
    quiz: str
    to: tuple[str, ...]
    terms: Terms
    assigned_by: str
    assigned_at: datetime
    content: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """Other terms for one person in every assignment of a set; the newest holds.

    Attributes:
        stem: The file's name without its ending.
        login: Whose terms they are.
        quiz: Id of the set.
        terms: What it changes.
        assigned_by: The trainer's login.
        assigned_at: When, in UTC.
    """

    stem: str
    login: str
    quiz: str
    terms: Terms
    assigned_by: str
    assigned_at: datetime


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The end of an assignment or an override, whose own file stays as it was.

    Attributes:
        stem: The file's name without its ending.
        withdraws: Stem of what no longer holds.
        assigned_by: The trainer's login.
        assigned_at: When, in UTC.
    """

    stem: str
    withdraws: str
    assigned_by: str
    assigned_at: datetime


@dataclass(frozen=True, slots=True)
class Assigned:
    """A set as it is assigned to one person, with every override worked in.

    Attributes:
        assignment: The act of assigning.
        login: The person.
        due: The last day that holds for this person, None without one.
        attempts: Attempts allowed, 0 without limit; None where the set's own number holds.
        pass_mark: 0 to 1; None where the set's own holds.
        minutes: Time limit, 0 for none; None where the set's own holds.
        override: Stem of the override that holds, "" for none.
    """

    assignment: Assignment
    login: str
    due: date | None
    attempts: int | None
    pass_mark: float | None
    minutes: int | None
    override: str = ""
