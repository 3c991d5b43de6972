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
    titles.pop("", None)  # records may tell of attempts at a set that has no name
    titles.update((quiz.id, quiz.title) for quiz in desk.workspace.office.sets)
    return titles


def find_sat_set(desk: Desk, named: str) -> str:
    """Return the id of a set that was named by id or title, case ignored.

    The office's own sets come first: a record can name any set anything, and must not stand in for
    another.

    Raises:
        RequestProblem: Neither the office nor the gradebook has one like it.
    """
    titles, own = sat_sets(desk), desk.sets
    wanted = " ".join(named.split()).casefold()
    for ids in (list(own), [quiz for quiz in titles if quiz not in own]):
        by_id = [quiz for quiz in ids if quiz == named or quiz.casefold() == wanted]
        by_title = [quiz for quiz in ids if titles[quiz].casefold() == wanted]
        if by_id or by_title:
            return (by_id or by_title)[0]
    known = ", ".join(sorted(titles)) or "none"
    names = (name for item in titles.items() for name in item)
    raise RequestProblem(
        f"There is no quiz set “{visible(named)}”.",
        nearest(named, names, f"There are: {visible(known)}."),
    )
