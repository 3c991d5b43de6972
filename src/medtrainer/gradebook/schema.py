"""The tables of a gradebook, and how an older one becomes today's.

*Evidence* is what was collected, as it was first seen: `journals`, `chunks`, `accounts`, `notices`,
`purges`.
Everything else is made from it and can be made again (`collecting.rebuild`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.errors import EnvironmentProblem

if TYPE_CHECKING:
    from medtrainer.gradebook.database import Database

_FIRST = (
    # How far each journal has been collected, and what its file looked like then.
    """CREATE TABLE journals (
        machine TEXT NOT NULL, uid BIGINT NOT NULL, file TEXT NOT NULL,
        bytes BIGINT NOT NULL, lines BIGINT NOT NULL,
        prefix TEXT NOT NULL, head TEXT NOT NULL, state TEXT NOT NULL,
        PRIMARY KEY (machine, uid, file))""",
    # Collected lines, compressed; each named by a hash that covers all those before it.
    """CREATE TABLE chunks (
        chunk TEXT NOT NULL PRIMARY KEY,
        machine TEXT NOT NULL, uid BIGINT NOT NULL, file TEXT NOT NULL,
        place BIGINT NOT NULL, first_line BIGINT NOT NULL, lines BIGINT NOT NULL,
        previous TEXT NOT NULL, collected_at BIGINT NOT NULL, collected_by TEXT NOT NULL,
        content TEXT NOT NULL)""",
    "CREATE INDEX chunks_of_journal ON chunks (machine, uid, file, place)",
    # Which chunks hold lines of an attempt.
    """CREATE TABLE parts (
        machine TEXT NOT NULL, uid BIGINT NOT NULL, attempt TEXT NOT NULL, chunk TEXT NOT NULL,
        PRIMARY KEY (machine, uid, attempt, chunk))""",
    "CREATE INDEX parts_of_chunk ON parts (chunk)",
    """CREATE TABLE accounts (
        machine TEXT NOT NULL, uid BIGINT NOT NULL, login TEXT NOT NULL, name TEXT NOT NULL,
        seen_at BIGINT NOT NULL, PRIMARY KEY (machine, uid))""",
    """CREATE TABLE notices (
        machine TEXT NOT NULL, uid BIGINT NOT NULL, file TEXT NOT NULL, what TEXT NOT NULL,
        seen_at BIGINT NOT NULL, accepted_at BIGINT, accepted_by TEXT NOT NULL,
        PRIMARY KEY (machine, uid, file, what))""",
    # What was taken out for good: whatever is older is not taken in again.
    "CREATE TABLE purges (before BIGINT NOT NULL, at BIGINT NOT NULL, by_login TEXT NOT NULL)",
    """CREATE TABLE attempts (
        machine TEXT NOT NULL, uid BIGINT NOT NULL, attempt TEXT NOT NULL,
        login TEXT NOT NULL, learner TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL,
        identified TEXT NOT NULL, quiz TEXT NOT NULL, quiz_title TEXT NOT NULL,
        purpose TEXT NOT NULL, started BIGINT NOT NULL, last_at BIGINT NOT NULL, finished BIGINT,
        right_rows BIGINT NOT NULL, total_rows BIGINT NOT NULL, critical_missed BIGINT NOT NULL,
        passed BIGINT, pass_mark DOUBLE PRECISION, feedback TEXT NOT NULL,
        allowed BIGINT NOT NULL, counts TEXT NOT NULL, minutes BIGINT NOT NULL,
        assignment TEXT NOT NULL, due TEXT NOT NULL, assigned_by TEXT NOT NULL,
        content TEXT NOT NULL, utc_offset BIGINT NOT NULL, host TEXT NOT NULL, mode TEXT NOT NULL,
        program TEXT NOT NULL, ms BIGINT NOT NULL, events BIGINT NOT NULL,
        collected_at BIGINT NOT NULL, sheets TEXT NOT NULL,
        PRIMARY KEY (machine, uid, attempt))""",
    "CREATE INDEX attempts_of_quiz ON attempts (quiz, purpose)",
    "CREATE INDEX attempts_of_login ON attempts (login)",
    """CREATE TABLE disputes (
        machine TEXT NOT NULL, uid BIGINT NOT NULL, attempt TEXT NOT NULL, place BIGINT NOT NULL,
        exercise BIGINT NOT NULL, premise TEXT NOT NULL, comment TEXT NOT NULL, at BIGINT NOT NULL,
        PRIMARY KEY (machine, uid, attempt, place))""",
    # How often each position was chosen where another was right; "" where a row was left empty.
    """CREATE TABLE mixups (
        quiz TEXT NOT NULL, practice BIGINT NOT NULL,
        right_role TEXT NOT NULL, chosen TEXT NOT NULL,
        times BIGINT NOT NULL, shown BIGINT NOT NULL,
        PRIMARY KEY (quiz, practice, right_role, chosen))""",
    # The latest wording of what attempts have shown, for whoever no longer has the content.
    """CREATE TABLE texts (
        kind TEXT NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL, at BIGINT NOT NULL,
        PRIMARY KEY (kind, id))""",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST,)
"""Statements that lead from each version of the tables to the next; only ever add to the end."""


def migrate(database: Database) -> None:
    """Bring the tables to today's version.

    Raises:
        EnvironmentProblem: A newer version of the program has made them; they stay as they are.
    """
    with database.writing():  # two machines may come at once, and one of them finds it done
        database.run("CREATE TABLE IF NOT EXISTS medtrainer (schema BIGINT NOT NULL)")
        found = database.rows("SELECT MAX(schema) FROM medtrainer")[0][0]
        version = found if isinstance(found, int) else 0
        if version > len(MIGRATIONS):
            raise EnvironmentProblem(
                f"The gradebook {database.name} was made by a newer version of MedTrainer.",
                "Update the program; nothing was changed.",
            )
        for statements in MIGRATIONS[version:]:
            for statement in statements:
                database.run(statement)
        if version < len(MIGRATIONS):
            database.run("INSERT INTO medtrainer VALUES (?)", (len(MIGRATIONS),))
