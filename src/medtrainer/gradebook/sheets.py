"""The marks of an attempt as one text: what statistics need of it, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from medtrainer.model.exercise import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable


class SheetMarks(NamedTuple):
    """One exercise of an attempt, judged.

    Attributes:
        reuse: Whether a position could be right for several duties.
        options: Ids of the positions on show.
        marks: Its rows.
    """

    reuse: bool
    options: tuple[str, ...]
    marks: tuple[Mark, ...]


def pack(sheets: Iterable[SheetMarks]) -> str:
    """Return marks as a text of ASCII."""
    document = [
        [
            int(sheet.reuse),
            sheet.options,
            [[m.premise, m.right, m.chosen, int(m.critical)] for m in sheet.marks],
        ]
        for sheet in sheets
    ]
    return json.dumps(document, separators=(",", ":"))


def unpack(text: str) -> tuple[SheetMarks, ...]:
    """Return the marks of a text that `pack` made, none of an empty one."""
    return tuple(
        SheetMarks(
            bool(reuse),
            tuple(options),
            tuple(
                Mark(premise, right, chosen, bool(must)) for premise, right, chosen, must in rows
            ),
        )
        for reuse, options, rows in json.loads(text or "[]")
    )
