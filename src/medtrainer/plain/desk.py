"""One sitting in the line mode: what each step of it needs, and what may end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.errors import EnvironmentProblem
from medtrainer.plain.console import Left
from medtrainer.services.limits import TOLD, time_left_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.plain.console import Console
    from medtrainer.services.sitting import Sitting
    from medtrainer.services.workspace import Workspace


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
        self._trouble: EnvironmentProblem | None = None
        self._told = 0

    def saved(self, step: Callable[[], object]) -> bool:
        """Take a step that writes; if it cannot be saved say so, and show nothing as recorded."""
        try:
            step()
        except EnvironmentProblem as problem:
            self._trouble = problem
            self.console.say(f"{problem} What you typed last does not count yet. Try it again.")
            return False
        self._trouble = None
        return True

    def ask(self, prompt: str) -> str:
        """Ask for one line.

        Raises:
            Left: The person wants to leave, or the input has ended.
            EnvironmentProblem: So does somebody whose last step was not saved.
            TimeOver: The time limit has ended the attempt.
        """
        self._tell_time()
        try:
            said = self.console.ask(prompt)
        except Left:
            self._tell_what_is_lost()
            raise
        self._hand_in_if_over()
        if said.casefold() == "q":
            self._tell_what_is_lost()
            raise Left
        return said

    def time_words(self) -> str:
        """Say how much time is left."""
        left = self.sitting.time_left
        return "There is no time limit." if left is None else f"{time_left_words(left)}."

    def _tell_time(self) -> None:
        """Say that little time is left, once at each of the moments that matter."""
        self._hand_in_if_over()
        left = self.sitting.time_left
        passed = [moment for moment in TOLD if left is not None and left <= moment]
        if len(passed) > self._told:
            self._told = len(passed)
            self.console.say(self.time_words())

    def _hand_in_if_over(self) -> None:
        """Leave the questions when the time is over; what is answered is handed in."""
        if not self.sitting.is_finished and self.sitting.is_over:
            self.sitting.hand_in_if_over()
            raise TimeOver

    def _tell_what_is_lost(self) -> None:
        if self._trouble:
            raise self._trouble
