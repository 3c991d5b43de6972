"""`medtrainer roles`: the positions, or one with everything it does."""

from __future__ import annotations

import pytest

from medtrainer.content.office import load_catalogue
from tests.cli.world import ROOT, is_one_message, medical

NURSE = {
    "id": "nurse",
    "title": "Registered Nurse",
    "abbreviation": "RN",
    "area": "clinical",
    "summary": "Judges and cares.",
    "reports_to": ["boss"],
    "works_with": ["desk"],
    "skills": [
        {"id": "tact", "title": "Tact", "text": "Saying it kindly."},
        {"id": "tact-2", "title": "More tact", "text": "With doctors."},
    ],
    "duties": [
        {
            "id": "vitals",
            "text": "Takes vital signs",
            "why": "Also by phone.",
            "importance": 4.5,
            "critical": True,
            "shared_with": ["assistant"],
            "origin": "",
            "added": False,
        },
        {
            "id": "triage",
            "text": "Decides who is seen first",
            "why": "",
            "importance": None,
            "critical": False,
            "shared_with": [],
            "origin": "",
            "added": False,
        },
    ],
    "origin": "",
    "changed": [],
}


def test_json_has_every_field_of_the_contract(run, office):
    nurse, assistant, desk, boss = run("roles", "--office", office, "--json").json
    assert nurse == NURSE
    assert [duty["shared_with"] for duty in assistant["duties"]] == [["nurse"], []]
    assert assistant["duties"][0]["text"] == "Takes vital signs"
    assert (assistant["abbreviation"], assistant["summary"]) == ("", "")
    assert (assistant["reports_to"], assistant["skills"]) == ([], [])
    assert [desk["id"], boss["id"], boss["duties"]] == ["desk", "boss", []]


def check_shape(roles):
    text, boolean, ids = str, bool, [str]
    shape = {
        **dict.fromkeys(("id", "title", "abbreviation", "area", "summary"), text),
        "reports_to": ids,
        "works_with": ids,
        "skills": [dict.fromkeys(("id", "title", "text"), text)],
        "duties": [
            {
                **dict.fromkeys(("id", "text", "why"), text),
                "importance": (float, int, type(None)),
                "critical": boolean,
                "shared_with": ids,
                "origin": text,
                "added": boolean,
            }
        ],
        "origin": text,
        "changed": ids,
    }
    for role in roles:
        check(role, shape)


def check(value, shape):
    """Hold a JSON value against its types: a dict's are exact, a list's hold for each item."""
    if isinstance(shape, dict):
        assert list(value) == list(shape)
        for key, inner in shape.items():
            check(value[key], inner)
    elif isinstance(shape, list):
        assert isinstance(value, list)
        for item in value:
            check(item, shape[0])
    else:
        assert isinstance(value, shape)


@pytest.mark.parametrize("name", ["built-in", "medical"])
def test_json_of_real_offices(run, name):
    file = medical() if name == "medical" else ROOT / "roles.toml"
    arguments = ("--roles", file) if name == "medical" else ()
    roles = run("roles", "--json", *arguments).json
    check_shape(roles)
    catalogue, _ = load_catalogue(file)
    assert [role["id"] for role in roles] == [role.id for role in catalogue.roles]
    owners = {}
    for role in roles:
        for duty in role["duties"]:
            owners.setdefault(duty["id"], []).append(role["id"])
    for role in roles:
        for duty in role["duties"]:
            assert [role["id"], *duty["shared_with"]] != [role["id"], role["id"]]
            assert {role["id"], *duty["shared_with"]} == set(owners[duty["id"]])


@pytest.mark.parametrize("name", ["nurse", "REGISTERED NURSE", "rn", "ward nurse"])
def test_one_position_by_any_name_is_a_list_of_one(run, office, name):
    assert run("roles", name, "--office", office, "--json").json == [NURSE]


def test_the_list_is_grouped_by_area_and_aligned(run, office):
    done = run("roles", "--office", office)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "Clinical",
        "  Registered Nurse   RN    2 duties",
        "  Medical Assistant        2 duties",
        "",
        "EHR desk",
        "  Secretary                1 duty",
        "",
        "  Manager                  0 duties",
    ]


def test_one_position_in_words(run, office):
    out = run("roles", "rn", "--office", office).out
    assert out.splitlines() == [
        "Registered Nurse (RN)",
        "  Judges and cares.",
        "  Reports to: Manager",
        "  Works with: Secretary",
        "",
        "Only this position",
        "  Decides who is seen first",
        "",
        "Shared",
        "  Takes vital signs (with Medical Assistant)",
        "",
        "Skills",
        "  Tact: Saying it kindly.",
        "  More tact: With doctors.",
    ]


def test_no_line_for_people_is_wider_than_a_terminal(run):
    for role in run("roles", "--json").json:
        for line in run("roles", role["id"]).out.splitlines():
            assert len(line) <= 79


def test_a_position_that_is_not_there(run):
    done = run("roles", "nurse practicioner")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "medtrainer: There is no position “nurse practicioner”."
        " Did you mean “Nurse Practitioner”?\n"
    )


@pytest.mark.parametrize("name", [" ", "\t", "\x1b[2J"])
def test_a_name_of_nothing_is_no_positions(run, name):
    done = run("roles", name)
    assert (done.code, done.out) == (1, "")
    assert is_one_message(done.err)


def test_a_file_in_place_of_an_office(run, office, tmp_path):
    file = tmp_path / "other.toml"
    file.write_text('[[role]]\nid = "x"\ntitle = "X"\n', encoding="utf-8")
    assert [r["id"] for r in run("roles", "--roles", file, "--json").json] == ["x"]
    both = run("roles", "--office", office, "--roles", file, "--json")
    assert [role["id"] for role in both.json] == ["x"]


@pytest.mark.parametrize("content", ["", 'title = "Nobody"\n'])
def test_no_positions_are_an_empty_list_and_no_error(run, tmp_path, content):
    file = tmp_path / "roles.toml"
    file.write_text(content)
    done = run("roles", "--roles", file, "--json")
    assert (done.code, done.json) == (0, [])
    assert run("roles", "--roles", file).out == "This office has no positions yet.\n"


def test_markup_is_text_like_any_other(run, tmp_path):
    file = tmp_path / "roles.toml"
    title = "[bold]Nurse[/] [@click=app.quit]x[/] %s {0} \\\\ [/]"
    file.write_text(f'[[role]]\nid = "a"\ntitle = "{title}"\n')
    shown = title.replace("\\\\", "\\")
    assert shown in run("roles", "--roles", file).out
    assert run("roles", "a", "--roles", file).out.splitlines()[0] == shown
    assert run("roles", "--roles", file, "--json").json[0]["title"] == shown


@pytest.mark.parametrize("written", ["\\u001b]0;x\\u0007", "\x1b[2J", "\\u202e", "\\u009b2J"])
def test_a_title_that_would_steer_the_terminal_is_refused_in_visible_form(run, tmp_path, written):
    file = tmp_path / "roles.toml"
    file.write_text(f'[[role]]\nid = "a"\ntitle = "Nurse {written}"\n', encoding="utf-8")
    for arguments in (["roles"], ["roles", "a"], ["who", "nurse"], ["exercise"]):
        done = run(*arguments, "--roles", file)
        assert (done.code, done.out) == (1, "")
        *fault, last = done.err.splitlines()
        assert any(line.startswith(f"{file}:3:") and ": error: " in line for line in fault)
        assert "U+" in done.err
        assert is_one_message(f"{last}\n")
        assert all(line.isprintable() for line in fault)


def test_wide_titles_are_aligned_by_columns(run, tmp_path):
    file = tmp_path / "roles.toml"
    titles = ("看護師", "Ärztin", "RN", "A\u0308rztin")
    roles = (f'[[role]]\nid = "r{n}"\ntitle = "{title}"\n' for n, title in enumerate(titles))
    file.write_text("".join(roles), encoding="utf-8")
    lines = run("roles", "--roles", file).out.splitlines()
    assert lines == [
        "  看護師      0 duties",
        "  Ärztin      0 duties",
        "  RN          0 duties",
        "  A\u0308rztin      0 duties",
    ]


@pytest.fixture
def overlay(tmp_path, office):
    """An office that changes a nurse of another one."""
    folder = tmp_path / "north"
    folder.mkdir()
    (folder / "office.toml").write_text('name = "North Clinic"\n')
    (folder / "roles.toml").write_text(
        f'extends = "{office}"\n[[role]]\nid = "nurse"\nsummary = "Cares."\n'
        '[[role.duty]]\nid = "phone"\ntext = "Calls back"\n'
    )
    return folder


def test_what_an_overlay_changed_is_said(run, overlay):
    nurse, *others = run("roles", "--office", overlay, "--json").json
    assert (nurse["origin"], nurse["changed"]) == ("North Clinic", ["summary", "duties"])
    assert [duty["origin"] for duty in nurse["duties"]] == ["", "", "North Clinic"]
    assert [duty["added"] for duty in nurse["duties"]] == [False, False, True]
    assert {other["origin"] for other in others} == {""}
    told = run("roles", "nurse", "--office", overlay).out
    assert "Changed here: North Clinic (summary, duties)." in told
    assert "Calls back (added here: North Clinic)" in told


def test_two_positions_are_set_side_by_side(run, office):
    told = run("roles", "nurse", "--compare", "assistant", "--office", office).out
    assert told.startswith("Registered Nurse or Medical Assistant?\n")
    only, both = told.index("Only the Registered Nurse\n  Decides who"), told.index("Both\n  Takes")
    assert only < both
    two = run("roles", "nurse", "--compare", "assistant", "--office", office, "--json").json
    assert (two["one"], two["other"]) == ("nurse", "assistant")
    assert [duty["id"] for duty in two["only_one"]] == ["triage"]
    assert [duty["id"] for duty in two["both"]] == ["vitals"]


def test_a_comparison_needs_two_positions_that_exist(run, office):
    assert run("roles", "--compare", "nurse", "--office", office).code == 2
    assert run("roles", "nurse", "--compare", "nurze", "--office", office).code == 1


def test_the_visit_is_printed_step_by_step(run):
    steps = run("roles", "--visit", "--json").json
    assert len(steps) >= 12
    assert [step["stage"] for step in steps] == sorted(step["stage"] for step in steps)
    told = run("roles", "--visit").out
    assert all(step["text"][:30] in told for step in steps)
    assert "happen side by side" in told


def test_an_office_without_a_visit_says_so(run, office):
    assert "not written down" in run("roles", "--visit", "--office", office).out
    assert run("roles", "--visit", "--office", office, "--json").json == []


def test_what_fits_no_comparison_and_no_visit_is_refused(run, office):
    for words in (("nurse", "--compare", "nurse"), ("nurse", "--visit")):
        done = run("roles", *words, "--office", office)
        assert (done.code, done.out) == (2, "")
