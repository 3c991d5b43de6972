"""Open the program on the screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from medtrainer.errors import UsageProblem
from medtrainer.services.workspace import open_workspace

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from medtrainer.services.workspace import Workspace
    from medtrainer.tui.screens.home import HomeScreen

_STDIN, _STDOUT, _STDERR = 0, 1, 2


def configure(parser: ArgumentParser) -> None:
    """The interface alone has no arguments of its own."""


def run(args: Namespace) -> int:
    """Open the interface at its home screen."""
    require_terminal()
    return open_interface(open_workspace(args.office, args.data))


def open_interface(workspace: Workspace, errand: Callable[[HomeScreen], None] | None = None) -> int:
    """Run the interface; return the exit code.

    Args:
        workspace: Person, office and record.
        errand: Opens what the person came for, None to stay on the home screen.

    Raises:
        UsageProblem: There is no terminal.
    """
    require_terminal()
    from medtrainer.tui.run import run_app

    return run_app(workspace, errand)


def require_terminal() -> None:
    """Refuse to go on without a terminal to read keys from and one to draw on.

    Textual draws on stderr; without a terminal its input thread would spin (terminal.md, 1).

    Raises:
        UsageProblem: One of them is missing, or the terminal is too simple.
    """
    if not (os.isatty(_STDIN) and os.isatty(_STDERR) and os.isatty(_STDOUT)):
        raise UsageProblem(
            "The interface needs a terminal to read keys from and to draw on.",
            "Commands such as “medtrainer roles” work without one.",
        )
    if os.environ.get("TERM", "") in ("", "dumb"):
        raise UsageProblem(
            "This terminal cannot move its cursor, so the interface cannot be drawn.",
            "Set TERM to what it really is, for example TERM=xterm-256color.",
        )
