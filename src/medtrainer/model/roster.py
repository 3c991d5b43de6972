"""The people of an office, as its trainers list them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Learner:
    """One person of the roster (formats.md, section 4).

    Attributes:
        login: The account's name, which is the identity; "account/NAME" in a shared account,
            "login@machine" where the office keeps logins apart by machine.
        name: The person's name, or "".
        title: Job title, or "".
        site: Where the person works, or "".
        hired: Day of hire, None if that is not known.
        groups: Words that assignments can be addressed to.
        active: False for people who have left; they stay in the roster.
    """

    login: str
    name: str = ""
    title: str = ""
    site: str = ""
    hired: date | None = None
    groups: tuple[str, ...] = ()
    active: bool = True

    @property
    def called(self) -> str:
        """The name, else the login."""
        return self.name or self.login


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody in roster.toml, in its order.

    Attributes:
        learners: The people; logins are unique.
    """

    learners: tuple[Learner, ...] = ()

    def by_login(self, login: str) -> Learner | None:
        """Return the person with a login, None if nobody has it."""
        return next((learner for learner in self.learners if learner.login == login), None)
