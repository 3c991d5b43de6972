"""A fault found in a content file, at its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a content file.

    Attributes:
        file: The file as the person named it.
        line: Line, from 1; 0 when the file as a whole is meant.
        column: Column in characters, from 1; 0 when the whole line or file is meant.
        severity: "error" makes the file unusable, "warning" does not.
        code: One of the codes of formats.md, section 6.
        message: What is wrong, as one sentence without the place.
        hint: What to do, as one sentence.
        source: The line of the file that holds the place, for the caret; "" if there is none.
    """

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str
    source: str = ""
