"""Who does this? asked on the screen."""

from __future__ import annotations

from medtrainer.tui.screens.home import HomeScreen
from medtrainer.tui.screens.page import HelpScreen
from medtrainer.tui.screens.positions import PositionsScreen
from medtrainer.tui.screens.who import WhoScreen
from medtrainer.tui.widgets.menu import Menu


async def test_the_answer_stands_there_while_one_types(sit):
    async with sit() as seat:
        await seat.press("w", *"appeal", "space", *"denial")
        assert "Medical Biller" in seat.lines[4]
        assert "denial" in seat.lines[4]
        await seat.press("backspace", "backspace")
        assert "Medical Biller" in seat.lines[4]


async def test_the_reason_of_the_marked_answer_stands_below(sit, workspace):
    biller = workspace.office.catalogue.role("medical-biller")
    duty = next(duty for duty in biller.duties if "denial" in duty.text)
    async with sit() as seat:
        await seat.press("w", *"appeal", "space", *"denial")
        said = " ".join(line.strip() for line in seat.lines[-12:-1])
        assert duty.text in said
        assert duty.why[:30] in said


async def test_arrows_choose_an_answer_and_enter_reads_about_the_position(sit):
    async with sit() as seat:
        await seat.press("w", *"blood")
        first = seat.app.screen.query_one(Menu).current
        await seat.press("down")
        assert seat.app.screen.query_one(Menu).current != first
        await seat.press("up", "enter")
        assert isinstance(seat.app.screen, PositionsScreen)
        await seat.press("escape")
        assert isinstance(seat.app.screen, WhoScreen)
        assert "blood" in seat.lines[2]  # the question is still there


async def test_every_letter_is_part_of_the_question(sit):
    async with sit() as seat:
        await seat.press("w", *"qbcvs", "question_mark", "slash")
        assert isinstance(seat.app.screen, WhoScreen)
        assert "qbcvs?/" in seat.lines[2]
        await seat.press("escape")
        assert isinstance(seat.app.screen, HomeScreen)


async def test_a_question_mark_before_any_question_helps(sit):
    async with sit() as seat:
        await seat.press("w", "question_mark")
        assert isinstance(seat.app.screen, HelpScreen)


async def test_nothing_found_says_what_to_try(sit):
    async with sit() as seat:
        await seat.press("w", *"zzzz")
        assert "Try fewer or other words" in seat.text
        await seat.press("enter")
        assert isinstance(seat.app.screen, WhoScreen)
