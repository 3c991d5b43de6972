"""What happens when the program itself is at fault: one line for the person, the rest to a log.

The log never holds local variables: they could be somebody's answers (terminal.md, section 5).
"""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime

from medtrainer import __version__, settings
from medtrainer.errors import Problem
from medtrainer.text import visible

EXIT_CODE = 70
"""EX_SOFTWARE of sysexits.h: an internal fault."""


def report_crash(error: BaseException, data: str | None = None, *, kiosk: bool = False) -> int:
    """Write an unexpected error to the log, tell the person a reference, return the exit code.

    In a kiosk the person is not told where the log is: it is for the administrator.

    Args:
        error: What happened.
        data: What `--data` said, if anything.
        kiosk: Whether the program runs as a kiosk.
    """
    reference = os.urandom(4).hex()
    try:
        path = _log(error, reference, data)
        kept = "Tell your administrator." if kiosk else f"Details are in {visible(path)}."
    except (OSError, Problem):
        kept = "The details could not be kept."
    with suppress(OSError):  # where nobody listens, the exit code has to do
        print(
            f"medtrainer: an unexpected error stopped the program, reference {reference}. {kept}"
            " What you had answered is kept.",
            file=sys.stderr,
        )
    return EXIT_CODE


def _log(error: BaseException, reference: str, data: str | None) -> str:
    folder = settings.data_folder(data)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "errors.log"
    when = datetime.now(UTC).isoformat(timespec="seconds")
    lines = traceback.format_exception(error)
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with open(descriptor, "a", encoding="utf-8", errors="backslashreplace") as log:
        log.write(f"{when} {reference} medtrainer {__version__}\n{''.join(lines)}\n")
    return str(path)
