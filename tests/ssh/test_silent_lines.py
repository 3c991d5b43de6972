"""A connection that is dead without anybody having told: the client is stopped, its TCP stays.

The program must be gone soon after sshd has hung up, on every screen, also while it is drawing
into a line that takes nothing any more (terminal.md, section 1).
"""

from __future__ import annotations

import shutil
import signal
import time
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.ssh import processes
from tests.terminal.walk import prepare, walk
from tests.tui.visits import VISITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.ssh.desk import Desk
    from tests.terminal.screen import Terminal

AT_LAST = 5  # seconds from the moment that sshd hangs up, terminal.md section 1
LITTLE = 0.5  # seconds of processor time; spinning for as long as is allowed takes several
PATIENCE = 60  # seconds within which sshd hangs up on a loaded machine; it is told to after 2

REDRAW = "\x0c"
FLOOD = 8000
"""So many large screens are more than a line holds back, and so many keys more than a terminal."""

BEGUN = 200_000
"""Bytes after which the keys have arrived on the far side, many more than were drawn by then."""

GROUPS = [list(VISITS)[start::3] for start in range(3)]


@dataclass
class Ending:
    """How a program ended after its line was dead.

    Attributes:
        program: Its process.
        session: The sshd that has its terminal.
        hung_up: When that ended, None while it runs.
        gone: When the program ended, None while it runs.
        cpu: Processor time it had used when sshd hung up, and at last.
    """

    program: int
    session: int
    hung_up: float | None = None
    gone: float | None = None
    cpu: tuple[float, float] = (0.0, 0.0)

    def look(self) -> bool:
        """See how things stand; tell whether it is over."""
        now = time.monotonic()
        if self.hung_up is None and not processes.runs(self.session):
            self.hung_up = now
        if self.gone is None:
            found = processes.status(self.program)
            if found is None or found.state == "Z":
                self.gone = now
            else:
                self.cpu = (self.cpu[0] if self.hung_up else found.cpu, found.cpu)
        return self.gone is not None

    @property
    def is_late(self) -> bool:
        """Whether it should have been gone by now."""
        return self.hung_up is not None and time.monotonic() > self.hung_up + AT_LAST


def watch(endings: Sequence[Ending]) -> None:
    """Wait until all are gone, or one of them is late."""

    def over() -> bool:
        ended = [ending.look() for ending in endings]  # every one of them has to be looked at
        return all(ended) or any(ending.is_late for ending in endings)

    processes.wait_until(over, PATIENCE)


def stop(terminal: Terminal, program: int) -> Ending:
    """Make a line dead: the ssh client reads and answers nothing any more."""
    session = program
    while not processes.argv(session)[0].startswith("sshd"):
        session = processes.status(session).parent
    terminal.signal(signal.SIGSTOP)
    return Ending(program, session)


@pytest.mark.parametrize("group", GROUPS, ids="-".join)
def test_a_silently_dead_line_ends_the_program_on_every_screen(desk, group):
    with ExitStack() as stack:
        terminals = {name: stack.enter_context(at(desk, name)) for name in group}
        programs = {name: the_program(desk, name) for name in group}
        endings = {name: stop(terminals[name], programs[name]) for name in group}
        watch(list(endings.values()))
    assert times_hung_up(desk, len(group)) == len(group)
    for name, ending in endings.items():
        assert ending.hung_up, name
        assert ending.gone, name
        assert ending.gone - ending.hung_up < AT_LAST, name
        assert ending.cpu[1] - ending.cpu[0] < LITTLE, name
    assert not list(desk.account.home.rglob("errors.log"))


def times_hung_up(desk: Desk, awaited: int) -> int:
    """Return how often sshd has hung up; it may write that down after the session's end is seen."""

    def count() -> int:
        return desk.server.log.count("Timeout, client not responding")

    processes.wait_until(lambda: count() >= awaited, PATIENCE)
    return count()


def at(desk: Desk, name: str, **options: int) -> Terminal:
    """Log in and go to a screen, with a record of its own."""
    data = desk.account.home / name
    prepare(data, VISITS[name])
    for path in (data, *data.rglob("*")):
        shutil.chown(path, desk.account.uid)
    terminal = desk.log_in("--data", str(data), **options)
    walk(terminal, VISITS[name])
    return terminal


def the_program(desk: Desk, name: str) -> int:
    """Return the program that has this record."""
    data = str(desk.account.home / name)
    (pid,) = [pid for pid in desk.programs() if processes.argv(pid)[-1] == data]
    return pid


def test_a_line_that_dies_while_the_program_draws_ends_it_too(desk):
    with at(desk, "exercise", columns=400, lines=120) as terminal:
        program = the_program(desk, "exercise")
        enough = processes.written(program) + BEGUN
        terminal.write(REDRAW * FLOOD).wait_for(lambda _: processes.written(program) > enough)
        ending = stop(terminal, program)
        watch([ending])
    assert times_hung_up(desk, 1) == 1
    assert ending.hung_up
    assert ending.gone
    assert ending.gone - ending.hung_up < AT_LAST
    assert ending.cpu[1] - ending.cpu[0] < LITTLE


def test_a_silently_dead_line_ends_the_line_mode_and_keeps_what_was_answered(desk):
    with desk.log_in("--plain", "quiz", "front-desk") as terminal:
        terminal.wait_for("Enter to begin").write("\n").wait_for("Question 1 of 5")
        terminal.write("1\n").wait_for("Question 2 of 5")
        ending = stop(terminal, desk.program())
        watch([ending])
    assert ending.hung_up
    assert ending.gone
    assert ending.gone - ending.hung_up < AT_LAST
    assert ending.cpu[1] - ending.cpu[0] < LITTLE
    with desk.log_in("--plain") as again:
        again.wait_for("exercise 1 of 3, 1 answered").write("q\n")
        assert again.exit_code() == 0
