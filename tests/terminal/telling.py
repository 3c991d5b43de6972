"""MedTrainer that tells, on SIGUSR1, what Textual itself would have on the screen.

    python telling.py FIFO [arguments of medtrainer]

For tests that compare that with what arrives on a terminal.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Any

from medtrainer.cli.main import main
from medtrainer.tui.app import MedTrainerApp


def tell_on_signal(fifo: Path) -> None:
    """Write the screen's lines whenever the signal comes and the pipe is read."""
    apps: list[MedTrainerApp] = []
    make = MedTrainerApp.__init__

    def remember(app: MedTrainerApp, *args: Any, **options: Any) -> None:
        make(app, *args, **options)
        apps.append(app)

    def tell(*_: object) -> None:
        strips = apps[-1].screen._compositor.render_strips()
        fifo.write_text("\n".join(strip.text.rstrip() for strip in strips), "utf-8")

    MedTrainerApp.__init__ = remember  # type: ignore[method-assign]
    signal.signal(signal.SIGUSR1, tell)


if __name__ == "__main__":
    tell_on_signal(Path(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
