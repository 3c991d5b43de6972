"""Opening the interface and leaving it with the right exit code."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from medtrainer.tui.app import MedTrainerApp
from medtrainer.tui.lifeline import (
    draw_anew_on_return,
    forgive_bytes,
    leave_on_signals,
    watch_terminal,
)
from medtrainer.tui.modest import doubt_colours

if TYPE_CHECKING:
    from medtrainer.services.errands import Errand
    from medtrainer.services.workspace import Workspace


_LEFT = (None, 0, 130)
"""Exit codes of somebody who left; those of signals say more than what is not saved."""


class Ending(NamedTuple):
    """How the interface was left.

    Attributes:
        code: The exit code.
        goes_on_in_lines: Whether the person has chosen the line mode and wants to go on in it.
    """

    code: int
    goes_on_in_lines: bool = False


class _OnTerminal(MedTrainerApp):
    """The app on a real terminal, which may be cut off or stopped at any time."""

    def on_load(self) -> None:
        """Listen to signals before anything is drawn: the screen has to be given back."""
        leave_on_signals(self.leave)

    def on_mount(self) -> None:
        """Take over from Textual's driver, which has set handlers of its own by now."""
        draw_anew_on_return(self._come_back)

    def _come_back(self) -> None:
        """Give the terminal back and take it again: somebody else may have used it meanwhile."""
        if self._driver is not None and self.is_running:
            self._driver.suspend_application_mode()
            self._driver.resume_application_mode()
            self.action_redraw()


def run_app(workspace: Workspace, errand: Errand | None = None) -> Ending:
    """Run the interface until the person leaves it.

    Args:
        workspace: Person, office and record.
        errand: What the person came for, None to begin on the home screen.

    Raises:
        EnvironmentProblem: The person left although the last step could not be saved.
        Exception: Whatever stopped the program unexpectedly, for the outermost frame to report.
    """
    # Textual writes UTF-8 signs to this stream; an installed Latin-1 locale would garble them.
    if sys.__stderr__ is not None:
        sys.__stderr__.reconfigure(encoding="utf-8")
    gc.freeze()  # what is there now stays to the end, and is shared by all sessions of a machine
    gc.enable()
    watch_terminal()
    forgive_bytes()
    doubt_colours(os.environ)
    app = _OnTerminal(workspace, errand)
    app.run()
    if app.crash is not None:
        raise app.crash
    if app.unsaved is not None and app.return_code in _LEFT:
        raise app.unsaved
    return Ending(app.return_code or 0, app.goes_on_in_lines)
