"""Who sits at this terminal: the kernel says, never an environment variable.

Only for accounts that the office lists as shared does a name that was typed, or that a forced
command has set, tell one learner from another; it is recorded as unverified.
"""

from __future__ import annotations

import os
import pwd
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from medtrainer.content.roster import read_roster
from medtrainer.errors import UsageProblem
from medtrainer.model.attempt import Person
from medtrainer.model.roster import Learner

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.model.office import OfficeFacts

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,31}", re.ASCII)
"""How a login looks: names that are typed must not differ by case, blanks or look-alike letters."""


def current_person() -> Person:
    """Return the person whose account runs this process."""
    uid = os.getuid()
    try:
        account = pwd.getpwuid(uid)
    except KeyError:  # an account that the machine's table does not know, as in some containers
        return Person(uid=uid, login=f"uid:{uid}")
    name = account.pw_gecos.split(",", 1)[0].strip()
    return Person(uid=uid, login=account.pw_name, name=name)


def has_account(login: str) -> bool:
    """Tell whether this machine has an account of that name."""
    try:
        pwd.getpwnam(login)
    except (KeyError, ValueError):  # ValueError: a NUL in the name
        return False
    return True


def is_shared(account: Person, facts: OfficeFacts) -> bool:
    """Tell whether an office says that several people use an account."""
    return account.login in facts.shared_accounts


def learner_of(account: Person, name: str, facts: OfficeFacts, *, forced: bool) -> Person:
    """Return one of the people who share an account.

    Args:
        account: The account, as the kernel has it.
        name: What tells this learner from the others.
        facts: What the office says of itself.
        forced: Whether the name comes from the administrator's forced command, not from the person.

    Raises:
        UsageProblem: The account is not shared, or this is no name.
    """
    if not is_shared(account, facts):
        raise UsageProblem(
            f"--learner is for accounts that several people share, and “{account.login}” is none.",
            "Leave it out, or list the account under shared_accounts in office.toml.",
        )
    if not _NAME.fullmatch(name):
        raise UsageProblem(
            f"“{name[:40]}” cannot be the name of a learner.",
            "It is like a login: 1 to 32 small letters, digits and . _ - such as areyes.",
        )
    identified = "forced-command" if forced else "self-declared"
    return replace(account, login=f"{account.login}/{name}", name=name, identified=identified)


def listed_as(person: Person, folder: Path, facts: OfficeFacts, host: str) -> Learner:
    """Return a person as the roster has them, else by their login alone.

    A roster that cannot be read keeps nobody from learning: it says nothing then.

    Args:
        person: Who it is, from the kernel.
        folder: The office's folder.
        facts: What the office says of itself.
        host: Name of this machine.
    """
    login = person.login
    if facts.logins == "per-machine":
        login = f"{login}@{facts.machine or host}"
    return read_roster(folder)[0].by_login(login) or Learner(login)
