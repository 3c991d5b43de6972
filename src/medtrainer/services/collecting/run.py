"""Collecting: what is new in this machine's journals goes into the gradebook."""

from __future__ import annotations

import gc
import hashlib
import pwd
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medtrainer.errors import EnvironmentProblem
from medtrainer.gradebook import evidence
from medtrainer.gradebook.notices import NoticeRow, save_notice, standing_notices
from medtrainer.gradebook.rows import JournalRow, to_ms
from medtrainer.journal import files, spool
from medtrainer.journal.lines import whole_lines
from medtrainer.services.collecting.history import fresh_lines
from medtrainer.services.collecting.intake import Intake
from medtrainer.services.collecting.made import Owner
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

MOST_NAMED = 10


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
        self._notices: list[Notice] = []

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
        self._take_all(news)
        with self._database.writing():
            self._note_gone(found, known)
        for refused in (*found.refused, *found.remarks):
            self._say(refused.file, refused.uid, refused.why)
        notices = (*self._notices, *self._standing())
        return Collected(self._intake.new, len(found.journals), notices)

    def _take_all(self, news: list[Spooled]) -> None:
        was_on = gc.isenabled()
        gc.disable()  # nothing here is in circles, and looking for some takes an eighth of the time
        try:
            self._take_in_turns(news)
        finally:
            if was_on:
                gc.enable()

    def _take_in_turns(self, news: list[Spooled]) -> None:
        waiting = iter(enumerate(news, start=1))
        number = 0
        while number < len(news):
            # One transaction for many small journals, as each end of one waits for the disk.
            end = self._stopwatch() + _TURN
            with self._database.writing():
                for number, journal in waiting:  # noqa: B007 - how far it came is asked above
                    self._take(journal)
                    if self._stopwatch() > end:
                        break
                self._intake.save_sums()
            self._tell(number, len(news))

    def _take(self, found: Spooled) -> None:
        """Take in what is new in one journal; what others have collected meanwhile is not."""
        try:
            journal, data = spool.load(found)
        except OSError as error:
            self._say(found.path.name, found.uid, f"was left out: {_why_unread(error)}")
            return
        if len(data) > files.LIMIT:
            size = files.LIMIT // 2**20
            self._say(
                found.path.name, found.uid, f"is larger than {size} MiB: the rest was left out"
            )
            data = data[: files.LIMIT]
        owner = self._owner(journal.uid)
        row = evidence.journal(self._database, self._machine, journal.uid, journal.path.name)
        whole = memoryview(data)[: data.rfind(b"\n") + 1]
        prefix = hashlib.sha256(whole[: row.bytes])
        self._intake.damaged.clear()
        newer = self._intake.newer
        if len(whole) < row.bytes or (row.bytes and prefix.hexdigest() != row.prefix):
            fresh, what = fresh_lines(self._database, row, bytes(whole))
            self._keep_notice(row, what, again=True)
            prefix = hashlib.sha256(whole)
        else:
            fresh = list(whole_lines(bytes(whole[row.bytes :])))
            prefix.update(whole[row.bytes :])
        for lines in _slices(fresh):
            row = self._intake.take(owner, row, lines)
        self._say_damaged(journal, self._intake.newer - newer)
        settled = journal.state if to_ms(self._now()) - journal.changed_at > _FRESH else ""
        evidence.save_journal(
            self._database,
            replace(row, bytes=len(whole), prefix=prefix.hexdigest(), state=settled),
        )

    def _owner(self, uid: int) -> Owner:
        """Return whose a journal is: by the account table, else by what that once said."""
        if uid not in self._owners:
            known, account = self._accounts.get(uid), _account(uid)
            if account is None:
                account = known or evidence.Account(f"uid:{uid}", "")
            if account != known:
                at = to_ms(self._now())
                evidence.save_account(self._database, self._machine, uid, account, at)
            if known and not known.login.startswith("uid:") and known.login != account.login:
                self._say(
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

    def _say_damaged(self, journal: Spooled, newer: int) -> None:
        name, damaged = journal.path.name, self._intake.damaged
        for number in damaged[:MOST_NAMED]:
            self._say(name, journal.uid, f"line {number} is damaged and was left out")
        if len(damaged) > MOST_NAMED:
            more = len(damaged) - MOST_NAMED
            self._say(name, journal.uid, f"{more} more damaged lines were left out")
        if newer:
            self._say(
                name,
                journal.uid,
                f"holds lines of a newer MedTrainer ({newer}); they are kept. Update the program"
                " here, then run “medtrainer collect --rebuild”",
            )

    def _say(self, file: str, uid: int, what: str, login: str = "") -> None:
        account = _account(uid)
        login = login or (account.login if account else f"uid:{uid}")
        self._notices.append(Notice(visible(file), login, what, self._machine))


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


def _account(uid: int) -> evidence.Account | None:
    try:
        account = pwd.getpwuid(uid)
    except KeyError:
        return None
    return evidence.Account(
        visible(account.pw_name), visible(account.pw_gecos.split(",", 1)[0].strip())
    )


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
