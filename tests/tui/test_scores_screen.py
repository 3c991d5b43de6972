"""My attempts: listed, looked at again, gone on with."""

from __future__ import annotations

from medtrainer.journal import events as journal_events
from medtrainer.tui.screens.exercise import ExerciseScreen
from medtrainer.tui.screens.scores import ScoresScreen
from tests.journal.world import exercise, opening
from tests.tui.test_exercise_screen import start

__all__ = ["start"]  # a fixture


async def test_an_unfinished_set_goes_on_from_the_scores(start, sit, workspace):
    async with start() as seat:
        await seat.press("a", "b", "escape")
        await seat.press("s")
        assert "Not finished: Enter goes on exactly where you left." in seat.text
        assert "enter go on" in seat.lines[-1]
        await seat.press("enter")
        assert isinstance(seat.app.screen, ExerciseScreen)
        assert "2 of 5 answered" in seat.text
        await seat.press("c", "escape")
        assert isinstance(seat.app.screen, ScoresScreen)
        assert "3 of 15" in seat.row("Front desk")


async def test_scores_say_what_to_do_when_there_are_none(sit):
    async with sit() as seat:
        await seat.press("s")
        assert "Press Esc, then sit a quiz set or practise." in seat.text
        assert [hint.key for hint in seat.app.screen.keys.hints] == ["?", "esc"]
        await seat.press("enter")
        assert isinstance(seat.app.screen, ScoresScreen)


async def test_two_hundred_attempts_are_listed_and_the_oldest_can_be_seen(sit, record):
    for number in range(200):
        name = f"{number:032x}"
        record(
            journal_events.attempt_started(opening(attempt=name, purpose="set", exercises=1)),
            journal_events.exercise_shown(name, exercise()),
            journal_events.answered(name, 0, "vitals", "ma", 1),
            journal_events.submitted(name, 0, 1, 2),
            journal_events.finished(name, 1, 2, 0.5, False, 9),
        )
    async with sit() as seat:
        await seat.press("s", "end")
        assert "200 attempts" in seat.lines[0]
        await seat.press("enter")
        assert seat.app.screen.review.attempt == "0" * 32
