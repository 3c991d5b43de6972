"""What verifying finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

CANNOT = (
    "It proves that nothing changed after it was collected. It cannot prove what somebody wrote"
    " into their own record before that; and whoever can write the whole file could make another"
    " one that fits. So compare the seal with the one that was told when the bundle was made."
)
"""What a bundle cannot prove."""

CANNOT_HERE = (
    "It proves that the gradebook fits itself. It cannot prove what somebody wrote into their own"
    " record before it was collected, nor that a trainer, who may write the gradebook, did not make"
    " another one that fits: a backup that the trainers cannot write can."
)
"""What a gradebook cannot prove by itself."""


class Finding(NamedTuple):
    """Something that does not fit.

    Attributes:
        where: What it is about.
        what: What is the matter, as the end of a sentence that begins with that.
    """

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying has found.

    Attributes:
        records: How many records were looked at.
        faults: What does not fit.
        seal: What names the whole.
    """

    records: int
    faults: tuple[Finding, ...]
    seal: str


@dataclass(slots=True)
class Findings:
    """What has been found until now.

    Attributes:
        seal: What names the whole.
        records: How many records were looked at.
        faults: What does not fit.
    """

    seal: str = ""
    records: int = 0
    faults: list[Finding] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        """Note something that does not fit."""
        self.faults.append(Finding(where, what))

    def done(self) -> Verified:
        """Return all of it."""
        return Verified(self.records, tuple(self.faults), self.seal)
