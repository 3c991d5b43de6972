"""A set's limits in the line mode: told when a line is asked for, and handed in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.plain.console import Left
from medtrainer.plain.home import stay_at_home
from medtrainer.plain.set_card import open_set
from medtrainer.services.attempts import start_attempt
from medtrainer.services.errands import SitSet
from medtrainer.services.limits import HANDED_IN
from medtrainer.services.record import my_record
from medtrainer.services.sitting_words import OPEN_ELSEWHERE
from tests.plain.talk import Talk
from tests.services.test_sitting_withheld import closed_until
from tests.services.world import Clock, bare, builtin, full_disk, quiz_set, workspace

SET = replace(quiz_set("front-desk"), minutes=20, exercises=2, duties=2)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ana(tmp_path, clock):
    office = replace(builtin(), sets=(SET,))
    return replace(workspace(tmp_path / "data", office=office), now=clock)


class Slow(Talk):
    """A conversation with somebody who may take minutes for a line: "3 min" lets them pass."""

    def __init__(self, clock, *typed, **options):
        super().__init__(*typed, **options)
        self._clock = clock
        self.console._read = self._slowly

    def _slowly(self):
        line = self._read()
        while line.endswith(" min\n"):
            self._clock.later(minutes=int(line.split()[0]))
            line = self._read()
        return line


def talk(ana, *typed, preview=False):
    """Sit the set and type; return what was said until the input ended."""
    said = Slow(ana.now, *typed)
    with pytest.raises(Left):
        open_set(said.console, ana, SitSet(ana.office.sets[0], preview=preview))
        stay_at_home(said.console, ana, can_draw=False)
    assert not said.left_over
    return said.text


def with_set(ana, **changes):
    return replace(ana, office=replace(ana.office, sets=(replace(SET, **changes),)))


def test_little_time_is_told_once_at_each_moment(ana):
    said = talk(ana, "", "14 min", "1", "1 min", "", "1 min", "u", "3 min", "1", "b", "q")
    assert said.count("5 minutes left.") == 1
    assert said.count("1 minute left.") == 1
    assert "4 minutes left" not in said


def test_m_says_how_much_time_is_left_wherever_one_is_asked(ana):
    said = talk(ana, "", "3 min", "m", "1", "", "2 min", "M", "q")
    assert "17 minutes left." in said
    assert "15 minutes left." in said
    assert "not understood" not in said


def test_m_says_so_where_there_is_no_limit(ana):
    assert "There is no time limit." in talk(with_set(ana, minutes=0), "", "m", "q")


@pytest.mark.parametrize("last", ["1", "", "q", "m", "u", "b"])
def test_after_the_end_the_next_line_counts_no_more_and_the_result_is_said(ana, last):
    said = talk(ana, "", "1", "20 min", last, "b", "q")
    assert HANDED_IN in said
    assert said.index("Result.") < said.index(HANDED_IN)
    assert len(bare(ana.place.path, "answered")) == 1
    assert len(bare(ana.place.path, "submitted")) == 2
    assert [e["total"] for e in bare(ana.place.path, "finished")] == [4]


def test_one_that_is_opened_after_its_end_has_its_result_at_once(ana, clock):
    start_attempt(ana, SET, mode="plain").leave()
    clock.later(hours=1)
    said = Talk("1", "b", "q")
    with pytest.raises(Left):
        stay_at_home(said.console, ana, can_draw=False)
    assert "Front desk: time is over, see the result" in said.text
    assert HANDED_IN in said.text
    assert "Question 1" not in said.text
    assert my_record(ana).unfinished == ()


def test_an_end_of_the_input_after_the_end_keeps_it_open(ana, clock):
    said = talk(ana, "", "1", "20 min")
    assert HANDED_IN not in said
    assert len(my_record(ana).unfinished) == 1


def test_a_full_disk_at_the_end_is_told_and_tried_again(ana, clock, monkeypatch):
    sitting = start_attempt(ana, SET, mode="plain")
    sitting.leave()
    said = Slow(clock, "20 min", "1", "", "", "b", "q")
    read, disk = said.console._read, []

    def once_full():
        line = read()
        if not disk:
            disk.append(full_disk())
            disk[0].__enter__()
        elif len(disk) == 1 and "Press Enter to try again" in said.text:
            disk.append(disk[0].__exit__(None, None, None))
        return line

    said.console._read = once_full
    with pytest.raises(Left):
        open_set(said.console, ana, SitSet(SET))
        stay_at_home(said.console, ana, can_draw=False)
    assert "Not saved" in said.text
    assert said.text.index("Not saved") < said.text.index(HANDED_IN)
    assert len(bare(ana.place.path, "finished")) == 1


def test_a_set_without_attempts_says_so_and_asks_for_nothing(ana, clock):
    ana = with_set(ana, attempts=1)
    start_attempt(ana, ana.office.sets[0]).leave()
    clock.later(hours=1)
    start_attempt(ana, ana.office.sets[0]).leave()
    said = talk(ana, "q")
    assert "No attempts are left: the only one is used." in said
    assert "Enter to begin" not in said
    assert "no attempts left" in said
    assert "This is a preview" in talk(ana, "", "q", preview=True)


def test_the_second_session_is_told_at_the_start(ana):
    first = start_attempt(ana, SET, mode="plain")
    said = talk(ana, "b", "q")
    assert said.count(OPEN_ELSEWHERE) == 1
    assert said.index(OPEN_ELSEWHERE) < said.index("Question 1")
    first.leave()


def test_before_the_due_day_is_over_nothing_said_tells_what_was_right(ana):
    ana = with_set(ana, minutes=0)
    closed_until(ana, exercises=2).leave()
    said = Talk(
        *("1", "1", "1", ""),  # go on; two answers; submit
        *("1", "1", ""),
        *("1", "d", "r", "", "", "b", "q"),  # the result; hear the answers
    )
    with pytest.raises(Left):
        stay_at_home(said.console, ana, can_draw=False)
    told = said.text
    assert "You see what was right from Wednesday 2 December 2026 on." in told
    assert "2 of 4 right (50 %)" in told
    assert "You chose the Medical Assistant." in told
    assert "d to dispute" not in told
    assert "r to read about" not in told
    for leak in ("Right:", "Wrong:", "it is the", "Read next", "wrong pair", "of 2 right"):
        assert leak not in told
