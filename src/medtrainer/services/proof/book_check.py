"""Verifying a gradebook: the evidence against its hashes, the results against the evidence."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from medtrainer.gradebook import evidence, results
from medtrainer.gradebook.rows import AttemptRow, from_ms
from medtrainer.journal.fold import attempts
from medtrainer.journal.lines import whole_lines
from medtrainer.services.collecting.made import Owner, attempt_row, judged
from medtrainer.services.proof.findings import Findings
from medtrainer.services.results.transcript import recorded
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from medtrainer.gradebook.database import Database
    from medtrainer.services.proof.findings import Verified


def verify_book(database: Database, tell: Callable[[int, int], None]) -> Verified:
    """Verify everything that was collected, of every machine.

    Args:
        database: The gradebook.
        tell: Hears now and then how many people are done, and of how many.

    Raises:
        EnvironmentProblem: The gradebook cannot be used.
    """
    found = Findings()
    seal = hashlib.sha256()
    kept = results.attempts_by_owner(database, sheets=True)
    owners = sorted({*evidence.owners(database), *evidence.chunk_owners(database), *kept})
    for number, (machine, uid) in enumerate(owners, start=1):
        account = evidence.accounts(database, machine).get(uid)
        who = visible(account.login if account else f"uid:{uid}")
        if _check_chunks(database, machine, uid, who, found, seal):
            _check_results(database, machine, uid, who, kept.get((machine, uid), {}), found)
        tell(number, len(owners))
    found.seal = f"sha256:{seal.hexdigest()}"
    return found.done()


def _check_chunks(
    database: Database,
    machine: str,
    uid: int,
    who: str,
    found: Findings,
    seal: hashlib._Hash,
) -> bool:
    """Recompute every hash of somebody's journals; tell whether their lines can be read."""
    journals = {
        file: row
        for (owner, file), row in evidence.journals(database, machine).items()
        if owner == uid
    }
    heads: dict[str, tuple[str, int]] = {}
    readable = True
    for chunk in evidence.chunks_of(database, machine, uid):
        last = chunk.first_line + chunk.lines - 1
        where = (
            f"{who}, {visible(chunk.file)}, lines {chunk.first_line} to {last}"
            f" collected {from_ms(chunk.collected_at):%Y-%m-%d %H:%M} UTC"
        )
        first = (evidence.first_link(machine, uid, chunk.file), 0)
        previous, line = heads.get(chunk.file, first)
        if (chunk.previous, chunk.first_line) != (previous, line + 1):
            found.add(where, "do not follow those before them: lines are missing or were moved")
        try:
            data = evidence.unpack(chunk.content)
        except ValueError:
            found.add(where, "cannot be read any more")
            readable = False
        else:
            digests = map(evidence.digest, whole_lines(data))
            if evidence.link(chunk.previous, digests) != chunk.chunk:
                found.add(where, "were changed in the gradebook")
        heads[chunk.file] = (chunk.chunk, last)
        found.records += chunk.lines
    for file, row in sorted(journals.items()):
        head, lines = heads.get(file, ("", 0))
        if (row.head, row.lines) != (head, lines):
            where = f"{who}, {visible(file)}"
            found.add(where, f"has {lines} of the {row.lines} lines that were collected")
        seal.update(f"{machine}\n{uid}\n{file}\n{head}\n".encode())
    return readable


def _check_results(
    database: Database,
    machine: str,
    uid: int,
    who: str,
    kept: Mapping[str, AttemptRow],
    found: Findings,
) -> None:
    """Make somebody's attempts anew from the evidence and compare them with what is kept."""
    made: dict[str, AttemptRow] = {}
    for attempt in attempts(recorded(database, machine, uid)):
        before = kept.get(attempt.id)
        owner = Owner(machine, uid, before.login if before else who)
        events = before.events if before else 0
        made[attempt.id] = attempt_row(
            attempt, owner, judged(attempt), events=events, now=0, before=before
        )
    for key in sorted({*made, *kept}):
        now, then = made.get(key), kept.get(key)
        titles = [row.quiz_title for row in (then, now) if row]
        title = visible(titles[0] or "practice")
        where = f"{who}, attempt {visible(key)} at “{title}”"
        if then is None:
            found.add(where, "is in the evidence and was taken out of the results")
        elif now is None:
            found.add(where, "is in the results without any evidence")
        elif now._replace(collected_at=then.collected_at) != then:
            found.add(where, _difference(then, now))


def _difference(kept: AttemptRow, made: AttemptRow) -> str:
    names = [name for name in AttemptRow._fields if getattr(kept, name) != getattr(made, name)]
    first = names[0]
    says, gives = (visible(str(getattr(row, first)))[:60] for row in (kept, made))
    more = f", and {len(names) - 1} more" if len(names) > 1 else ""
    return f"was changed: {first} says {says}; its evidence gives {gives}{more}"
