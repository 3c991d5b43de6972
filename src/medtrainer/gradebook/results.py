"""Attempts, disputes, mix-ups and wordings: what is made from the evidence, and can be again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medtrainer.gradebook.rows import AttemptRow, listed, upsert

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from medtrainer.gradebook.database import Database, Value

_KEY = ("machine", "uid", "attempt")
_MADE = ("attempts", "disputes", "mixups", "texts")
_AT_ONCE = 200


class Mixup(NamedTuple):
    """Where a mix-up is counted.

    Attributes:
        quiz: Id of the set, "" in practice.
        practice: 1 in practice, 0 in attempts that count.
        right: Id of the position that was right.
        chosen: Id of the position that was chosen, "" where the row was left empty.
    """

    quiz: str
    practice: int
    right: str
    chosen: str


class Seen(NamedTuple):
    """How often a mix-up happened, and how often it could have.

    Attributes:
        times: Rows in which the position was chosen.
        shown: Rows in which it could have been chosen.
    """

    times: int
    shown: int


class DisputeRow(NamedTuple):
    """A learner's doubt about a pair.

    Attributes:
        machine: Machine of the journal.
        uid: Owner of the journal.
        attempt: The attempt's id.
        place: Its place among the doubts of the attempt, from 0.
        exercise: Index of the exercise.
        premise: Id of the duty.
        comment: What the learner says.
        at: When, in milliseconds.
    """

    machine: str
    uid: int
    attempt: str
    place: int
    exercise: int
    premise: str
    comment: str
    at: int


def save_attempts(database: Database, rows: Collection[AttemptRow]) -> None:
    """Keep attempts as they are known now."""
    database.run_all(upsert("attempts", AttemptRow, _KEY), rows)


def save_disputes(database: Database, rows: Collection[DisputeRow]) -> None:
    """Keep disputes."""
    sql = upsert("disputes", DisputeRow, (*_KEY, "place"))
    database.run_all(sql, rows)


def attempts_named(
    database: Database, machine: str, uid: int, attempts: Collection[str]
) -> dict[str, AttemptRow]:
    """Return attempts of one owner by their ids; those that are not there are left out."""
    found: dict[str, AttemptRow] = {}
    wanted = sorted(attempts)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        where = f"machine = ? AND uid = ? AND attempt IN ({', '.join('?' * len(some))})"
        rows = _attempts(database, where, (machine, uid, *some))
        found.update((row.attempt, row) for row in rows)
    return found


def attempts_where(
    database: Database, *, quiz: str = "", login: str = "", sheets: bool = False
) -> list[AttemptRow]:
    """Return attempts that count (sets, assigned or not), in the order of their starts.

    Args:
        database: The gradebook.
        quiz: Only those at this set, "" for all sets.
        login: Only those of this account, "" for all.
        sheets: Whether their exercises are wanted, which are most of what there is to read.
    """
    terms = {"quiz": quiz, "login": login}
    named = [(name, value) for name, value in terms.items() if value]
    where = "".join(f" AND {name} = ?" for name, _ in named)
    where = f"purpose IN ('set', 'assigned'){where} ORDER BY started, machine, uid, attempt"
    return _attempts(database, where, tuple(value for _, value in named), sheets=sheets)


def first_finished(database: Database, quiz: str) -> list[AttemptRow]:
    """Return the first finished attempt at a set of everybody on each machine, oldest first.

    Who sat it a hundred times costs no more to read than who sat it once. Where somebody began two
    in the same millisecond, both are there.
    """
    counts = "quiz = ? AND purpose IN ('set', 'assigned') AND finished IS NOT NULL"
    firsts = (
        "SELECT machine AS m, login AS l, learner AS p, MIN(started) AS s FROM attempts"
        f" WHERE {counts} GROUP BY machine, login, learner"
    )
    sql = (
        f"SELECT {listed(AttemptRow)} FROM attempts JOIN ({firsts}) AS firsts"
        " ON machine = m AND login = l AND learner = p AND started = s"
        f" WHERE {counts} ORDER BY started, machine, uid, attempt"
    )
    return [AttemptRow(*row) for row in database.rows(sql, (quiz, quiz))]


def _attempts(
    database: Database, where: str, values: Sequence[Value], *, sheets: bool = True
) -> list[AttemptRow]:
    columns = listed(AttemptRow)
    if not sheets:
        columns = columns.removesuffix("sheets") + "''"
    sql = f"SELECT {columns} FROM attempts WHERE {where}"
    return [AttemptRow(*row) for row in database.rows(sql, values)]


def attempts_by_owner(
    database: Database, *, sheets: bool = False
) -> dict[tuple[str, int], dict[str, AttemptRow]]:
    """Return all attempts, of every purpose, by machine and uid; exercises only if wanted."""
    found: dict[tuple[str, int], dict[str, AttemptRow]] = {}
    for row in _attempts(database, "uid >= 0", (), sheets=sheets):
        found.setdefault((row.machine, row.uid), {})[row.attempt] = row
    return found


def quizzes(database: Database) -> dict[str, str]:
    """Return the sets that attempts were at: id and latest title."""
    rows = database.rows(
        "SELECT quiz, quiz_title FROM attempts WHERE purpose IN ('set', 'assigned')"
        " GROUP BY quiz, quiz_title ORDER BY MAX(started)"
    )
    return dict(rows)


def number_of_attempts(database: Database) -> int:
    """Return how many attempts there are, of every purpose."""
    return int(database.rows("SELECT COUNT(*) FROM attempts")[0][0])


def disputes(database: Database) -> list[DisputeRow]:
    """Return all disputes, oldest first."""
    sql = f"SELECT {listed(DisputeRow)} FROM disputes ORDER BY at, machine, uid, attempt, place"
    return [DisputeRow(*row) for row in database.rows(sql)]


def add_mixups(database: Database, counts: Mapping[Mixup, Seen]) -> None:
    """Add to what was counted; numbers may be negative where an attempt is counted anew."""
    database.run_all(
        "INSERT INTO mixups (quiz, practice, right_role, chosen, times, shown)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (quiz, practice, right_role, chosen)"
        " DO UPDATE SET times = mixups.times + excluded.times,"
        " shown = mixups.shown + excluded.shown",
        # In a fixed order: two writers who wait for each other's rows would wait for ever.
        [(*where, *counts[where]) for where in sorted(counts) if any(counts[where])],
    )


def mixups(database: Database, *, practice: bool, quiz: str = "") -> dict[tuple[str, str], Seen]:
    """Return what was counted, by the position that was right and the one that was chosen.

    Args:
        database: The gradebook.
        practice: Whether practice counts, too.
        quiz: Only this set, "" for all.
    """
    terms = "practice <= ?" + (" AND quiz = ?" if quiz else "")
    sql = (
        "SELECT right_role, chosen, SUM(times), SUM(shown) FROM mixups"
        f" WHERE {terms} GROUP BY right_role, chosen ORDER BY right_role, chosen"
    )
    values: tuple[Value, ...] = (int(practice), quiz) if quiz else (int(practice),)
    return {
        (right, chosen): Seen(int(times), int(shown))  # a server's sums are no whole numbers
        for right, chosen, times, shown in database.rows(sql, values)
    }


def save_texts(database: Database, texts: Iterable[tuple[str, str, str, int]]) -> None:
    """Keep wordings: kind ("duty" or "role"), id, text and when it was shown; the latest stays."""
    database.run_all(
        "INSERT INTO texts (kind, id, text, at) VALUES (?, ?, ?, ?) ON CONFLICT (kind, id)"
        " DO UPDATE SET text = excluded.text, at = excluded.at WHERE excluded.at >= texts.at",
        sorted(texts),
    )


def texts(database: Database, kind: str) -> dict[str, str]:
    """Return the latest wordings of a kind, by id."""
    rows = database.rows("SELECT id, text FROM texts WHERE kind = ?", (kind,))
    return dict(rows)


def forget_results(database: Database) -> None:
    """Empty everything that can be made again."""
    for table in _MADE:
        database.run(f"DELETE FROM {table}")
