"""Collecting: what is new in this machine's journals goes into the gradebook."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.errors import EnvironmentProblem
from medtrainer.gradebook import evidence
from medtrainer.gradebook.notices import NoticeRow, save_notice, standing_notices
from medtrainer.gradebook.rows import JournalRow, to_ms
from medtrainer.journal import files, spool
from medtrainer.journal.lines import whole_lines
from medtrainer.services.collecting.ahead import FirstTake, worked_out, worth_it
from medtrainer.services.collecting.history import fresh_lines
from medtrainer.services.collecting.intake import Intake
from medtrainer.services.collecting.made import Owner
from medtrainer.services.collecting.telling import Notice, Telling, account_of
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from medtrainer.gradebook.database import Database
    from medtrainer.journal.spool import Spool, Spooled

_SLICE = 4 * 1024 * 1024
"""Bytes taken in at once: what bounds the memory that a long journal needs."""

_TURN = 0.5
"""Seconds after which a transaction ends, so that other writers need not wait long."""

_FRESH = 2000
"""Milliseconds in which a file system's clock may not tell one change from the next."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What a collecting has brought.

    Attributes:
        new: Events that were not known before.
        journals: Journals that were looked at.
        notices: What is to be said; those about rewritten history stay until they are accepted.
    """

    new: int
    journals: int
    notices: tuple[Notice, ...]


class Collector:
    """One collecting of one machine's journals."""

    def __init__(
        self,
        database: Database,
        machine: str,
        by: str,
        *,
        now: Callable[[], datetime],
        stopwatch: Callable[[], float],
        tell: Callable[[int, int], None],
    ) -> None:
        """Prepare it.

        Args:
            database: The gradebook.
            machine: Name of this machine.
            by: Login of whoever collects.
            now: Tells the time, in UTC.
            stopwatch: Tells elapsed time in seconds.
            tell: Hears now and then how many journals are done, and of how many.
        """
        self._database = database
        self._machine = machine
        self._now = now
        self._stopwatch = stopwatch
        self._tell = tell
        self._intake = Intake(database, to_ms(now()), by)
        self._accounts = evidence.accounts(database, machine)
        self._owners: dict[int, Owner] = {}
        self._telling = Telling(machine)

    def collect(self, records: Path) -> Collected:
        """Take in what is new.

        Raises:
            EnvironmentProblem: The journals cannot be listed, or the gradebook cannot be used.
        """
        found = _look(records)
        known = evidence.journals(self._database, self._machine)
        news = [
            journal
            for journal in found.journals
            if _row_of(known, self._machine, journal).state != journal.state
        ]
        self._take_all(*_parted(news, found, known))
        with self._database.writing():
            self._note_gone(found, known)
        for refused in (*found.refused, *found.remarks):
            self._telling.say(refused.file, refused.uid, refused.why)
        notices = (*self._telling.notices, *self._standing())
        return Collected(self._intake.new, len(found.journals), notices)

    def _take_all(self, firsts: list[Spooled], grown: list[Spooled]) -> None:
        was_on = gc.isenabled()
        gc.disable()  # nothing here is in circles, and looking for some takes an eighth of the time
        try:
            self._take_in_turns(self._each(firsts, grown), len(firsts) + len(grown))
        finally:
            if was_on:
                gc.enable()

    def _each(
        self, firsts: list[Spooled], grown: list[Spooled]
    ) -> Iterator[tuple[Spooled, FirstTake | None]]:
        """Yield journals, with what they come to where that has been worked out already."""
        if worth_it(firsts):
            yield from worked_out(firsts, self._owner, self._intake.by)
        else:
            yield from ((journal, None) for journal in firsts)
        yield from ((journal, None) for journal in grown)

    def _take_in_turns(
        self, journals: Iterable[tuple[Spooled, FirstTake | None]], number_of_all: int
    ) -> None:
        waiting = iter(enumerate(journals, start=1))
        number = 0
        while number < number_of_all:
            # One transaction for many small journals, as each end of one waits for the disk.
            end = self._stopwatch() + _TURN
            with self._database.writing():
                for number, (journal, first) in waiting:  # noqa: B007 - how far is asked above
                    if first is None or not self._take_first(first):
                        self._take(journal)
                    if self._stopwatch() > end:
                        break
                self._intake.save_sums()
            self._tell(number, number_of_all)

    def _take_first(self, first: FirstTake) -> bool:
        """Take in what a journal comes to; False where others have collected it meanwhile."""
        row = first.row
        if evidence.journal(self._database, row.machine, row.uid, row.file).head:
            return False
        self._intake.save(first.chunks, first.touched, first.made, first.new)
        self._telling.say_damaged(first.journal, first.newer, first.damaged)
        evidence.save_journal(self._database, row._replace(state=self._settled(first.journal)))
        return True

    def _settled(self, journal: Spooled) -> str:
        """Return the state of a file, "" while its clock may not tell the next change from this."""
        return journal.state if to_ms(self._now()) - journal.changed_at > _FRESH else ""

    def _take(self, found: Spooled) -> None:
        """Take in what is new in one journal; what others have collected meanwhile is not."""
        try:
            journal, data = spool.load(found)
        except OSError as error:
            self._telling.say(found.path.name, found.uid, f"was left out: {_why_unread(error)}")
            return
        if len(data) > files.LIMIT:
            size = files.LIMIT // 2**20
            self._telling.say(
                found.path.name, found.uid, f"is larger than {size} MiB: the rest was left out"
            )
            data = data[: files.LIMIT]
        owner = self._owner(journal.uid)
        row = evidence.journal(self._database, self._machine, journal.uid, journal.path.name)
        whole = memoryview(data)[: data.rfind(b"\n") + 1]
        prefix = hashlib.sha256(whole[: row.bytes])
        newer = 0
        damaged: list[int] = []
        if len(whole) < row.bytes or (row.bytes and prefix.hexdigest() != row.prefix):
            fresh, what = fresh_lines(self._database, row, bytes(whole))
            self._keep_notice(row, what, again=True)
            prefix = hashlib.sha256(whole)
        else:
            fresh = list(whole_lines(bytes(whole[row.bytes :])))
            prefix.update(whole[row.bytes :])
        for lines in _slices(fresh):
            row, reading = self._intake.take(owner, row, lines)
            newer += reading.newer
            damaged += reading.damaged
        self._telling.say_damaged(journal, newer, damaged)
        state = self._settled(journal)
        row = row._replace(bytes=len(whole), prefix=prefix.hexdigest(), state=state)
        evidence.save_journal(self._database, row)

    def _owner(self, uid: int) -> Owner:
        """Return whose a journal is: by the account table, else by what that once said."""
        if uid not in self._owners:
            known, account = self._accounts.get(uid), account_of(uid)
            if account is None:
                account = known or evidence.Account(f"uid:{uid}", "")
            if account != known:
                at = to_ms(self._now())
                evidence.save_account(self._database, self._machine, uid, account, at)
            if known and not known.login.startswith("uid:") and known.login != account.login:
                self._telling.say(
                    f"{uid}.jsonl",
                    uid,
                    f"was {known.login}'s and is now {account.login}'s: earlier attempts stay with"
                    f" {known.login}",
                    account.login,
                )
            self._owners[uid] = Owner(self._machine, uid, account.login)
        return self._owners[uid]

    def _note_gone(self, found: Spool, known: dict[tuple[int, str], JournalRow]) -> None:
        present = {(journal.uid, journal.path.name) for journal in found.journals}
        for key, row in known.items():
            if key not in present and row.lines:
                self._keep_notice(row, "is gone; what was collected of it is kept", again=False)

    def _keep_notice(self, row: JournalRow, what: str, *, again: bool) -> None:
        notice = NoticeRow(row.machine, row.uid, row.file, what, to_ms(self._now()))
        save_notice(self._database, notice, again=again)

    def _standing(self) -> Iterator[Notice]:
        """Yield what nobody has accepted yet, of every machine."""
        logins: dict[str, dict[int, evidence.Account]] = {}
        for notice in standing_notices(self._database):
            if notice.machine not in logins:
                logins[notice.machine] = evidence.accounts(self._database, notice.machine)
            account = logins[notice.machine].get(notice.uid)
            login = account.login if account else f"uid:{notice.uid}"
            yield Notice(visible(notice.file), login, notice.what, notice.machine)


def _parted(
    news: list[Spooled], found: Spool, known: dict[tuple[int, str], JournalRow]
) -> tuple[list[Spooled], list[Spooled]]:
    """Part journals into the only ones of people of whom nothing was collected, and the others."""
    counts = Counter(journal.uid for journal in found.journals)
    met = {uid for uid, _ in known}
    firsts = [j for j in news if j.uid not in met and counts[j.uid] == 1]
    chosen = {j.path for j in firsts}
    return firsts, [j for j in news if j.path not in chosen]


def _row_of(known: dict[tuple[int, str], JournalRow], machine: str, journal: Spooled) -> JournalRow:
    name = journal.path.name
    return known.get((journal.uid, name)) or JournalRow(machine, journal.uid, name)


def _look(records: Path) -> Spool:
    try:
        return spool.look(records)
    except OSError as error:
        raise EnvironmentProblem(
            f"The records in {visible(str(records))} cannot be listed: {files.reason(error)}.",
            "“medtrainer doctor” tells what is wrong with them.",
        ) from error


def _why_unread(error: OSError) -> str:
    """Say why a journal was left out; what was found out about an open file names no file."""
    if error.filename is None:
        return visible(error.strerror or str(error))
    refused = isinstance(error, PermissionError)
    return "this account may not read it" if refused else files.reason(error)


def _slices(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    piece: list[bytes] = []
    size = 0
    for line in lines:
        piece.append(line)
        size += len(line)
        if size > _SLICE:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece
