"""The entry of the program: `medtrainer` and `python -m medtrainer`."""

from __future__ import annotations

import gc
import sys

# Nothing that is made at a start is ever garbage: looking for some costs a twentieth of the start.
# The interface, which runs for hours, switches the collector on again (see `tui.run`).
gc.disable()

from medtrainer.cli import main as run_command_line  # noqa: E402


def main() -> None:
    """Run the program and leave with its exit code."""
    sys.exit(run_command_line(sys.argv[1:]))


if __name__ == "__main__":
    main()
