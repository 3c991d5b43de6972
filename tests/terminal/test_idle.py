"""Every screen at rest: not a byte is sent, and next to nothing is computed."""

from __future__ import annotations

from pathlib import Path

import pytest

from medtrainer.services.preferences import Preferences, save_preferences
from tests.tui.visits import VISITS

GROUPS = 3
CPU_LIMIT = 0.002  # seconds of computing in a second, performance.md
ATTEMPTS = 5
KEYS = {"slash": "/", "question_mark": "?"}


def go(start, folder, visit):
    """Start, and type the way to a screen ahead; an escape has to be the last of what is sent."""
    folder.mkdir()
    save_preferences(folder / "data", Preferences(welcomed=visit.welcomed))
    terminal = start(home=folder).wait_for("Quiz sets" if visit.welcomed else "Welcome")
    sent = []
    for key in visit.keys:
        sent.append(KEYS.get(key, key))
        if key == "escape":
            terminal.press(*sent).settle()
            sent = []
    return terminal.press(*sent)


def computed(terminal):
    """Return the seconds that a program has computed so far, in all its threads."""
    tasks = Path(f"/proc/{terminal.pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def rest(terminals):
    """Let a second pass; return the bytes each has sent and the seconds each has computed."""
    marks = [(terminal.mark(), computed(terminal)) for terminal in terminals]
    terminals[0].listen(1.0)
    return [
        (terminal.settle(0).bytes_since(mark), computed(terminal) - before)
        for terminal, (mark, before) in zip(terminals, marks, strict=True)
    ]


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize("group", range(GROUPS))
def test_nothing_is_sent_or_computed_while_nobody_does_anything(start, tmp_path, group):
    names = list(VISITS)[group::GROUPS]
    terminals = [go(start, tmp_path / name, VISITS[name]) for name in names]
    for terminal in terminals:
        terminal.settle(0.2)
    # A screen that is still on its way has another second; one that never rests has none.
    for _ in range(ATTEMPTS):
        restless = {
            name: (sent, used)
            for name, (sent, used) in zip(names, rest(terminals), strict=True)
            if sent or used > CPU_LIMIT
        }
        if not restless:
            return
    assert not restless
