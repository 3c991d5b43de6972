"""The home screen's figures."""

from __future__ import annotations

from dataclasses import replace

from medtrainer.services.draws import find_set
from tests.tui.test_screens import finish


async def test_where_the_average_counts_it_is_the_average_on_show(sit, workspace):
    quiz = replace(find_set(workspace.office, "front-desk"), counts="average")
    mean = replace(workspace, office=replace(workspace.office, sets=(quiz,)))
    for mistakes in (0, 4):
        async with sit(mean, quiz=quiz, seed="7") as seat:
            await seat.press("enter")
            await finish(seat, mistakes)
    async with sit(mean) as seat:
        assert "average 86 %" in seat.row("Front desk")
        await seat.press("1")
        assert "So far: 2 attempts, on average 86 %." in seat.text
