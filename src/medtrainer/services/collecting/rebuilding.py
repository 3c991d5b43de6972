"""Making all results anew from the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.gradebook import evidence, results
from medtrainer.gradebook.rows import Kept
from medtrainer.services.collecting.intake import Intake
from medtrainer.services.collecting.made import Owner

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medtrainer.gradebook.database import Database


def rebuild_all(database: Database, by: str, now: int) -> int:
    """Make all results anew, in one transaction; return how many attempts there are."""
    with database.writing():
        rows = results.attempts_by_owner(database)
        kept = {
            owner: {name: Kept(row.login, row.collected_at) for name, row in attempts.items()}
            for owner, attempts in rows.items()
        }
        return make_all(database, by, now, kept)


def make_all(
    database: Database, by: str, now: int, kept: Mapping[tuple[str, int], Mapping[str, Kept]]
) -> int:
    """Make all results anew, in a transaction of the caller's; return how many attempts there are.

    Args:
        database: The gradebook.
        by: Login of whoever does it.
        now: The time, in milliseconds.
        kept: Whose attempts are and since when, by machine, uid and id.
    """
    results.forget_results(database)
    intake = Intake(database, now, by)
    for machine, uid in evidence.owners(database):
        account = evidence.accounts(database, machine).get(uid)
        login = account.login if account else f"uid:{uid}"
        intake.make_anew(Owner(machine, uid, login), kept.get((machine, uid), {}))
    intake.save_sums()
    return results.number_of_attempts(database)
