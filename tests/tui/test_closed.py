"""What Textual could do, and this program never does, whoever runs it."""

from __future__ import annotations

import io
import os
import signal

import pytest
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver

from medtrainer.tui.closed import ClosedApp
from tests.tui.visits import VISITS

URL = "https://example.org"
DOINGS = {
    "open_url": lambda app: app.open_url(URL),
    "copy_to_clipboard": lambda app: app.copy_to_clipboard("x"),
    "command_palette": lambda app: app.action_command_palette(),
    "action_screenshot": lambda app: app.action_screenshot(),
    "deliver_screenshot": lambda app: app.deliver_screenshot(),
    "save_screenshot": lambda app: app.save_screenshot(),
    "deliver_text": lambda app: app.deliver_text(io.StringIO("x"), save_filename="x"),
    "deliver_binary": lambda app: app.deliver_binary(io.BytesIO(b"x"), save_filename="x"),
    "suspend_process": lambda app: app.action_suspend_process(),
    "suspend": lambda app: app.suspend().__enter__(),
}


@pytest.fixture
def traces(monkeypatch, tmp_path):
    """Return what leaves a trace: calls of the driver and of the system, and files."""
    left = []

    def leave(name):
        return lambda *args, **options: left.append(name)

    for name in ("open_url", "write", "deliver_binary", "suspend_application_mode"):
        monkeypatch.setattr(HeadlessDriver, name, leave(name))
    monkeypatch.setattr(HeadlessDriver, "can_suspend", property(lambda driver: True))
    monkeypatch.setattr(os, "kill", lambda pid, number: left.append(signal.Signals(number).name))
    monkeypatch.chdir(tmp_path)
    return lambda: [*left, *(path.name for path in tmp_path.glob("*.svg"))]


@pytest.mark.parametrize("base", [App, ClosedApp], ids=lambda base: base.__name__)
@pytest.mark.parametrize("doing", DOINGS)
async def test_nothing_of_it_is_done(traces, base, doing):
    """Textual's own app is the control: there, each of them leaves a trace."""
    app = base()
    async with app.run_test() as pilot:
        await pilot.pause()
        before, screens = len(traces()), len(app.screen_stack)
        DOINGS[doing](app)
        await pilot.pause()
        done = bool(traces()[before:]) or len(app.screen_stack) > screens
    assert done == (base is App)


@pytest.mark.parametrize("place", ["welcome", "home", "exercise", "dispute", "who"])
async def test_no_key_that_textual_has_for_it_does_anything(visit, traces, place):
    async with visit(VISITS[place]) as seat:
        stack = list(seat.app.screen_stack)
        before = len(traces())
        await seat.press("ctrl+p", "ctrl+backslash", "ctrl+z", "ctrl+s", "f1", "ctrl+o")
        assert seat.app.screen_stack == stack
        assert traces()[before:] == []
