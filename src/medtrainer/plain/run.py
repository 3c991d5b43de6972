"""Opening the line mode and leaving it with the right exit code."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, NoReturn

from medtrainer.plain.console import LONGEST, Console, Left
from medtrainer.plain.home import remember_welcome, stay_at_home, welcome
from medtrainer.plain.set_card import open_set
from medtrainer.plain.sitting import sit
from medtrainer.services.errands import SitSet
from medtrainer.services.preferences import load_preferences

if TYPE_CHECKING:
    from types import FrameType

    from medtrainer.services.errands import Errand
    from medtrainer.services.workspace import Workspace

_SIGNALS = (signal.SIGHUP, signal.SIGTERM)


def run_lines(
    workspace: Workspace, errand: Errand | None = None, *, width: int, can_draw: bool = False
) -> int:
    """Talk with the person in lines until they leave; return the exit code.

    Args:
        workspace: Person, office and record.
        errand: What the person came for, None to begin at home.
        width: Columns that lines are broken at.
        can_draw: Whether the full screen could be used on this terminal.

    Raises:
        EnvironmentProblem: The person left although the last step could not be saved.
    """
    for number in _SIGNALS:
        signal.signal(number, _leave_on_signal)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # the screen may have had its own
    # A terminal set to Latin-1 sends bytes that are no UTF-8.
    getattr(sys.stdin, "reconfigure", lambda **_: None)(errors="replace")
    console = Console(_read_line, _write, width=width, echoes=sys.stdin.isatty())
    kept = load_preferences(workspace.data, workspace.person.learner)
    is_new = errand is None and not kept.welcomed
    try:
        if is_new:
            welcome(console, workspace)
        if errand:
            _do(console, workspace, errand)
        stay_at_home(console, workspace, can_draw=can_draw)
    except Left:
        if is_new:
            remember_welcome(console, workspace)
        if console.unsaved:
            raise console.unsaved from None
        console.say("Everything that you answered is kept.")
    return 0


def _do(console: Console, workspace: Workspace, errand: Errand) -> None:
    if isinstance(errand, SitSet):
        open_set(console, workspace, errand)
    else:
        sit(console, workspace, errand.sitting, errand.title)


def _read_line() -> str:
    """Return a typed line, "" when there are no more; a terminal that is gone has none, either.

    Of a line without an end, as a pipe may bring it, no more is kept than is read.
    """
    sys.stdout.flush()
    try:
        line = part = sys.stdin.readline(LONGEST)
        while len(part) == LONGEST and not part.endswith("\n"):
            part = sys.stdin.readline(LONGEST)
    except OSError:
        return ""
    return line


def _write(text: str) -> None:
    sys.stdout.write(text)


def _leave_on_signal(number: int, _frame: FrameType | None) -> NoReturn:
    """Leave in order: whatever waits for a line is unwound, and practice gets its end."""
    raise SystemExit(128 + number)
