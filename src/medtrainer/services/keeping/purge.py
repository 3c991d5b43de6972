"""Taking out for good what need not be kept any more; that it was done is kept.

Only gradebook and decisions are touched: journals are their owners', and lie in a folder in which
only root can remove them (architecture.md, section 2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from medtrainer.content.decisions import write_decision
from medtrainer.errors import RequestProblem
from medtrainer.gradebook import evidence, results
from medtrainer.gradebook.copying import drop_attempts, drop_chunks, note_purge
from medtrainer.gradebook.rows import Kept, to_ms
from medtrainer.journal.lines import read_line, whole_lines
from medtrainer.model.decision import Purge
from medtrainer.services.collecting.rebuilding import make_all
from medtrainer.services.deciding import new_decision
from medtrainer.services.trainers import require_trainer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from medtrainer.gradebook.database import Database
    from medtrainer.gradebook.rows import ChunkRow
    from medtrainer.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge has taken out, or would.

    Attributes:
        attempts: How many attempts.
        lines: How many collected lines.
        people: How many people they were of.
    """

    attempts: int
    lines: int
    people: int


def latest_day(workspace: Workspace) -> date:
    """Return the latest day before which the office's rule allows to purge."""
    today = workspace.now().astimezone().date()
    years = workspace.office.facts.keep_years
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # the 29th of February
        return today.replace(year=today.year - years, day=28)


def purge(
    workspace: Workspace, database: Database, before: date, *, reason: str, dry_run: bool
) -> Purged:
    """Take out everything of attempts whose last event is from before a day.

    Args:
        workspace: Who does it, and in which office.
        database: The gradebook.
        before: The day; it stays itself.
        reason: Why, for auditors.
        dry_run: Whether only to count.

    Raises:
        RequestProblem: The office's rule keeps what is younger.
        EnvironmentProblem: This is no trainer, or it cannot be done; nothing is taken out then.
    """
    folder = require_trainer(workspace, "purge results")
    if before > latest_day(workspace):
        years = workspace.office.facts.keep_years
        raise RequestProblem(
            f"This office keeps results for {years} years (keep_years in office.toml).",
            f"The latest day is {latest_day(workspace)}.",
        )
    cutoff = to_ms(datetime.combine(before, datetime.min.time()).astimezone())
    with database.writing():
        rows = results.attempts_by_owner(database)
        old = {
            owner: {name for name, row in attempts.items() if row.last_at < cutoff}
            for owner, attempts in rows.items()
        }
        lines = _drop(database, old, cutoff, dry_run=dry_run)
        people = {row.login for o, names in old.items() for row in map(rows[o].__getitem__, names)}
        found = Purged(sum(map(len, old.values())), lines, len(people))
        if dry_run or not (found.attempts or found.lines):
            return found
        # Told before it is done: a purge that nobody knows of would be worse than one that failed.
        decided = new_decision(workspace, "purge", reason)
        write_decision(folder, Purge(decided, before, found.attempts, found.lines))
        drop_attempts(database, ((*owner, name) for owner, names in old.items() for name in names))
        now, by = to_ms(workspace.now()), workspace.person.login
        note_purge(database, cutoff, now, by)
        kept = {
            owner: {n: Kept(r.login, r.collected_at) for n, r in attempts.items()}
            for owner, attempts in rows.items()
        }
        make_all(database, by, now, kept)
    return found


def _drop(
    database: Database,
    old: dict[tuple[str, int], set[str]],
    cutoff: int,
    *,
    dry_run: bool,
) -> int:
    """Write the chunks of everybody anew without old lines; return how many lines went."""
    dropped = 0
    for machine, uid in evidence.chunk_owners(database):
        files: dict[str, list[ChunkRow]] = {}
        for chunk in evidence.chunks_of(database, machine, uid):
            files.setdefault(chunk.file, []).append(chunk)
        for chunks in files.values():
            kept = [_kept(chunk, old.get((machine, uid), set()), cutoff) for chunk in chunks]
            gone = sum(chunk.lines for chunk in chunks) - sum(map(len, kept))
            dropped += gone
            if gone and not dry_run:
                _rewrite(database, chunks, kept)
    return dropped


def _kept(chunk: ChunkRow, old: Collection[str], cutoff: int) -> list[bytes]:
    return [
        line
        for line in whole_lines(evidence.unpack(chunk.content))
        if not _is_old(line, old, cutoff)
    ]


def _is_old(line: bytes, old: Collection[str], cutoff: int) -> bool:
    read = read_line(line)
    if read.at is None:
        return False
    attempt = read.fields.get("attempt")
    if isinstance(attempt, str):
        return attempt in old
    return to_ms(read.at) < cutoff


def _rewrite(
    database: Database, chunks: Sequence[ChunkRow], kept: Iterable[Sequence[bytes]]
) -> None:
    """Put chunks with fewer lines in place of a journal's, each named anew after the one before."""
    first = chunks[0]
    parts = evidence.parts_of(database, [chunk.chunk for chunk in chunks])
    drop_chunks(database, [chunk.chunk for chunk in chunks])
    previous = evidence.first_link(first.machine, first.uid, first.file)
    line, place = 1, 1
    for chunk, lines in zip(chunks, kept, strict=True):
        if not lines:
            continue
        name = evidence.link(previous, map(evidence.digest, lines))
        content = evidence.pack(b"".join(lines))
        row = chunk._replace(
            chunk=name, place=place, first_line=line, lines=len(lines),
            previous=previous, content=content,
        )  # fmt: skip
        evidence.save_chunks(database, [row])
        named = [(chunk.machine, chunk.uid, attempt, name) for attempt in parts[chunk.chunk]]
        evidence.save_parts(database, named)
        previous, line, place = name, line + len(lines), place + 1
    journal = evidence.journal(database, first.machine, first.uid, first.file)
    head = previous if line > 1 else ""
    evidence.save_journal(database, journal._replace(lines=line - 1, head=head))
