"""The gradebook of the office in use: collecting into it, and opening it for questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medtrainer.content.decisions import write_decision
from medtrainer.errors import RequestProblem
from medtrainer.gradebook.evidence import accounts, owners
from medtrainer.gradebook.notices import accept_notice, standing_notices
from medtrainer.gradebook.opening import open_gradebook
from medtrainer.gradebook.rows import to_ms
from medtrainer.model.decision import Accepted
from medtrainer.services.collecting.rebuilding import rebuild_all
from medtrainer.services.collecting.run import Collector
from medtrainer.services.deciding import new_decision
from medtrainer.services.suggestions import nearest
from medtrainer.services.trainers import require_trainer
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.gradebook.database import Database
    from medtrainer.gradebook.notices import NoticeRow
    from medtrainer.services.collecting.run import Collected
    from medtrainer.services.workspace import Workspace


def machine_of(workspace: Workspace) -> str:
    """Return what this machine is called in the gradebook."""
    return workspace.office.facts.machine or workspace.host


def open_book(workspace: Workspace, doing: str) -> Database:
    """Open the gradebook for somebody who may.

    Args:
        workspace: Whose, and of which office.
        doing: What they are about to do, as in "collect results".

    Raises:
        RequestProblem: The gradebook's URL cannot be used.
        EnvironmentProblem: This is no trainer, or the gradebook cannot be used.
    """
    folder = require_trainer(workspace, doing)
    return open_gradebook(folder / "gradebook", workspace.office.facts.gradebook)


def collect(
    workspace: Workspace, database: Database, tell: Callable[[int, int], None]
) -> Collected:
    """Take what is new in this machine's journals into the gradebook.

    Args:
        workspace: Who collects, and in which office.
        database: The gradebook.
        tell: Hears now and then how many journals are done, and of how many.

    Raises:
        EnvironmentProblem: The journals cannot be listed, or the gradebook cannot be used.
    """
    collector = Collector(
        database,
        machine_of(workspace),
        workspace.person.login,
        now=workspace.now,
        stopwatch=workspace.stopwatch,
        tell=tell,
    )
    return collector.collect(Path(workspace.office.folder) / "records")


def was_collected(database: Database) -> bool:
    """Tell whether anything was ever collected into a gradebook."""
    return bool(owners(database))


def rebuild(workspace: Workspace, database: Database) -> int:
    """Make all results anew from the evidence; return how many attempts there are.

    Raises:
        EnvironmentProblem: The gradebook cannot be used.
    """
    return rebuild_all(database, workspace.person.login, to_ms(workspace.now()))


def accept(workspace: Workspace, database: Database, login: str, reason: str = "") -> int:
    """Let the notices about a person's record stand; return how many there were.

    Who accepted them, and when, is kept in decisions/.

    Raises:
        RequestProblem: There is no notice about that person.
        EnvironmentProblem: The decision cannot be kept; nothing is accepted then.
    """
    notices = [
        notice for notice in standing_notices(database) if login_of(database, notice) == login
    ]
    if not notices:
        logins = {login_of(database, notice) for notice in standing_notices(database)}
        raise RequestProblem(
            f"There is no notice about “{visible(login)}”.",
            nearest(login, logins, "“medtrainer collect” shows those that there are."),
        )
    now = workspace.now()
    decided = new_decision(workspace, f"accepted-{login}", reason)
    texts = tuple(f"{visible(notice.file)} {notice.what}" for notice in notices)
    write_decision(Path(workspace.office.folder), Accepted(decided, login, texts))
    with database.writing():
        for notice in notices:
            accept_notice(database, notice, to_ms(now), workspace.person.login)
    return len(notices)


def login_of(database: Database, notice: NoticeRow) -> str:
    """Return the login of whoever owns the file that a notice is about."""
    account = accounts(database, notice.machine).get(notice.uid)
    return account.login if account else f"uid:{notice.uid}"
