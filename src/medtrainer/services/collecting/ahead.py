"""Working out what journals come to that were never collected, on every processor at once.

Only the first collecting of many people is worth it: what a journal has grown by since is read in
no time, and hangs on what the gradebook knows of it already.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.gradebook.rows import JournalRow
from medtrainer.journal import files, spool
from medtrainer.journal.lines import whole_lines
from medtrainer.services.collecting.digest import (
    chunks_of,
    make,
    one_record,
    read_lines,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from medtrainer.gradebook.rows import ChunkRow
    from medtrainer.journal.spool import Spooled
    from medtrainer.services.collecting.digest import By, Made
    from medtrainer.services.collecting.made import Owner

FEWEST = 20
"""From how many journals on other processors are worth their start."""

_LARGEST = 4 * 1024 * 1024
"""Bytes of a journal that is worked out in one go; larger ones are taken in slice by slice."""

_WAITING = 32
"""Journals that are worked out ahead: what bounds the memory that they take."""


@dataclass(frozen=True, slots=True)
class FirstTake:
    """What a journal comes to that was never collected.

    Attributes:
        journal: The journal, as it was read.
        row: How far it is collected with this; its state is for the collector to say.
        chunks: Its lines.
        touched: Ids of the attempts that each chunk is about.
        made: What is made of it.
        new: How many events it has.
        newer: How many lines a newer version of the program has written.
        damaged: Numbers of the lines that hold nothing that can be used.
    """

    journal: Spooled
    row: JournalRow
    chunks: list[ChunkRow]
    touched: list[set[str]]
    made: Made
    new: int
    newer: int
    damaged: list[int]


def worth_it(journals: Sequence[Spooled]) -> bool:
    """Tell whether several processors gain anything.

    Not from a thread: a process is a copy of this one, and other threads may hold any lock now.
    """
    alone = threading.active_count() == 1
    return alone and len(journals) >= FEWEST and (os.cpu_count() or 1) > 1


def worked_out(
    journals: Sequence[Spooled], owner_of: Callable[[int], Owner], by: By
) -> Iterator[tuple[Spooled, FirstTake | None]]:
    """Yield journals in their order with what they come to.

    None stands for one that the collector has to look at itself: it is large, or cannot be read.

    Args:
        journals: Journals that were never collected.
        owner_of: Tells whose a journal is by the number of its account.
        by: Who collects.
    """
    context = multiprocessing.get_context("fork")
    waiting: deque[tuple[Spooled, Callable[[], FirstTake | None]]] = deque()
    # Ctrl+C is for the collector alone: it is what waits for the others.
    deaf = (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(os.cpu_count(), context, signal.signal, deaf) as pool:
        for journal in journals:
            future = pool.submit(first_take, journal, owner_of(journal.uid), by)
            waiting.append((journal, future.result))
            if len(waiting) > _WAITING:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)


def _next(
    waiting: deque[tuple[Spooled, Callable[[], FirstTake | None]]],
) -> tuple[Spooled, FirstTake | None]:
    journal, result = waiting.popleft()
    try:
        return journal, result()
    except BrokenProcessPool:  # somebody has killed a process of ours: the collector does it
        return journal, None


def first_take(found: Spooled, owner: Owner, by: By) -> FirstTake | None:
    """Return what a journal comes to, None where the collector has to look at it itself."""
    try:
        journal, data = spool.load(found)
    except OSError:
        return None
    if len(data) > min(_LARGEST, files.LIMIT):
        return None
    whole = data[: data.rfind(b"\n") + 1]
    lines = list(whole_lines(whole))
    row = JournalRow(owner.machine, owner.uid, journal.path.name)
    reading = read_lines(lines, 1)
    chunks = chunks_of(row, 0, reading, by)
    fresh = [event for events in reading.events for event in events]
    events, counts = one_record({row.file: fresh})
    return FirstTake(
        journal=journal,
        row=row._replace(
            bytes=len(whole),
            lines=len(lines),
            prefix=hashlib.sha256(whole).hexdigest(),
            head=chunks[-1].chunk if chunks else "",
        ),
        chunks=chunks,
        touched=reading.touched,
        made=make(owner, events, counts, {}, {}, by),
        new=counts.total() + sum(not event.attempt for event in fresh),
        newer=reading.newer,
        damaged=reading.damaged,
    )
