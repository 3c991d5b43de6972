"""The sets of which a trainer can ask: the office's, and those that are gone but were sat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.errors import RequestProblem
from medtrainer.gradebook.results import quizzes
from medtrainer.services.suggestions import nearest
from medtrainer.text import visible

if TYPE_CHECKING:
    from medtrainer.services.results.desk import Desk


def sat_sets(desk: Desk) -> dict[str, str]:
    """Return the titles of all sets by their ids; the office's own titles come first."""
    titles = quizzes(desk.database)
    titles.update((quiz.id, quiz.title) for quiz in desk.workspace.office.sets)
    return titles


def find_sat_set(desk: Desk, named: str) -> str:
    """Return the id of a set that was named by id or title, case ignored.

    Raises:
        RequestProblem: Neither the office nor the gradebook has one like it.
    """
    titles = sat_sets(desk)
    wanted = " ".join(named.split()).casefold()
    for quiz_id, title in titles.items():
        if wanted in (quiz_id.casefold(), title.casefold()):
            return quiz_id
    known = ", ".join(sorted(titles)) or "none"
    names = (name for item in titles.items() for name in item)
    raise RequestProblem(
        f"There is no quiz set “{visible(named)}”.",
        nearest(named, names, f"There are: {visible(known)}."),
    )
