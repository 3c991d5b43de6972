"""An office that extends another: what it changes, takes out, adds, and who is told to have."""

from __future__ import annotations

import pytest

from medtrainer.content.office import load_catalogue
from tests.content.overlays import BASE, LEFT_CLERK, LEFT_STEP, NO_BILL, NO_BILLER, merged, overlay
from tests.content.world import faults_of, plant, short, write


@pytest.fixture
def base(tmp_path):
    """Write the base office; an overlay stands in a folder beside it."""
    return write(tmp_path / "base" / "roles.toml", BASE)


def test_an_overlay_of_nothing_is_its_base(base):
    changed = merged(base, "")
    plain, _ = load_catalogue(base)
    assert changed.title == "Site"
    assert (changed.roles, changed.skills, changed.visit) == (
        plain.roles,
        plain.skills,
        plain.visit,
    )


def test_a_role_changes_just_the_fields_it_names(base):
    plain, _ = load_catalogue(base)
    nurse = merged(base, '[[role]]\nid = "nurse"\ntitle = "Charge nurse"\narea = ""\n').role(
        "nurse"
    )
    assert (nurse.title, nurse.area, nurse.abbreviation) == ("Charge nurse", "", "RN")
    assert nurse.duties == plain.role("nurse").duties
    assert (nurse.origin, nurse.changed) == ("Site", ("title", "area"))


def test_a_duty_changes_just_the_fields_it_names(base):
    text = '[[role]]\nid = "nurse"\n[[role.duty]]\nid = "vitals"\ncritical = true\n'
    nurse = merged(base, text).role("nurse")
    vitals, greet = nurse.duties
    assert (vitals.text, vitals.why, vitals.importance) == ("Takes vital signs", "Nurses do.", 4.0)
    assert (vitals.critical, vitals.origin) == (True, "Site")
    assert greet.origin == ""
    assert (nurse.origin, nurse.changed) == ("Site", ("duties",))


def test_a_new_text_of_a_shared_duty_is_everybodys(base):
    text = '[[role]]\nid = "nurse"\n[[role.duty]]\nid = "greet"\ntext = "Welcomes patients"\n'
    changed = merged(base, text)
    (theirs,) = changed.role("clerk").duties
    assert (theirs.text, theirs.why, theirs.origin) == ("Welcomes patients", "Clerks do.", "Site")
    assert changed.role("nurse").duties[1].text == "Welcomes patients"
    assert (changed.role("clerk").origin, changed.role("clerk").changed) == ("", ())


NAMED_ONLY = '[[role]]\nid = "nurse"\n'
SAID_AGAIN = f"""{NAMED_ONLY}title = "Nurse"
[[role.duty]]
id = "greet"
text = "Greets patients"
[[role.duty]]
id = "vitals"
importance = 4.0
"""


@pytest.mark.parametrize("text", [NAMED_ONLY, SAID_AGAIN])
def test_what_is_only_said_again_is_not_changed(base, text):
    nurse = merged(base, text).role("nurse")
    assert (nurse.origin, nurse.changed) == ("", ())
    assert [duty.origin for duty in nurse.duties] == ["", ""]


def test_of_a_role_only_the_duty_that_differs_is_changed(base):
    text = f'{SAID_AGAIN}why = "Here always."\n'
    nurse = merged(base, text).role("nurse")
    assert (nurse.origin, nurse.changed) == ("Site", ("duties",))
    assert {duty.id: duty.origin for duty in nurse.duties} == {"vitals": "Site", "greet": ""}


def test_a_layer_that_says_the_same_leaves_a_change_to_the_one_below(base):
    area = '[[role]]\nid = "nurse"\narea = "ward"\n'
    write(base.parents[1] / "middle" / "roles.toml", f'extends = "../base"\n{area}')
    path = write(base.parents[1] / "top" / "roles.toml", f'extends = "../middle"\n{area}')
    nurse = load_catalogue(path)[0].role("nurse")
    assert (nurse.area, nurse.origin, nurse.changed) == ("ward", "middle", ("area",))


def test_what_is_new_comes_after(base):
    text = (
        '[[role]]\nid = "nurse"\n[[role.duty]]\nid = "draw"\ntext = "Draws blood"\n'
        '[[role]]\nid = "coder"\ntitle = "Coder"\nreports_to = ["clerk"]\n'
        '[[role.duty]]\nid = "bill"\n'
        '[[skill]]\nid = "calm"\ntitle = "Calm"\n'
    )
    changed = merged(base, text)
    assert [role.id for role in changed.roles] == ["nurse", "clerk", "biller", "coder"]
    assert [duty.id for duty in changed.role("nurse").duties] == ["vitals", "greet", "draw"]
    assert [skill.id for skill in changed.skills] == ["team", "tech", "calm"]
    coder = changed.role("coder")
    assert (coder.origin, coder.changed, coder.reports_to) == ("Site", (), ("clerk",))
    assert (coder.duties[0].text, coder.duties[0].origin) == ("Sends bills", "Site")


def test_what_is_taken_out_is_gone_from_whoever_named_it(base):
    text = (
        '[[role]]\nid = "biller"\nremove = true\n'
        '[[role]]\nid = "nurse"\n[[role.duty]]\nid = "vitals"\nremove = true\n'
        '[[skill]]\nid = "tech"\nremove = true\n'
    )
    changed, faults = overlay(base, text)
    assert [fault.message for fault in faults] == [LEFT_STEP, LEFT_CLERK]
    assert [role.id for role in changed.roles] == ["nurse", "clerk"]
    nurse = changed.role("nurse")
    assert nurse.works_with == ("clerk",)
    assert [skill.id for skill in nurse.skills] == ["team"]
    assert [duty.id for duty in nurse.duties] == ["greet"]
    assert changed.role("clerk").reports_to == ()
    assert [step.id for step in changed.visit] == ["in", "measure"]


def test_the_order_of_a_visit_outlives_a_step(base):
    changed = merged(base, '[[visit]]\nid = "measure"\nremove = true\n')
    assert [(step.id, step.after) for step in changed.visit] == [("in", ()), ("bill", ("in",))]


def test_the_order_of_a_visit_outlives_a_role(base):
    changed, _ = overlay(base, '[[role]]\nid = "nurse"\nremove = true\n')
    assert [(step.id, step.after) for step in changed.visit] == [("in", ()), ("bill", ("in",))]


def test_a_skill_and_a_step_change_just_the_fields_they_name(base):
    text = '[[skill]]\nid = "team"\ntext = "New"\n[[visit]]\nid = "measure"\ntext = "Weighs"\n'
    changed = merged(base, text)
    assert [(s.title, s.text) for s in changed.role("nurse").skills] == [
        ("Teamwork", "New"),
        ("Technical", "Own use"),
    ]
    step = changed.visit[1]
    assert (step.text, step.role, step.after) == ("Weighs", "nurse", ("in",))


GREET = '[[role.duty]]\nid = "greet"\n'
PLANTED = {
    "names a role that it takes out": (
        "error", "unknown-role",
        f'{NO_BILLER}[[role]]\nid = "clerk"\nreports_to = [¦"biller"]\n{NO_BILL}',
    ),
    "names a step that it takes out": (
        "error", "unknown-step",
        '[[visit]]\nid = "in"\nremove = true\n[[visit]]\nid = "bill"\nafter = [¦"in"]\n',
    ),
    "takes the title of another": (
        "error", "duplicate-title", '[[role]]\nid = "nurse"\ntitle = ¦"clerk"\n',
    ),
    "closes a circle with its base": (
        "error", "cycle", '[[visit]]\nid = "in"\nafter = ¦["bill"]\n',
    ),
    "gives a duty two texts": (
        "error", "two-texts",
        f'[[role]]\nid = "nurse"\n{GREET}text = "A"\n[[role]]\nid = "clerk"\n{GREET}text = ¦"B"\n',
    ),
    "has a new role without a title": (
        "error", "missing-text", '¦[[role]]\nid = "new"\n[[role.duty]]\nid = "greet"\n',
    ),
    "has a new step without a role": (
        "error", "missing-text", '¦[[visit]]\nid = "new"\ntext = "New"\n',
    ),
    "has a new duty without a text": (
        "error", "missing-text", '[[role]]\nid = "nurse"\n[[role.duty]]\nid = ¦"new"\n',
    ),
    "leaves a step of the visit to nobody": (
        "warning", "unknown-role", '[[role]]\nid = "nurse"\nremove = ¦true\n',
    ),
    "leaves a role without a boss": (
        "warning", "unknown-role", f'[[role]]\nid = "biller"\nremove = ¦true\n{NO_BILL}',
    ),
    "takes out a duty that is not there": (
        "warning", "unknown-key",
        '[[role]]\nid = "nurse"\n[[role.duty]]\nid = "ghost"\nremove = ¦true\n',
    ),
    "takes out a step that is not there": (
        "warning", "unknown-step", '[[visit]]\nid = "ghost"\nremove = ¦true\n',
    ),
    "leaves a role without duties": (
        "warning", "no-duties", f'¦[[role]]\nid = "clerk"\n{GREET}remove = true\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("severity", "code", "text"), PLANTED.values(), ids=PLANTED.keys())
def test_a_fault_of_an_overlay_is_found_at_its_place(base, severity, code, text):
    path = base.parents[1] / "site" / "roles.toml"
    line, column = plant(path, f'extends = "../base"\n{text}')
    # With the nurse gone, all who are left greet; that is told too.
    faults = tuple(fault for fault in faults_of(path) if fault.code != "unaskable-duty")
    assert short(faults) == [(severity, code, line, column)]


def test_a_title_may_be_taken_over_from_a_role_that_is_gone(base):
    text = (
        '[[role]]\nid = "clerk"\nremove = true\n[[role]]\nid = "nurse"\ntitle = "Clerk"\n'
        '[[visit]]\nid = "in"\nrole = "nurse"\n'
    )
    assert merged(base, text).role("nurse").title == "Clerk"


def test_two_roles_may_change_titles(base):
    text = '[[role]]\nid = "clerk"\ntitle = "Nurse"\n[[role]]\nid = "nurse"\ntitle = "Clerk"\n'
    assert [role.title for role in merged(base, text).roles] == ["Clerk", "Nurse", "Biller"]


def test_a_circle_among_steps_that_are_gone_ends(base):
    text = (
        '[[visit]]\nid = "a"\ntext = "A"\nrole = "ghost"\nafter = ["b"]\n'
        '[[visit]]\nid = "b"\ntext = "B"\nrole = "ghost"\nafter = ["a"]\n'
        '[[visit]]\nid = "in"\nafter = ["a"]\n'
    )
    path = write(base.parents[1] / "site" / "roles.toml", f'extends = "../base"\n{text}')
    codes = [fault.code for fault in faults_of(path)]
    assert sorted(codes) == ["cycle", "unknown-role", "unknown-role"]


def test_the_layer_on_top_wins_and_is_named(base):
    write(
        base.parents[1] / "middle" / "roles.toml",
        'extends = "../base"\ntitle = "Middle"\n'
        '[[role]]\nid = "nurse"\ntitle = "Middle nurse"\narea = "m"\n',
    )
    path = write(
        base.parents[1] / "top" / "roles.toml",
        'extends = "../middle/roles.toml"\n[[role]]\nid = "nurse"\ntitle = "Top nurse"\n',
    )
    catalogue, _ = load_catalogue(path)
    nurse = catalogue.role("nurse")
    assert (nurse.title, nurse.area, nurse.origin) == ("Top nurse", "m", "top")
    assert nurse.changes == (("title", "top"), ("area", "Middle"))
    assert catalogue.title == "Middle"


def test_a_duty_that_a_layer_adds_is_told_from_one_that_it_changes(base):
    draw = '[[role.duty]]\nid = "draw"\ntext = "Draws blood"\n'
    nurse = '[[role]]\nid = "nurse"\n'
    vitals = '[[role.duty]]\nid = "vitals"\ncritical = true\n'
    duties = {d.id: d for d in merged(base, nurse + vitals + draw).role("nurse").duties}
    assert {id_: (d.origin, d.added) for id_, d in duties.items()} == {
        "vitals": ("Site", False),
        "greet": ("", False),
        "draw": ("Site", True),
    }
    write(base.parents[1] / "middle" / "roles.toml", f'extends = "../base"\n{nurse}{draw}')
    path = write(
        base.parents[1] / "top" / "roles.toml",
        f'extends = "../middle"\n{nurse}[[role.duty]]\nid = "draw"\nwhy = "Who else"\n',
    )
    last = load_catalogue(path)[0].role("nurse").duties[-1]
    assert (last.id, last.origin, last.added) == ("draw", "top", False)


def test_an_overlay_is_called_what_its_office_is_called(base):
    write(base.parents[1] / "site" / "office.toml", 'name = "North clinic"\n')
    catalogue, _ = overlay(base, '[[role]]\nid = "nurse"\narea = ""\n')
    assert catalogue.role("nurse").origin == "North clinic"
