"""A journal whose past was changed after it was collected: what was collected first stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.gradebook import evidence
from medtrainer.gradebook.copying import purged_before
from medtrainer.gradebook.rows import to_ms
from medtrainer.journal.lines import read_line, whole_lines

if TYPE_CHECKING:
    from medtrainer.gradebook.database import Database
    from medtrainer.gradebook.rows import JournalRow


def fresh_lines(database: Database, row: JournalRow, data: bytes) -> tuple[list[bytes], str]:
    """Return the lines that were never collected, and what has become of those that were.

    A line whose event was collected before is not taken again, whatever it says by now; nor is one
    from before the last purge.

    Args:
        database: The gradebook.
        row: How far the journal had been collected.
        data: The whole lines that its file holds by now.
    """
    raw: set[bytes] = set()
    own: list[bytes] = []
    by_id: dict[object, bytes] = {}
    for chunk in evidence.chunks_of(database, row.machine, row.uid):
        for line in whole_lines(evidence.unpack(chunk.content)):
            raw.add(line)
            by_id.setdefault(_id_of(line), line)
            if chunk.file == row.file:
                own.append(line)
    fresh: list[bytes] = []
    purged = purged_before(database)
    changed = 0
    present: set[object] = set()
    for line in whole_lines(data):
        event = _id_of(line)
        present.add(event)
        if line in raw:
            continue
        if event in by_id:
            changed += 1
        elif not _is_older(line, purged):
            fresh.append(line)
    missing = sum(_id_of(line) not in present for line in own)
    return fresh, _what(changed, missing, added=bool(fresh))


def _is_older(line: bytes, moment: int) -> bool:
    read = read_line(line)
    return bool(moment and read.at and to_ms(read.at) < moment)


def _id_of(line: bytes) -> object:
    """Return what names a line among all: its event's id, else the line itself."""
    read = read_line(line)
    return read.fields["id"] if read.at else line


def _what(changed: int, missing: int, *, added: bool) -> str:
    parts = [
        f"{number} of the collected lines {verb}"
        for number, verb in ((changed, "say something else"), (missing, "are missing"))
        if number
    ]
    order = "lines were put between them" if added else "its lines stand in another order"
    happened = " and ".join(parts) or order
    return f"was rewritten after it had been collected: {happened}; what was collected first counts"
