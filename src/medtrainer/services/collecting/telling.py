"""What collecting has to say about files, and whose they are."""

from __future__ import annotations

import pwd
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.gradebook.evidence import Account
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medtrainer.journal.spool import Spooled

MOST_NAMED = 10
"""How many damaged lines of a file are named one by one; a ruined file would name millions."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that collecting has to say about a file.

    Attributes:
        file: The file's name, harmless.
        login: Whose it is.
        what: What is the matter, as the end of a sentence that begins with the name.
        machine: Machine that it lies on.
    """

    file: str
    login: str
    what: str
    machine: str = ""


class Telling:
    """What is to be said of this machine's files.

    Attributes:
        notices: All of it, in order.
    """

    def __init__(self, machine: str) -> None:
        self.notices: list[Notice] = []
        self._machine = machine

    def say(self, file: str, uid: int, what: str, login: str = "") -> None:
        """Say something of a file: the end of a sentence that begins with its name."""
        account = account_of(uid)
        login = login or (account.login if account else f"uid:{uid}")
        self.notices.append(Notice(visible(file), login, what, self._machine))

    def say_damaged(self, journal: Spooled, newer: int, damaged: Sequence[int]) -> None:
        """Say which lines hold nothing that can be used, and how many are for newer programs."""
        name = journal.path.name
        for number in damaged[:MOST_NAMED]:
            self.say(name, journal.uid, f"line {number} is damaged and was left out")
        if len(damaged) > MOST_NAMED:
            more = len(damaged) - MOST_NAMED
            self.say(name, journal.uid, f"{more} more damaged lines were left out")
        if newer:
            self.say(
                name,
                journal.uid,
                f"holds lines of a newer MedTrainer ({newer}); they are kept. Update the program"
                " here, then run “medtrainer collect --rebuild”",
            )


def account_of(uid: int) -> Account | None:
    """Return an account of this machine, None where its table does not know the number."""
    try:
        account = pwd.getpwuid(uid)
    except KeyError:
        return None
    return Account(visible(account.pw_name), visible(account.pw_gecos.split(",", 1)[0].strip()))
