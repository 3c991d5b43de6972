"""The entry of the program: `medtrainer` and `python -m medtrainer`."""

from __future__ import annotations

import gc
import sys

# Nothing that is made at a start is ever garbage: looking for some costs a twentieth of the start.
# The interface, which runs for hours, switches the collector on again (see `tui.run`).
gc.disable()

_INTERRUPTED = 130


def main() -> None:
    """Run the program and leave with its exit code."""
    try:
        from medtrainer.cli import main as run_command_line

        code = run_command_line(sys.argv[1:])
    except KeyboardInterrupt:  # before the command line was there to say so
        code = _INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    main()
