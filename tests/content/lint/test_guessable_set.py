"""Sets that guessing passes, with a change that mends them."""

from __future__ import annotations

import re

import pytest

from medtrainer.content.check import check_paths
from medtrainer.statistics.guess import per_cent
from tests.content.lint.world import found, places, role, write_specialists
from tests.content.world import faults_of, plant, write

CODE = "guessable-set"


def meter_of(office):
    """Return chances in one attempt and in all, of an office's only set."""
    (meter,) = check_paths([office]).meters
    return meter.guess.one, meter.guess.every


def test_the_numbers_are_those_that_are_drawn(tmp_path):
    office = write_specialists(tmp_path, one="exercises = 1\nduties = 5\npass_mark = 1\n")
    assert meter_of(office) == pytest.approx((7**-5, 1 - (1 - 7**-5) ** 10))
    write_specialists(tmp_path, one="exercises = 1\nduties = 5\npass_mark = 1\nreuse = false\n")
    assert meter_of(office)[0] == pytest.approx(1 / 2520)
    two = role("Nurse", "a: Washes hands") + role("Cook", "b: Boils soup")
    write(tmp_path / "roles.toml", two)
    write(tmp_path / "quizzes" / "one.toml", "exercises = 1\nduties = 5\npass_mark = 1\n")
    one, _ = meter_of(office)  # two positions and one duty, whatever was written
    assert one == pytest.approx(1 / 2)


def test_the_mark_is_pointed_at_with_the_chances(tmp_path):
    write_specialists(tmp_path)
    place = plant(
        tmp_path / "quizzes" / "easy.toml",
        "exercises = 1\nduties = 4\npositions = 5\nreuse = false\npass_mark = ¦0.8\n",
    )
    (fault,) = faults_of(tmp_path)
    assert (fault.code, places((fault,))) == (CODE, [place])
    assert fault.message == (
        "Guessing passes this set with a chance of 0.83 % in one attempt, 8 % in 10, as there is"
        " no limit."
    )
    assert fault.hint == "With exercises = 2 it is 0.62 %."


@pytest.mark.parametrize(
    ("attempts", "said"),
    [(1, "of 41.7 %, in its one attempt."), (3, "of 41.7 % in one attempt, 80.2 % in 3.")],
)
def test_attempts_are_counted_as_they_are_allowed(tmp_path, attempts, said):
    text = "exercises = 1\nduties = 2\npositions = 4\nreuse = false\npass_mark = 0.5\n"
    office = write_specialists(tmp_path, easy=f"{text}attempts = {attempts}\n")
    (fault,) = found(office, CODE)
    assert fault.message == f"Guessing passes this set with a chance {said}"


@pytest.mark.parametrize(
    "text",
    [
        "exercises = 2\nduties = 3\npass_mark = 0.6\n",
        "exercises = 1\nduties = 4\nattempts = 1\npositions = 3\npass_mark = 0.5\n",
        "exercises = 1\nduties = 2\npositions = 3\npass_mark = 0.8\nattempts = 1\n",
        "exercises = 1\nduties = 2\npositions = 3\npass_mark = 0.1\n",
    ],
)
def test_the_change_that_is_named_mends_it(tmp_path, text):
    office = write_specialists(tmp_path, easy=text)
    (fault,) = found(office, CODE)
    named = re.fullmatch(r"With (.+) it is (.+) %\.", fault.hint)
    assert named, fault.hint
    changes = dict(part.split(" = ") for part in named[1].split(" and "))
    kept = [line for line in text.splitlines() if line.split(" = ")[0] not in changes]
    mended = "\n".join([*kept, *(f"{key} = {value}" for key, value in changes.items())])
    write_specialists(tmp_path, easy=mended + "\n")
    assert found(office, CODE) == ()
    assert per_cent(meter_of(office)[1]) == f"{named[2]} %"


def test_even_the_easiest_set_can_be_mended(tmp_path):
    two = role("Nurse", "a: Washes hands") + role("Cook", "b: Boils soup")
    write(tmp_path / "roles.toml", two)
    write(tmp_path / "quizzes" / "easy.toml", "exercises = 1\npass_mark = 0.01\nattempts = 1\n")
    (fault,) = found(tmp_path, CODE)
    assert fault.hint == "With exercises = 7 and pass_mark = 0.9 it is 0.78 %."


UNEVEN = (
    role("Nurse", *(f"n{n}: {text}" for n, text in enumerate(("Triages callers", "Starts drips"))))
    + role("Clerk", "n0", "c: Greets arrivals")
    + role("Cook", "n0", "n1", "k: Boils soup")
    + role("Porter", "c", "k", "p: Moves beds")
)
"""Positions that share duties: one-to-one, exercises come out now larger, now smaller."""


def test_what_is_drawn_by_luck_counts_on_average(tmp_path):
    write(tmp_path / "roles.toml", UNEVEN)
    text = "exercises = 1\nduties = 4\npositions = 5\nreuse = false\npass_mark = 1\n"
    write(tmp_path / "quizzes" / "one.toml", text + "attempts = 1\n")
    one, every = meter_of(tmp_path)
    chances = {1 / 24, 1 / 12, 1 / 6, 1 / 4, 1 / 3, 1 / 2}
    assert 1 / 24 < one < 1 / 2
    assert not any(one == pytest.approx(chance) for chance in chances)
    assert every == pytest.approx(one)


def test_where_every_row_must_be_right_the_mark_is_not_advised(tmp_path):
    write_specialists(tmp_path, one="exercises = 1\nduties = 2\npositions = 3\npass_mark = 1\n")
    (fault,) = found(tmp_path, CODE)
    assert "pass_mark" not in fault.hint
    two = role("Nurse", "a: Washes hands") + role("Cook", "b: Boils soup")
    write(tmp_path / "roles.toml", two)
    write(tmp_path / "quizzes" / "one.toml", "exercises = 1\npass_mark = 1\n")
    (fault,) = found(tmp_path, CODE)
    assert fault.hint == "With exercises = 10 it is 0.97 %."


def test_a_chance_above_the_limit_does_not_read_as_the_limit(tmp_path):
    text = "exercises = 1\nduties = 4\npositions = 7\npass_mark = 1\nattempts = 25\n"
    (fault,) = found(write_specialists(tmp_path, one=text), CODE)  # 1 - (1 - 7**-4)**25 = 0.01036
    assert fault.message == (
        "Guessing passes this set with a chance of 0.04 % in one attempt, just above 1 % in 25."
    )


def test_without_a_mark_there_is_no_meter(tmp_path):
    office = write_specialists(tmp_path, free="exercises = 1\npass_mark = 0\n")
    report = check_paths([office])
    assert (report.faults, report.meters, report.quizzes) == ((), (), 1)


def test_a_single_file_has_its_meter_too(tmp_path):
    office = write_specialists(tmp_path, easy="exercises = 1\nduties = 2\npass_mark = 0.5\n")
    quiz = office / "quizzes" / "easy.toml"
    assert check_paths([quiz]).faults == faults_of(office)
    assert check_paths([quiz]).meters == check_paths([office]).meters
    assert [fault.code for fault in faults_of(quiz)] == [CODE]


def test_a_set_of_the_base_is_metered_in_this_office(tmp_path):
    write_specialists(tmp_path / "base", easy='title = "Easy"\nexercises = 1\npass_mark = 0.4\n')
    write(tmp_path / "site" / "roles.toml", 'extends = "../base"\n')
    (meter,) = check_paths([tmp_path / "site"]).meters
    assert (meter.quiz, meter.title) == ("easy", "Easy")
    assert faults_of(tmp_path / "site") == ()
