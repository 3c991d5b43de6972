"""Killing the whole program at random moments: what is lost of what the screen showed as counted.

Not a measure of speed: it takes minutes, so the tests do a few rounds of it only. It fails if
anything is lost, or if the program does not go on where it stood.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median

from tests.terminal.kills import Kills


def main() -> int:
    """Kill the program again and again on one record; tell what came of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200, help="how often to kill it (200)")
    parser.add_argument("--seed", type=int, default=1, help="what to draw the moments from (1)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        kills = Kills(Path(home), Random(options.seed))
        for _ in range(options.rounds):
            kills.round()
    print(f"killed and started again   {kills.rounds} times")
    print(f"shown as counted           {kills.shown} answers and submissions")
    print(f"lost                       {len(kills.lost)}")
    print(f"kept before it was shown   {kills.ahead} answers")
    print(f"attempts finished          {kills.finished}")
    print(f"start to the open exercise {median(kills.starts):.2f} s")
    print(*kills.lost, sep="\n")
    return 1 if kills.lost else 0


if __name__ == "__main__":
    sys.exit(main())
