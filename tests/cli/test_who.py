"""`medtrainer who`: which position does this?"""

from __future__ import annotations

import pytest

from tests.cli.world import medical


def test_json_names_everybody_who_does_it(run, office):
    (answer,) = run("who", "vital", "signs", "--office", office, "--json").json
    assert 0 < answer.pop("score") <= 1
    assert answer == {
        "id": "vitals",
        "text": "Takes vital signs",
        "roles": [
            {
                "id": "nurse",
                "title": "Registered Nurse",
                "abbreviation": "RN",
                "why": "Also by phone.",
            },
            {"id": "assistant", "title": "Medical Assistant", "abbreviation": "", "why": ""},
        ],
    }


def test_json_of_a_real_office_is_sorted_best_first(run):
    answers = run("who", "patient", "records", "--roles", medical(), "--json").json
    scores = [answer["score"] for answer in answers]
    assert len(scores) > 5
    assert scores == sorted(scores, reverse=True)
    for answer in answers:
        assert list(answer) == ["id", "text", "score", "roles"]
        assert answer["roles"]
        for role in answer["roles"]:
            assert list(role) == ["id", "title", "abbreviation", "why"]


def test_people_are_told_position_and_duty(run, office):
    done = run("who", "signs", "--office", office)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Registered Nurse or Medical Assistant\n"
        "  Takes vital signs\n"
        "    Registered Nurse: Also by phone.\n"
    )


def test_of_one_answer_alone_people_are_told_why(run, tmp_path):
    file = tmp_path / "roles.toml"
    duties = (("a", "Scans cards"), ("b", "Scans forms"), ("c", "Greets"))
    file.write_text(
        '[[role]]\nid = "desk"\ntitle = "Desk"\n'
        + "".join(
            f'[[role.duty]]\nid = "{duty}"\ntext = "{text}"\nwhy = "Why {duty}."\n'
            for duty, text in duties
        )
    )
    alone = run("who", "greets", "--roles", file)
    assert alone.out.splitlines() == ["Desk", "  Greets", "    Why c."]
    assert "Why" not in run("who", "scans", "--roles", file).out


def test_what_only_comes_near_is_said_to_and_is_no_answer_in_json(run, office):
    words = ["frobnicated", "plughs", "xyzzy", "triaged", "signs"]
    done = run("who", *words, "--office", office)
    assert done.code == 0
    assert done.out.splitlines()[:3] == [
        "Nothing fits exactly. Nearest:",
        "Registered Nurse or Medical Assistant",
        "  Takes vital signs",
    ]
    assert run("who", *words, "--office", office, "--json").json == []


def test_a_position_by_name_is_answered_with_what_it_does(run, office):
    answers = run("who", "ward", "nurse", "--office", office, "--json").json
    assert [answer["id"] for answer in answers] == ["vitals", "triage"]


def test_people_are_told_the_best_five(run):
    every = run("who", "patient", "--json").json
    assert len(every) > 5
    told = run("who", "patient").out.splitlines()
    assert [line[2:] for line in told if line.startswith("  ")] == [a["text"] for a in every[:5]]


@pytest.mark.parametrize("words", [["prior auth"], ["prior", "auth"], ["PRIOR", "AUTH?"]])
def test_quoted_or_not_it_is_the_same_question(run, words):
    assert run("who", *words).out == run("who", "prior", "auth").out
    assert "Requests prior authorization" in run("who", *words).out


@pytest.mark.parametrize("words", ["xyzzy", "", " ", "?", "\x1b[2J", "\udcff"])
def test_nothing_found_is_said_and_is_no_error(run, words):
    done = run("who", words)
    assert (done.code, done.err) == (0, "")
    assert done.out == "No duty holds these words. Try fewer or other words.\n"
    assert run("who", words, "--json").json == []


def test_a_question_is_needed(run):
    assert run("who").code == 2


def test_people_are_told_whom_to_ask_where_the_office_says_so(run, office):
    (office / "office.toml").write_text('contact = "Dana Morgan,\\nroom 4"\n')
    said = "Ask: Dana Morgan; room 4\n"
    assert run("who", "signs", "--office", office).out.endswith(f"\n\nDiffers here? {said}")
    assert run("who", "xyzzy", "--office", office).out.endswith(f"\n\nNot found? {said}")
    assert run("roles", "nurse", "--office", office).out.endswith(f"\n\nDiffers here? {said}")


def test_programs_and_lists_and_files_name_no_contact(run, office):
    (office / "office.toml").write_text('contact = "Dana"\n')
    for command in (("who", "signs"), ("roles", "nurse")):
        assert "Dana" not in run(*command, "--office", office, "--json").out
        file = run(*command, "--office", office, "--roles", office / "roles.toml")
        assert (file.code, "Dana" in file.out) == (0, False)
    assert "Dana" not in run("roles", "--office", office).out


@pytest.mark.parametrize("fault", ["contact = ", 'contact = "\\u001b"', "contact = 7", "\x00"])
def test_a_faulty_office_file_is_no_reason_not_to_answer(run, office, fault):
    before = run("who", "signs", "--office", office)
    (office / "office.toml").write_text(fault)
    assert run("who", "signs", "--office", office) == before
