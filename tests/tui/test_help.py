"""Help: every screen says whom to ask."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.model.office import OfficeFacts
from medtrainer.services.preferences import Preferences, save_preferences
from medtrainer.tui.screens.page import HelpScreen

SCREENS = [(), ("1",), ("1", "enter"), ("b",), ("s",)]


async def contact(seat):
    """Return what the help of the screen on show says from “Whom to ask” on: before all keys."""
    await seat.press("question_mark")
    return seat.text[seat.text.index("Whom to ask") :]


@pytest.mark.parametrize("keys", SCREENS)
async def test_the_offices_contact_is_in_every_help_as_it_is_written(sit, workspace, keys):
    facts = OfficeFacts(contact="Dana Morgan [/]\nroom 4, call 12")
    office = replace(workspace.office, facts=facts)
    async with sit(replace(workspace, office=office)) as seat:
        await seat.press(*keys)
        lines = [line.strip() for line in (await contact(seat)).splitlines()]
        assert lines[:3] == ["Whom to ask", "Dana Morgan [/]", "room 4, call 12"]


async def test_an_office_without_a_contact_has_trainers_and_supervisors(sit, workspace):
    async with sit() as seat:
        assert "Ask your trainer or supervisor." in await contact(seat)
    save_preferences(workspace.data, Preferences(welcomed=False))
    async with sit() as seat:
        assert "Ask your trainer or supervisor." in await contact(seat)


async def test_a_second_question_mark_typed_ahead_explains_nothing_twice(sit):
    async with sit() as seat:
        page = seat.app.screen
        page.action_help()
        page.action_help()
        await seat.pilot.pause()
        assert len([s for s in seat.app.screen_stack if isinstance(s, HelpScreen)]) == 1
