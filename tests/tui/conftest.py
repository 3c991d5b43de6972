"""A person, a clock and an app of their own for every test of the interface."""

from __future__ import annotations

import time
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from medtrainer import settings
from medtrainer.journal.writer import Journal
from medtrainer.model.attempt import Person
from medtrainer.services.errands import SitSet
from medtrainer.services.preferences import Preferences, save_preferences
from medtrainer.services.workspace import Workspace, open_workspace
from medtrainer.tui.app import MedTrainerApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.visits import Visit

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class Seat:
    """A running app with the words for what a person does and sees."""

    def __init__(self, app: MedTrainerApp, pilot: Pilot[None], workspace: Workspace) -> None:
        self.app = app
        self.pilot = pilot
        self.workspace = workspace

    async def press(self, *keys: str) -> Seat:
        """Press keys and wait until everything has settled."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        return self

    @property
    def lines(self) -> list[str]:
        """The screen's lines."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    def row(self, words: str) -> str:
        """Return the one line that holds these words."""
        (found,) = [line for line in self.lines if words in line]
        return found


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A person named Ana in the built-in office, with a clock that ticks a second a look."""
    ticks, numbers = count(), count(1)
    data = tmp_path / "data"
    save_preferences(data, Preferences(welcomed=True))
    return replace(
        open_workspace(str(settings.builtin_office()), str(data)),
        person=Person(uid=1006, login="areyes", name="Ana Reyes"),
        host="clinic-2",
        now=lambda: START + timedelta(seconds=next(ticks)),
        stopwatch=lambda: float(next(ticks)),
        new_id=lambda: f"{next(numbers):032x}",
        utc_offset=lambda moment: 60,
    )


@pytest.fixture(autouse=True)
def usual_terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give every test the terminal that most people have, and the time that its clock means."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("COLORTERM", raising=False)
    with monkeypatch.context() as zone:
        zone.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def sit(workspace: Workspace) -> Any:
    """Return a context manager that runs the app; a quiz and its keywords open it on a set."""

    @asynccontextmanager
    async def run(
        own: Workspace | None = None,
        size: tuple[int, int] = (80, 24),
        errand: Any = None,
        quiz: Any = None,
        **options: Any,
    ) -> AsyncIterator[Seat]:
        used = own or workspace
        if quiz:
            errand = SitSet(quiz, **options)
        app = MedTrainerApp(used, errand)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Seat(app, pilot, used)

    return run


@pytest.fixture
def record(workspace: Workspace) -> Callable[..., None]:
    """Append bare events to the person's record."""

    def append(*told: Mapping[str, object]) -> None:
        with Journal(workspace.place, workspace.new_id, workspace.now) as journal:
            journal.append(*told)

    return append


@pytest.fixture
def visit(sit: Any, workspace: Workspace) -> Any:
    """Return a context manager that runs the app and goes to a screen."""

    @asynccontextmanager
    async def run(way: Visit, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Seat]:
        save_preferences(workspace.data, Preferences(welcomed=way.welcomed))
        async with sit(size=size) as seat:
            await seat.press(*way.keys)
            yield seat

    return run
