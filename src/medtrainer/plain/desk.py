"""One sitting in the line mode: what each step of it needs, and what may end it."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from medtrainer.errors import EnvironmentProblem
from medtrainer.plain.console import Left
from medtrainer.services.limits import TOLD, time_left_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import timedelta

    from medtrainer.plain.console import Console
    from medtrainer.services.sitting import Sitting
    from medtrainer.services.workspace import Workspace


TRY_AGAIN = "Press Enter to try again, q to leave"
"""What is asked where a step that nobody typed could not be saved."""


_SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
"""What ends the line mode from outside."""


class TimeOver(Exception):
    """The time limit has ended the attempt; it is handed in."""


class Desk:
    """A person at an attempt.

    Attributes:
        console: Where to talk.
        workspace: Person, office and record.
        sitting: The attempt in progress.
    """

    def __init__(self, console: Console, workspace: Workspace, sitting: Sitting) -> None:
        self.console = console
        self.workspace = workspace
        self.sitting = sitting
        self._told = 0

    def saved(self, step: Callable[[], object]) -> bool:
        """Take a step that writes; if it cannot be saved say so, and show nothing as recorded."""
        try:
            with undisturbed():
                step()
        except EnvironmentProblem as problem:
            self.console.unsaved = problem
            self.console.say(f"{problem} What you typed last does not count yet. Try it again.")
            return False
        self.console.unsaved = None
        return True

    def ask(self, prompt: str) -> str:
        """Ask for one line; m is answered here, wherever it is typed.

        Raises:
            Left: The person wants to leave, or the input has ended.
            TimeOver: The time limit has ended the attempt.
        """
        while True:
            self._tell_time()
            said = self.console.ask(prompt)
            self._hand_in_if_over()
            if said.casefold() == "q":
                raise Left
            if said.casefold() != "m":
                return said
            left = self.sitting.time_left
            self.console.say("There is no time limit." if left is None else _words(left))

    def leave(self) -> None:
        """Let go of the attempt; where the end of a practice cannot be saved, say so."""
        try:
            with undisturbed():
                self.sitting.leave()
        except EnvironmentProblem as problem:
            self.console.unsaved = problem
            self.console.say(str(problem))

    def _tell_time(self) -> None:
        """Say that little time is left, once at each of the moments that matter."""
        self._hand_in_if_over()
        left = self.sitting.time_left
        if left is None:
            return
        passed = sum(left <= moment for moment in TOLD)
        if passed > self._told:
            self._told = passed
            self.console.say(_words(left))

    def _hand_in_if_over(self) -> None:
        """Leave the questions when the time is over; what is answered is handed in."""
        if self.sitting.is_finished or not self.sitting.is_over:
            return
        while not self.saved(self.sitting.hand_in_if_over):
            if self.console.ask(TRY_AGAIN).casefold() == "q":
                raise Left
        raise TimeOver


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no signal come between a step on the disk and what the program knows of it.

    It would leave practice with an end that counts one answer less than there are. The signal comes
    as soon as the step is done. It is caught, not blocked: other threads would still get it.
    """
    came: list[int] = []
    before = {n: signal.signal(n, lambda number, _: came.append(number)) for n in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if came:
            signal.raise_signal(came[0])


def _words(left: timedelta) -> str:
    return f"{time_left_words(left)}."
