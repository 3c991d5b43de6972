"""Going to a screen of the program on a real terminal, by the ways of `tests/tui/visits.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.services.preferences import Preferences, save_preferences

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.screen import Terminal
    from tests.tui.visits import Visit

_NAMES = {"question_mark": "?", "slash": "/"}


def prepare(data: Path, way: Visit) -> None:
    """Let the person have been here before, or not, as a way asks for."""
    save_preferences(data, Preferences(welcomed=way.welcomed))


def walk(terminal: Terminal, way: Visit) -> None:
    """Go to a screen from the start, and wait until it stands still."""
    terminal.wait_for("Quiz sets" if way.welcomed else "Welcome")
    for key in way.keys:
        terminal.press(_NAMES.get(key, key))
        if key == "escape":  # else it would be taken for the start of the next key
            terminal.settle()
    terminal.settle()
