"""The kiosk: an account without a shell, in which only the program itself may be used.

All of this switches something off, and nothing switches it on again (terminal.md, section 5). What
no account needs, such as opening a browser, is off in the interface everywhere.
"""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from medtrainer.errors import UsageProblem

if TYPE_CHECKING:
    from argparse import Namespace

_KEPT = frozenset(
    "TERM COLORTERM NO_COLOR ACCESSIBLE LANG LC_ALL LC_CTYPE TZ HOME PATH"
    " MEDTRAINER_OFFICE MEDTRAINER_DATA MEDTRAINER_PLAIN MEDTRAINER_ASCII".split()
)
"""Variables that say something about the person's terminal, or come from the wrapper."""

_KEY_SIGNALS = (signal.SIGTSTP, signal.SIGQUIT)
"""What Ctrl+Z and Ctrl+\\ send where keys are not read one by one: stopping, dumping memory."""


def enter(options: Namespace) -> None:
    """Switch off what leads out of the program; refuse what was asked for beyond it.

    Raises:
        UsageProblem: A command, or another folder, was asked for.
    """
    if options.command:
        raise UsageProblem(
            "A kiosk has no commands, it opens the program.", f"Leave “{options.command}” out."
        )
    if options.office is not None or options.data is not None:
        raise UsageProblem(
            "In a kiosk the administrator says where things are.", "Leave --office and --data out."
        )
    for name in [name for name in os.environ if name not in _KEPT]:
        del os.environ[name]  # before Textual is loaded: its variables run code and write files
    for number in _KEY_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
