from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.errors import RequestProblem
from medtrainer.importers.roster_csv import LIMIT, read_people
from medtrainer.model.roster import Learner

HEAD = "login,name,title,site,hired,groups\n"
ANA = "areyes,Ana Reyes,Medical assistant,north,2026-11-02,new;clinical\n"


def read(text):
    return read_people(text.encode())


def test_a_person_is_read_with_everything():
    people = read(HEAD + ANA)
    assert people.learners == (
        Learner(
            "areyes",
            "Ana Reyes",
            "Medical assistant",
            "north",
            date(2026, 11, 2),
            ("new", "clinical"),
        ),
    )
    assert (people.bad, people.passed_over) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEAD + ANA,
        (HEAD + ANA).replace("\n", "\r\n"),
        HEAD + "\n,,,,,\n" + ANA,
        'login;name;groups\nareyes;Ana Reyes;"new;clinical"\n',
        "login\tname\nareyes\tAna  Reyes \n",
        "NAME, Login\nAna Reyes,areyes\n",
        HEAD + ANA.replace("Ana", "A\u200bna"),
    ],
)
def test_what_spreadsheets_make_of_it_is_read_all_the_same(text):
    (learner,) = read(text).learners
    assert (learner.login, learner.name) == ("areyes", "Ana Reyes")


def test_a_guard_before_a_formula_is_taken_off():
    assert read("login,name\na,'=Ana\n").learners[0].name == "=Ana"
    assert read("login,name\na,'Ana\n").learners[0].name == "'Ana"


def test_other_columns_are_named_and_passed_over():
    assert read("login,badge,name\na,7,Ana\n").passed_over == ("badge",)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (",Ana", "no login"),
        ("a,Ana,,,yesterday", "is no day"),
        ("a,Ana,,,,,,,too many", "more cells"),
        ("a,A\x1b[0mna", "U+001B"),
        ("a," + "x" * 101, "101 characters"),
        ("areyes,Another", "second time"),
        ("a,Ana,,,," + "g" * 101, "A group"),
    ],
)
def test_a_bad_line_is_named_and_the_others_stay(line, what):
    people = read(HEAD + ANA + line + "\n")
    assert [one.login for one in people.learners] == ["areyes"]
    ((number, said),) = ((bad.line, bad.what) for bad in people.bad)
    assert number == 3
    assert what in said


def test_lines_are_counted_over_quoted_line_feeds():
    people = read(HEAD + 'a,"Ana\nReyes"\n,nobody\n')
    assert people.learners[0].name == "Ana Reyes"
    assert people.bad[-1].line == 4


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "login"),
        (b"name\nAna\n", "login"),
        (b"login,name\na,\xe4\n", "Line 2 is not UTF-8"),
        (b'login,name\na,"Ana\n', "no CSV"),
        (b"x" * (LIMIT + 1), "MiB"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(data, what):
    with pytest.raises(RequestProblem, match=what):
        read_people(data)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    try:
        people = read(text)
    except RequestProblem:
        return
    assert len({one.login for one in people.learners}) == len(people.learners)
