"""Quiz sets: what a file may say, and that a faulty one stands alone."""

from __future__ import annotations

import pytest

from medtrainer.content.office import load_office
from medtrainer.model.quiz import QuizSet
from tests.content.world import CLERK, NURSE, plant, short, write

ERRORS = {
    "bad id": ("bad-id", 'id = ¦"Front Desk"'),
    "empty title": ("missing-text", 'title = ¦""'),
    "title in numbers": ("wrong-type", "title = ¦5"),
    "two lines of title": ("hostile-character", 'title = "a¦\\nb"'),
    "long description": ("too-long", f'description = ¦"{"x" * 2001}"'),
    "unknown kind": ("unknown-kind", 'kind = ¦"essay"'),
    "kind in numbers": ("wrong-type", "kind = ¦1"),
    "unknown role": ("unknown-role", 'roles = ["nurse", ¦"nurze"]'),
    "unknown area": ("unknown-role", 'areas = [¦"moon"]'),
    "role as a text": ("wrong-type", 'roles = ¦"nurse"'),
    "empty role": ("missing-text", 'roles = ["nurse", ¦""]'),
    "no exercise": ("out-of-range", "exercises = ¦0"),
    "51 exercises": ("out-of-range", "exercises = ¦51"),
    "half an exercise": ("wrong-type", "exercises = ¦2.5"),
    "true exercises": ("wrong-type", "exercises = ¦true"),
    "one duty": ("out-of-range", "duties = ¦1"),
    "nine duties": ("out-of-range", "duties = ¦9"),
    "nine duties in contrast": ("out-of-range", 'kind = "contrast"\nduties = ¦9'),
    "four steps": ("out-of-range", 'kind = "visit"\nduties = ¦4'),
    "ten steps": ("out-of-range", 'kind = "visit"\nduties = ¦10'),
    "two duties of who": ("out-of-range", 'kind = "who"\nduties = ¦2'),
    "two positions": ("out-of-range", "positions = ¦2"),
    "eleven positions": ("out-of-range", "positions = ¦11"),
    "no spare one-to-one": ("out-of-range", "reuse = false\nduties = 5\npositions = ¦5"),
    "no spare by default": ("out-of-range", "reuse = false\npositions = ¦5"),
    "reuse as a number": ("wrong-type", "reuse = ¦1"),
    "pass mark of 80": ("out-of-range", "pass_mark = ¦80"),
    "pass mark below 0": ("out-of-range", "pass_mark = ¦-0.1"),
    "pass mark nan": ("out-of-range", "pass_mark = ¦nan"),
    "pass mark true": ("wrong-type", "pass_mark = ¦true"),
    "attempts below 0": ("out-of-range", "attempts = ¦-1"),
    "attempts of 5,000 digits": ("out-of-range", f"attempts = ¦{'9' * 5000}"),
    "minutes below 0": ("out-of-range", "minutes = ¦-1"),
    "more minutes than a day has": ("out-of-range", "minutes = ¦1441"),
    "unknown count": ("out-of-range", 'counts = ¦"best"'),
    "unknown feedback": ("out-of-range", 'feedback = ¦"never"'),
    "unknown spares": ("out-of-range", 'spares = ¦"world"'),
    "format of tomorrow": ("out-of-range", "format = ¦2\nexercises = 0"),
    "no TOML": ("syntax", "kind = ¦match"),
}


@pytest.fixture
def office(tmp_path):
    """Write an office of two roles and one good set."""
    write(tmp_path / "roles.toml", NURSE + CLERK)
    write(tmp_path / "quizzes" / "good.toml", 'title = "Good"\n')
    return tmp_path


def only(office, text, name="own.toml") -> QuizSet:
    """Return the set of a file in which nothing is wrong."""
    (office / "quizzes" / "good.toml").unlink(missing_ok=True)
    write(office / "quizzes" / name, text)
    read = load_office(office)
    assert read.faults == ()
    return read.sets[0]


@pytest.mark.parametrize(("code", "text"), ERRORS.values(), ids=ERRORS.keys())
def test_a_faulty_set_is_left_out_and_the_others_work(office, code, text):
    line, column = plant(office / "quizzes" / "bad.toml", text + "\n")
    read = load_office(office)
    assert short(read.faults) == [("error", code, line, column)]
    assert read.faults[0].file == str(office / "quizzes" / "bad.toml")
    assert [quiz.id for quiz in read.sets] == ["good"]
    assert len(read.catalogue.roles) == 2


def test_every_fault_of_a_set_is_told_at_once(office):
    write(
        office / "quizzes" / "bad.toml", 'kind = "x"\nexercises = 0\nroles = ["y"]\nminutes = "z"\n'
    )
    assert [fault.line for fault in load_office(office).faults] == [1, 2, 3, 4]


def test_an_empty_file_is_a_set_of_defaults(office):
    quiz = only(office, "", "front-desk.toml")
    assert quiz == QuizSet(id="front-desk", title="Front desk")


def test_everything_said_is_read(office):
    quiz = only(
        office,
        """
        format = 1
        id = "own-id"
        title = "Title"
        description = "One\\nTwo"
        kind = "contrast"
        roles = ["nurse", "clerk"]
        exercises = 50
        duties = 8
        positions = 10
        reuse = false
        pass_mark = 1
        attempts = 3
        counts = "average"
        feedback = "at-once"
        minutes = 1440
        spares = "set"
        """,
    )
    assert quiz == QuizSet(
        id="own-id", title="Title", description="One\nTwo", kind="contrast",
        roles=("nurse", "clerk"), exercises=50, duties=8, positions=10, reuse=False, pass_mark=1.0,
        attempts=3, counts="average", feedback="at-once", minutes=1440, spares="set",
    )  # fmt: skip
    assert type(quiz.pass_mark) is float


@pytest.mark.parametrize(
    ("text", "duties", "positions"),
    [
        ("", 5, 7),
        ("reuse = false\nduties = 6", 6, 8),
        ("reuse = false\nduties = 8", 8, 10),
        ("reuse = false\nduties = 4\npositions = 5", 4, 5),
        ("positions = 3", 5, 3),
        ('kind = "who"', 1, 7),
        ('kind = "who"\nreuse = false\npositions = 2', 1, 2),
        ('kind = "visit"', 5, 7),
        ('kind = "contrast"', 5, 7),
    ],
)
def test_sizes_left_out_fit_the_kind_and_leave_spares(office, text, duties, positions):
    quiz = only(office, text)
    assert (quiz.duties, quiz.positions) == (duties, positions)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("", ()),
        ("roles = []\nareas = []", ()),
        ('areas = ["FRONT office"]', ("clerk",)),
        ('roles = ["nurse"]\nareas = ["front office"]', ("nurse", "clerk")),
        ('roles = ["clerk"]\nareas = ["front office"]', ("clerk",)),
    ],
)
def test_areas_become_their_roles(office, text, roles):
    assert only(office, text).roles == roles


def test_an_unknown_key_is_a_warning_and_the_set_works(office):
    write(office / "quizzes" / "own.toml", 'titel = "Own"\n')
    read = load_office(office)
    assert short(read.faults) == [("warning", "unknown-key", 1, 1)]
    assert read.faults[0].hint == "Did you mean “title”?"
    assert [quiz.id for quiz in read.sets] == ["good", "own"]


def test_a_stem_that_cannot_be_an_id_is_told(office):
    write(office / "quizzes" / "Front Desk.toml", 'title = "F"\n')
    (fault,) = load_office(office).faults
    assert (fault.code, fault.line) == ("bad-id", 0)
    assert "Front Desk" in fault.message
    write(office / "quizzes" / "Front Desk.toml", 'id = "front-desk"\n')
    assert load_office(office).faults == ()


def test_of_two_sets_with_one_id_the_later_file_is_the_fault(office):
    write(office / "quizzes" / "a.toml", 'id = "same"\ntitle = "A"\n')
    line, column = plant(office / "quizzes" / "b.toml", 'title = "B"\nid = ¦"same"\n')
    read = load_office(office)
    assert short(read.faults) == [("error", "duplicate-id", line, column)]
    assert read.faults[0].file.endswith("b.toml")
    assert "a.toml" in read.faults[0].message
    assert [quiz.title for quiz in read.sets] == ["A", "Good"]
