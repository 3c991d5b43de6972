"""How long a command takes from start to end, against Python doing nothing."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._measure import Table, interleave

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING = "python -c pass"
LIGHT, READING = 3.5, 6.0
"""Budgets in × `python -c pass`: without an office, and with the built-in office read."""

COMMANDS: dict[tuple[str, ...], float] = {
    ("--version",): LIGHT,
    ("--help",): LIGHT,
    ("roles",): READING,
    ("who", "vital signs"): READING,
    ("check",): READING,
}
PROGRAM = Path(sys.executable).with_name("medtrainer")


def main() -> None:
    """Measure the commands and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup", description=__doc__)
    parser.add_argument("--rounds", type=int, default=40, help="runs of each command (40)")
    rounds = parser.parse_args().rounds
    table = Table("Commands, start to end", NOTHING)
    with tempfile.TemporaryDirectory() as home:
        measure(table, home, rounds)
    table.show()
    table.save("startup")


def measure(table: Table, home: str, rounds: int) -> None:
    """Run every command that works in turns with the baseline, and add the figures."""
    working = {}
    for arguments, limit in COMMANDS.items():
        name = " ".join(["medtrainer", *arguments])
        if fault := _fault([str(PROGRAM), *arguments], home):
            table.add_missing(name, fault)
        else:
            working[name] = ([str(PROGRAM), *arguments], limit)
    cases = {NOTHING: partial(_time, [sys.executable, "-c", "pass"], home)}
    cases |= {name: partial(_time, argv, home) for name, (argv, _) in working.items()}
    medians = interleave(cases, rounds)
    base = medians[NOTHING]
    table.add(NOTHING, base * 1000, "ms", base=base * 1000)
    for name, (_, limit) in working.items():
        table.add(name, medians[name] * 1000, "ms", base=base * 1000, limit=limit)


def _run(argv: Sequence[str], home: str) -> subprocess.CompletedProcess[bytes]:
    env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": home, "MEDTRAINER_DATA": home}
    return subprocess.run(
        argv, env=env, cwd=home, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )


def _time(argv: Sequence[str], home: str) -> float:
    start = time.perf_counter()
    _run(argv, home)
    return time.perf_counter() - start


def _fault(argv: Sequence[str], home: str) -> str:
    """Say why a command cannot be measured, or ""; a fault would be quicker than the work."""
    if not PROGRAM.exists():
        return "medtrainer is not installed beside this Python"
    done = _run(argv, home)
    said = done.stderr.decode(errors="replace").strip().splitlines()
    return f"exit code {done.returncode}: {said[-1] if said else ''}" if done.returncode else ""


if __name__ == "__main__":
    main()
