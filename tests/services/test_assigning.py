from dataclasses import replace
from datetime import date, timedelta

import pytest

from medtrainer.content.assignments import read_assignments
from medtrainer.content.decisions import read_decisions
from medtrainer.errors import EnvironmentProblem, RequestProblem
from medtrainer.model.assignment import Terms
from medtrainer.services.assigning import assign, override, plan_assignment, withdraw
from tests.services.results.world import TODAY, Office

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def office(tmp_path):
    folder = tmp_path / "office"
    folder.mkdir()
    return Office(folder, None)


def plan(office, quiz="front-desk", to=("group:new",), **terms):
    return plan_assignment(office.workspace, quiz, to, Terms(**terms))


def test_a_plan_says_whom_it_reaches_and_writes_nothing(office):
    found = plan(office, to=("GROUP:NEW".lower(), "Ana Reyes"), due=TOMORROW)
    assert [one.login for one in found.people] == ["areyes", "bokafor"]
    assert found.to == ("group:new", "areyes")
    assert list((office.folder / "assignments").iterdir()) == []


def test_assigning_writes_a_file_of_its_own_for_everybody_to_read(office):
    act = assign(office.workspace, plan(office, "Front desk", due=TOMORROW, attempts=2))
    assert read_assignments(office.folder).assignments == (act,)
    path = office.folder / "assignments" / f"{act.stem}.toml"
    assert path.stat().st_mode & 0o777 == 0o664
    assert act.assigned_by == "dmorgan"
    assert act.content.startswith("sha256:")


@pytest.mark.parametrize(
    ("quiz", "to", "said"),
    [
        ("front-desq", ["group:new"], "Did you mean “front-desk”"),
        ("front-desk", ["areys"], "Did you mean “areyes”"),
        ("front-desk", ["Ana Reys"], "Did you mean “Ana Reyes”"),
        ("front-desk", ["group:nev"], "Did you mean “new”"),
        ("front-desk", ["site:mars"], "There are: north, south"),
        ("front-desk", ["title:chef"], "no.*|There are"),
        ("front-desk", [" "], "Nobody is named"),
        ("front-desk", ["cleo"], "Nobody who works here"),
    ],
)
def test_what_is_not_there_gets_a_suggestion(office, quiz, to, said):
    with pytest.raises(RequestProblem, match=said):
        plan(office, quiz, to)


def test_a_day_that_is_over_is_refused_and_today_is_not(office):
    with pytest.raises(RequestProblem, match="is over"):
        plan(office, due=TODAY - timedelta(days=1))
    assert plan(office, due=TODAY).terms.due == TODAY


def test_whoever_is_no_trainer_assigns_nothing(office):
    planned = plan(office)
    (office.folder / "records").rmdir()
    with pytest.raises(EnvironmentProblem) as problem:
        assign(office.workspace, planned)
    assert problem.value.exit_code == 3


def test_an_override_has_its_reason_where_learners_cannot_read_it(office):
    office.assign()
    act = override(office.workspace, "areyes", "front-desk", Terms(due=TOMORROW), "was ill")
    assert read_assignments(office.folder).overrides == (act,)
    text = (office.folder / "assignments" / f"{act.stem}.toml").read_text(encoding="utf-8")
    assert "ill" not in text
    ((decision,), _) = read_decisions(office.folder)
    assert (decision.override, decision.decided.reason) == (act.stem, "was ill")


@pytest.mark.parametrize(
    ("login", "terms", "reason", "said"),
    [
        ("areyes", Terms(attempts=2), " ", "needs a reason"),
        ("areyes", Terms(), "x", "Nothing would change"),
        ("areys", Terms(attempts=2), "x", "Did you mean “areyes”"),
        ("areyes", Terms(due=date(2020, 1, 1)), "x", "is over"),
    ],
)
def test_an_override_that_makes_no_sense_is_refused(office, login, terms, reason, said):
    office.assign()
    with pytest.raises(RequestProblem, match=said):
        override(office.workspace, login, "front-desk", terms, reason)
    assert read_decisions(office.folder)[0] == ()


def test_only_what_is_assigned_can_be_overridden(office):
    with pytest.raises(RequestProblem, match="is not assigned to areyes"):
        override(office.workspace, "areyes", "front-desk", Terms(attempts=2), "x")


def test_withdrawing_leaves_the_file_as_it_was(office):
    act = assign(office.workspace, plan(office))
    path = office.folder / "assignments" / f"{act.stem}.toml"
    before = path.read_bytes()
    withdraw(office.workspace, act.stem)
    assert path.read_bytes() == before
    assert read_assignments(office.folder).holding == ()
    with pytest.raises(RequestProblem, match="withdrawn before"):
        withdraw(office.workspace, act.stem)


def test_what_does_not_exist_cannot_be_withdrawn(office):
    act = assign(office.workspace, plan(office))
    with pytest.raises(RequestProblem, match=f"Did you mean “{act.stem}”"):
        withdraw(office.workspace, act.stem[:-1])


def test_assigning_twice_in_one_second_makes_two_files(office):
    workspace = replace(office.workspace)
    first, second = (assign(workspace, plan(office)) for _ in range(2))
    assert first.stem != second.stem
    assert len(read_assignments(office.folder).assignments) == 2
