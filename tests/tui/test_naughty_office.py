"""Every screen in an office whose texts try to be markup, actions, links and control sequences."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from rich.cells import cell_len
from textual.events import MouseDown, MouseUp

from medtrainer.content.office import load_office
from medtrainer.glyphs import DOWN, UP
from medtrainer.services.preferences import Preferences, save_preferences
from medtrainer.text import findings
from medtrainer.tui.screens.page import Page
from medtrainer.tui.widgets.line_pane import LinePane
from medtrainer.tui.widgets.text_pane import TextPane
from tests.hostile.naughty import write_naughty_office
from tests.hostile.records import write_hostile_record
from tests.tui.conftest import START
from tests.tui.visits import VISITS


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The naughty office, read once."""
    return load_office(write_naughty_office(tmp_path_factory.mktemp("naughty") / "office"))


@pytest.fixture
def go(sit, workspace, office):
    """Return a context manager that runs the app in the naughty office and goes to a screen."""

    @asynccontextmanager
    async def run(way, size):
        save_preferences(workspace.data, Preferences(welcomed=way.welcomed))
        async with sit(replace(workspace, office=office), size=size) as seat:
            await seat.press(*way.keys)
            yield seat

    return run


def check(seat, size):
    """See that the screen is whole: as wide and high as it is, nothing but text, its keys below."""
    columns, lines = size
    strips = seat.app.screen._compositor.render_strips()
    assert len(strips) == lines
    for strip in strips:
        assert strip.cell_length == columns
        assert cell_len(strip.text) == columns
        assert not [found.name for found in findings(strip.text) if found.hostile]
        for segment in strip:
            assert segment.control is None
            assert segment.style is None or segment.style.link is None
            meta = segment.style.meta if segment.style else {}
            assert not [key for key in meta if key.startswith("@")], "an action in the text"
    last = seat.app.screen.keys.hints[-1]
    assert seat.lines[-1].endswith(f"{last.key} {last.does}")


def drawn(seat, pane):
    """Return what stands on the screen where a pane is, line by line."""
    area = pane.region
    strips = seat.app.screen._compositor.render_strips()
    return [strip.crop(area.x, area.right).text for strip in strips[area.y : area.bottom]]


def bare(text):
    """Return a text without its blanks, which wrapping moves."""
    return "".join(text.split())


@pytest.mark.parametrize("name", VISITS)
async def test_every_screen_stands_whatever_the_texts_are(go, name):
    async with go(VISITS[name], (80, 24)) as seat:
        assert isinstance(seat.app.screen, Page)
        check(seat, (80, 24))
        for pane in seat.app.screen.query(LinePane):
            for y, line in enumerate(drawn(seat, pane)):
                told = "".join(text for text, _ in pane._line(y))
                assert line.rstrip(f" {DOWN}{UP}") == told.rstrip(f" {DOWN}{UP}")


@pytest.mark.parametrize("name", VISITS)
async def test_no_click_means_more_than_where_it_is(go, name):
    columns, lines = size = (60, 20)
    async with go(VISITS[name], size) as seat:
        check(seat, size)
        for row in range(lines):
            for column in (3, columns // 2):
                press(seat.app, column, row)
        await seat.pilot.pause()
        assert seat.app.is_running
        assert not seat.app._exit, "a click has left the program"
        assert not seat.app.goes_on_in_lines
        check(seat, size)


def press(app, x, y):
    """Press and let go of the mouse, as fast as a terminal can tell it."""
    for kind in (MouseDown, MouseUp):
        app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))


RECORD = {
    "home": (),
    "exercise": ("c",),
    "feedback": ("c", "a", "a", "enter", "enter"),
    "result": ("c", "a", "a", "enter", "enter", "enter"),
    "scores": ("s", "down"),
    "review": ("s", "down", "enter"),
    "review of a practice": ("s", "down", "down", "enter"),
    "dispute": ("s", "down", "down", "enter", "d"),
    "progress": ("g",),
}


@pytest.mark.parametrize("name", RECORD)
async def test_a_record_that_gives_orders_is_shown_harmlessly(sit, workspace, name):
    write_hostile_record(workspace.place.path, START - timedelta(days=1))
    async with sit(size=(80, 24)) as seat:
        await seat.press(*RECORD[name])
        check(seat, (80, 24))
        if name in {"home", "exercise", "feedback", "scores", "review"}:
            assert "<U+001B>" in seat.text


@pytest.mark.parametrize("number", [0, 12, 24])
async def test_what_a_position_does_is_shown_to_the_letter(sit, workspace, office, number):
    """On a screen so high that nothing is left out; on smaller ones the same lines are scrolled."""
    async with sit(replace(workspace, office=office), size=(100, 600)) as seat:
        await seat.press("b", *["down"] * number)
        (pane,) = (p for p in seat.app.screen.query(TextPane) if p.size.height > 100)
        shown = bare("".join(drawn(seat, pane)))
        (role,) = (r for r in office.catalogue.roles if shown.startswith(bare(r.title)))
        for text in (role.summary, *(duty.text for duty in role.duties)):
            assert bare(text) in shown
