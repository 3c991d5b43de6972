"""One thing that was looked at, and what every check is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.model.office import OfficeFacts


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        what: What, in a few words.
        ok: Whether it is as it should be; None where this account may not look.
        found: What was found.
        mend: The command that mends it, "" where nothing has to be done, or no command can.
    """

    what: str
    ok: bool | None
    found: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Patient:
    """What is looked at.

    Attributes:
        folder: The office's folder.
        facts: What the office says of itself.
        group: The trainers' group: that of the office's folder.
        gid: Its number.
        data: The own data folder of whoever asks.
    """

    folder: Path
    facts: OfficeFacts
    group: str
    gid: int
    data: Path
