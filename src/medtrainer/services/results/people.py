"""The people of whom a trainer can ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.errors import RequestProblem
from medtrainer.model.roster import Learner
from medtrainer.services.assigned import assigned_to_all
from medtrainer.services.suggestions import nearest
from medtrainer.text import visible

if TYPE_CHECKING:
    from medtrainer.services.results.desk import Desk
    from medtrainer.services.results.sat import Sat

_MOST_NAMED = 4


def attempts_of(desk: Desk, person: str) -> list[Sat]:
    """Return one person's attempts that count, in the order of their starts.

    Args:
        desk: What the trainer works with.
        person: "areyes", "clinic/areyes", "areyes@north-1".
    """
    account = person.rpartition("@")[0] if desk.per_machine else person
    logins = dict.fromkeys((account, account.rpartition("/")[0] or account))
    found = [sat for login in logins for sat in desk.attempts(login=login)]
    return [sat for sat in found if sat.person == person]


def people(desk: Desk) -> list[Learner]:
    """Return everybody: of the roster, named by an assignment, or met in a record."""
    found = {learner.login: learner for learner in desk.roster.learners}
    for learner, _ in assigned_to_all(desk.roster, desk.acts):
        found.setdefault(learner.login, learner)
    for sat in desk.attempts():
        if sat.person not in found:
            found[sat.person] = Learner(sat.person, name=sat.row.name)
    return sorted(found.values(), key=lambda one: (one.called.casefold(), one.login))


def find_person(desk: Desk, named: str) -> Learner:
    """Return the person that a trainer has named by login or by full name, case ignored.

    Raises:
        RequestProblem: There is nobody like that, or more than one.
    """
    everybody = people(desk)
    wanted = named.casefold()
    exact = [one for one in everybody if one.login == named]
    alike = [one for one in everybody if wanted in (one.login.casefold(), one.name.casefold())]
    # A name in the roster is a trainer's word, one in a record only its owner's.
    listed = [one for one in alike if desk.roster.by_login(one.login)]
    found = exact or listed or alike
    if len(found) == 1:
        return found[0]
    if found:
        logins = " or ".join(f"“{visible(one.login)}”" for one in found[:_MOST_NAMED])
        more = ", …" if len(found) > _MOST_NAMED else ""
        raise RequestProblem(
            f"“{visible(named)}” is more than one person.", f"Name the login: {logins}{more}."
        )
    raise RequestProblem(
        f"Nobody here is called “{visible(named)}”.",
        nearest(
            named, (one.login for one in everybody), "“medtrainer roster list” shows everybody."
        ),
    )
