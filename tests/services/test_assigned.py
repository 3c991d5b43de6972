from datetime import UTC, date, datetime, timedelta

import pytest

from medtrainer.content.assignments import Assignments
from medtrainer.model.assignment import Assignment, Override, Terms, Withdrawal
from medtrainer.model.roster import Learner, Roster
from medtrainer.services.assigned import assigned_to, assigned_to_all, people_of

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
ANA = Learner("areyes", "Ana Reyes", "Medical assistant", "north", groups=("New", "clinical"))
BEN = Learner("bokafor", "Ben Okafor", "Coder", "south")
ROSTER = Roster((ANA, BEN))


def act(*to, stem="a1", day=0, **terms):
    when = AT + timedelta(days=day)
    return Assignment(stem, "front-desk", to, Terms(**terms), "dmorgan", when)


def override(stem="o1", day=0, login="areyes", **terms):
    when = AT + timedelta(days=day)
    return Override(stem, login, "front-desk", Terms(**terms), "dmorgan", when)


@pytest.mark.parametrize(
    ("to", "who"),
    [
        ("areyes", {"areyes"}),
        ("group:new", {"areyes"}),
        ("group: NEW ", {"areyes"}),
        ("site:south", {"bokafor"}),
        ("title:medical ASSISTANT", {"areyes"}),
        ("group:", set()),
        ("site:nowhere", set()),
        ("zoe", {"zoe"}),
        ("AREYES", {"AREYES"}),
    ],
)
def test_whom_a_word_reaches(to, who):
    assert {one.login for one in people_of(act(to), ROSTER)} == who


def test_nobody_without_a_site_is_reached_by_an_empty_one():
    assert people_of(act("site:"), Roster((Learner("a"),))) == []


def test_a_login_is_a_login_whatever_it_looks_like():
    roster = Roster((Learner("clinic/areyes"), Learner("areyes@north-1")))
    assert len(people_of(act("clinic/areyes", "areyes@north-1"), roster)) == 2


def test_terms_come_from_the_assignment_and_the_newest_override_over_them():
    acts = Assignments(
        (act("areyes", due=date(2026, 12, 1), attempts=2),),
        (override(due=date(2026, 12, 5), attempts=9), override("o2", 1, pass_mark=0.5)),
    )
    (found,) = assigned_to(ANA, acts)
    assert (found.due, found.attempts, found.pass_mark, found.override) == (
        date(2026, 12, 1),
        2,
        0.5,
        "o2",
    )


def test_an_override_is_for_one_person():
    acts = Assignments((act("areyes", "bokafor"),), (override(attempts=9),))
    (ben,) = assigned_to(BEN, acts)
    assert (ben.attempts, ben.override) == (None, "")


def test_what_is_withdrawn_holds_no_more():
    acts = Assignments(
        (act("areyes"), act("areyes", stem="a2")),
        (override(attempts=9),),
        {"a1": Withdrawal("w", "a1", "d", AT), "o1": Withdrawal("w2", "o1", "d", AT)},
    )
    (found,) = assigned_to(ANA, acts)
    assert (found.assignment.stem, found.attempts) == ("a2", None)


def test_for_all_is_what_it_is_for_each():
    acts = Assignments(
        (act("group:new", "bokafor"), act("areyes", stem="a2")), (override(attempts=9),)
    )
    for_each = [(one, found) for one in ROSTER.learners for found in assigned_to(one, acts)]
    assert sorted(assigned_to_all(ROSTER, acts), key=repr) == sorted(for_each, key=repr)
