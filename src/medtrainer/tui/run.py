"""Opening the interface and leaving it with the right exit code."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from medtrainer.tui.app import MedTrainerApp
from medtrainer.tui.lifeline import forgive_bytes, watch_terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.services.workspace import Workspace
    from medtrainer.tui.screens.home import HomeScreen


def run_app(workspace: Workspace, errand: Callable[[HomeScreen], None] | None = None) -> int:
    """Run the interface until the person leaves; return the exit code.

    Args:
        workspace: Person, office and record.
        errand: Opens what the person came for, None to stay on the home screen.

    Raises:
        Exception: Whatever stopped the program unexpectedly, for the outermost frame to report.
    """
    # Textual writes UTF-8 signs to this stream; an installed Latin-1 locale would garble them.
    if sys.__stderr__ is not None:
        sys.__stderr__.reconfigure(encoding="utf-8")
    gc.freeze()  # what is there now stays to the end, and is shared by all sessions of a machine
    gc.enable()
    watch_terminal()
    forgive_bytes()
    app = MedTrainerApp(workspace, errand)
    app.run()
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0
