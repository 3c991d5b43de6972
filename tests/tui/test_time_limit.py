"""A set's limits on the screen: told at two moments, over at a third, and nothing ticks between."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.screen import Screen

from medtrainer.services.attempts import start_attempt
from medtrainer.services.draws import find_set
from medtrainer.services.limits import HANDED_IN
from medtrainer.services.sitting_words import OPEN_ELSEWHERE
from medtrainer.tui.screens.dispute import DisputeScreen
from medtrainer.tui.screens.exercise import ExerciseScreen
from medtrainer.tui.screens.home import HomeScreen
from medtrainer.tui.screens.page import HelpScreen
from medtrainer.tui.screens.result import ResultScreen
from medtrainer.tui.screens.scores import ScoresScreen
from medtrainer.tui.screens.set_card import SetCard
from tests.services.world import Clock, Stopwatch, full_disk
from tests.tui.conftest import START
from tests.tui.test_exercise_screen import events

NAME = "front-desk"


@pytest.fixture
def clock():
    return Clock(START)


@pytest.fixture
def limited(workspace, clock):
    """Return a function that makes a workspace whose set has other limits."""

    def make(**changes):
        office = workspace.office
        changed = replace(find_set(office, NAME), **{"minutes": 20, **changes})
        sets = tuple(changed if quiz.id == NAME else quiz for quiz in office.sets)
        office = replace(office, sets=sets)
        return replace(workspace, office=office, now=clock, stopwatch=Stopwatch())

    return make


class Timers:
    """Timers that ring when the test says so, with what they wait for."""

    def __init__(self, clock):
        self._clock = clock
        self.waiting = []

    def set(self, delay, callback):
        self.waiting.append((delay, callback))

    async def ring(self, seat):
        """Let the time of the only timer pass, and ring it."""
        ((delay, callback),) = self.waiting
        self.waiting.clear()
        self._clock.later(seconds=delay)
        seat.app.call_later(callback)
        await seat.pilot.pause()
        return delay


@pytest.fixture
def timers(clock, monkeypatch):
    made = Timers(clock)
    monkeypatch.setattr(Screen, "set_timer", made.set)
    return made


@pytest.fixture
def begun(sit, limited):
    """Run the app on a set with limits and begin it."""

    @asynccontextmanager
    async def run(size=(80, 24), **changes):
        own = limited(**changes)
        async with sit(own, quiz=find_set(own.office, NAME), seed="7", size=size) as seat:
            await seat.press("enter")
            assert isinstance(seat.app.screen, ExerciseScreen)
            yield seat

    return run


def is_result(seat):
    """Tell whether the result is shown once, right above the start."""
    return [type(screen) for screen in seat.app.screen_stack[-2:]] == [HomeScreen, ResultScreen]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_little_time_is_told_twice_and_then_the_result_is_shown(begun, timers, size):
    async with begun(size=size) as seat:
        await seat.press("a")
        assert "left" not in seat.lines[-4]
        assert await timers.ring(seat) == 15 * 60
        assert "5 minutes left." in seat.text
        assert await timers.ring(seat) == 4 * 60
        assert "1 minute left." in seat.text
        assert await timers.ring(seat) == 60
        assert is_result(seat)
        assert HANDED_IN in " ".join(seat.text.split())
        assert timers.waiting == []
        (end,) = events(seat.workspace, "finished")
        assert len(events(seat.workspace, "submitted")) == 3
        assert end["total"] == 15


async def test_a_key_says_how_much_time_is_left_until_the_next_step(begun, timers, clock):
    async with begun() as seat:
        assert "m time" in seat.lines[-1]
        clock.later(minutes=7, seconds=30)
        await seat.press("m")
        assert "12 minutes left." in seat.text
        clock.later(minutes=6)
        await seat.press("down")
        assert "minutes left" not in seat.text
        assert len(timers.waiting) == 1


async def test_without_a_limit_there_is_no_key_and_no_timer(begun, timers, clock):
    async with begun(minutes=0) as seat:
        before = seat.lines
        clock.later(days=2)
        await seat.press("m")
        assert seat.lines == before
        assert "m time" not in seat.text
        assert timers.waiting == []


async def test_a_reason_that_is_read_stays_when_little_time_is_told(begun, timers):
    async with begun() as seat:
        await seat.press(*"abcda", "enter", "2")
        reason = seat.lines[-5:-1]
        assert "Right" in reason[0] or "Wrong" in reason[0]
        assert await timers.ring(seat) == 15 * 60
        assert "5 minutes left." in seat.text
        assert seat.lines[-5:-1] == reason


async def test_a_question_that_is_asked_stays_when_little_time_is_told(begun, timers):
    async with begun() as seat:
        await seat.press("a", "enter")
        await timers.ring(seat)
        assert "5 minutes left." in seat.text
        assert "Enter submits, Esc goes back." in " ".join(seat.text.split())
        await seat.press("escape")
        assert isinstance(seat.app.screen, ExerciseScreen)


@pytest.mark.parametrize("key", ["question_mark", "d"])
async def test_under_another_screen_the_end_waits_until_that_is_closed(begun, timers, key):
    async with begun() as seat:
        await seat.press(*"abcda", "enter", "1", key)
        assert isinstance(seat.app.screen, HelpScreen | DisputeScreen)
        for _ in range(3):
            await timers.ring(seat)
        assert isinstance(seat.app.screen, HelpScreen | DisputeScreen)
        assert len(events(seat.workspace, "finished")) == 1
        await seat.press("escape")
        assert is_result(seat)
        assert HANDED_IN in seat.text


async def test_a_dispute_that_is_written_over_the_end_is_kept(begun, timers):
    async with begun() as seat:
        await seat.press(*"abcda", "enter", "1", "d", "n", "o")
        for _ in range(3):
            await timers.ring(seat)
        await seat.press("enter")
        assert is_result(seat)
        assert [e["comment"] for e in events(seat.workspace, "disputed")] == ["no"]
        assert "You disputed this" in seat.text


@pytest.mark.parametrize("key", ["b", "enter", "u", "m"])
async def test_a_key_after_the_end_changes_nothing_and_shows_the_result(begun, timers, clock, key):
    """The lid was closed: the clock went on, and no timer rang."""
    async with begun() as seat:
        await seat.press("a")
        clock.later(hours=2)
        await seat.press(key)
        assert is_result(seat)
        assert len(events(seat.workspace, "answered")) == 1
        assert len(events(seat.workspace, "finished")) == 1


async def test_at_the_end_a_full_disk_is_told_and_enter_tries_again(begun, timers):
    async with begun() as seat:
        await seat.press("a")
        for _ in range(2):
            await timers.ring(seat)
        with full_disk():
            await timers.ring(seat)
            assert isinstance(seat.app.screen, ExerciseScreen)
            assert "Not saved" in seat.text
        assert events(seat.workspace, "finished") == []
        await seat.press("enter")
        assert is_result(seat)


async def test_one_that_is_opened_after_its_end_is_only_shown(begun, sit, limited, clock):
    async with begun() as seat:
        await seat.press("a", "b", "escape")
        assert "exercise 1 of 3, 2 answered" in seat.text
    clock.later(hours=1)
    async with sit(limited()) as seat:
        assert "time is over, see the result" in seat.text
        assert "2 answered" not in seat.text
        await seat.press("s")
        assert isinstance(seat.app.screen, ScoresScreen)
        assert "The time is over: Enter hands in what you answered" in seat.text
        await seat.press("escape", "c")
        assert is_result(seat)
        assert HANDED_IN in seat.text
        await seat.press("escape")
        assert "time is over" not in seat.text


async def test_a_card_without_attempts_has_nothing_to_begin(sit, limited, clock):
    own = limited(attempts=1, minutes=1)
    quiz = find_set(own.office, NAME)
    start_attempt(own, quiz).leave()
    clock.later(minutes=1)
    start_attempt(own, quiz).leave()
    async with sit(own, quiz=quiz) as seat:
        assert isinstance(seat.app.screen, SetCard)
        assert "No attempts are left: the only one is used." in seat.text
        assert "begin" not in seat.text.replace("begins", "")
        await seat.press("enter")
        assert isinstance(seat.app.screen, SetCard)
        await seat.press("escape")
        assert "no attempts left" in seat.row("Front desk")
    assert len(events(own, "attempt-started")) == 1
    async with sit(own, quiz=quiz, preview=True) as seat:
        await seat.press("enter")
        assert isinstance(seat.app.screen, ExerciseScreen)


async def test_the_second_session_is_told_at_its_start_until_it_does_something(begun, sit, limited):
    own = limited(minutes=0)
    first = start_attempt(own, find_set(own.office, NAME))
    async with sit(own) as seat:
        await seat.press("c")
        assert OPEN_ELSEWHERE in " ".join(seat.text.split())
        await seat.press("a")
        assert OPEN_ELSEWHERE not in " ".join(seat.text.split())
    first.leave()
