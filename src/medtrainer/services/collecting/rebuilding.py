"""Making all results anew from the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.gradebook import evidence, results
from medtrainer.services.collecting.intake import Intake
from medtrainer.services.collecting.made import Owner

if TYPE_CHECKING:
    from medtrainer.gradebook.database import Database


def rebuild_all(database: Database, by: str, now: int) -> int:
    """Make all results anew, in one transaction; return how many attempts there are."""
    with database.writing():
        before = results.attempts_by_owner(database)
        owners = evidence.owners(database)
        results.forget_results(database)
        intake = Intake(database, now, by)
        for machine, uid in owners:
            known = before.get((machine, uid), {})
            account = evidence.accounts(database, machine).get(uid)
            login = account.login if account else f"uid:{uid}"
            intake.make_anew(Owner(machine, uid, login), known)
        intake.save_sums()
        return results.number_of_attempts(database)
