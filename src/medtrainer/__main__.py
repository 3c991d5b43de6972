"""The entry of the program: `medtrainer` and `python -m medtrainer`."""

from __future__ import annotations

import sys

from medtrainer.cli import main as run_command_line


def main() -> None:
    """Run the program and leave with its exit code."""
    sys.exit(run_command_line(sys.argv[1:]))


if __name__ == "__main__":
    main()
