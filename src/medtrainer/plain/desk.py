"""One sitting in the line mode: what each step of it needs, and what may end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.errors import EnvironmentProblem
from medtrainer.plain.console import Left

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.plain.console import Console
    from medtrainer.services.sitting import Sitting
    from medtrainer.services.workspace import Workspace


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
        """
        try:
            said = self.console.ask(prompt)
        except Left:
            self._tell_what_is_lost()
            raise
        if said.casefold() == "q":
            self._tell_what_is_lost()
            raise Left
        return said

    def _tell_what_is_lost(self) -> None:
        if self._trouble:
            raise self._trouble
