"""Open the program on the screen, or in lines where that is wanted or all that is possible."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from medtrainer.cli import streams
from medtrainer.services.preferences import load_preferences
from medtrainer.services.workspace import open_workspace

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.services.errands import Errand
    from medtrainer.services.workspace import Workspace

_STDIN, _STDOUT, _STDERR = 0, 1, 2
_WISHES = ("MEDTRAINER_PLAIN", "ACCESSIBLE")
"""Variables that ask for the line mode where they are "1"."""


def configure(parser: ArgumentParser) -> None:
    """Add the one argument that the interface shares with `quiz` and `practice`."""
    parser.add_argument("--plain", action="store_true", help="the line mode, for screen readers")


def run(args: Namespace) -> int:
    """Open the interface at its home screen."""
    workspace = open_workspace(args.office, args.data, learner=args.learner, kiosk=args.kiosk)
    return open_interface(workspace, plain=args.plain)


def open_interface(
    workspace: Workspace, errand: Errand | None = None, *, plain: bool = False
) -> int:
    """Run the interface; return the exit code.

    Args:
        workspace: Person, office and record.
        errand: What the person came for, None to begin at home.
        plain: Whether the line mode was asked for.
    """
    if opens_in_lines(workspace, plain=plain):
        return _talk(workspace, errand)
    from medtrainer.tui.run import run_app

    ending = run_app(workspace, errand)
    return _talk(workspace, None) if ending.goes_on_in_lines else ending.code


def opens_in_lines(workspace: Workspace, *, plain: bool = False) -> bool:
    """Tell whether the line mode is asked for, was chosen once, or is all that the terminal can."""
    asked = plain or any(os.environ.get(name) == "1" for name in _WISHES)
    if asked or not can_draw():
        return True
    return load_preferences(workspace.data, workspace.person.learner).line_mode


def can_draw() -> bool:
    """Tell whether there is a terminal to read keys from and to draw on.

    Textual draws on stderr; without a terminal its input thread would spin, and on a terminal that
    cannot move its cursor it draws in a wrong size (terminal.md, 1 and 2).
    """
    has_terminal = os.isatty(_STDIN) and os.isatty(_STDERR) and os.isatty(_STDOUT)
    return has_terminal and os.environ.get("TERM", "") not in ("", "dumb")


def _talk(workspace: Workspace, errand: Errand | None) -> int:
    from medtrainer.plain.run import run_lines

    return run_lines(workspace, errand, width=streams.terminal_columns(), can_draw=can_draw())
