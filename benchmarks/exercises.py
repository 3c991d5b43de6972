"""What drawing exercises costs, in-process, on offices of nine to 923 roles."""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._measure import Table
from medtrainer.content.catalogue import load_catalogue
from medtrainer.exercises import match
from medtrainer.exercises.index import Index
from medtrainer.exercises.scope import Shape, scope_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medtrainer.model.exercise import Exercise

ROOT = Path(__file__).parent.parent
OFFICES = {
    "9 roles": ROOT / "roles.toml",
    "11 roles": ROOT.parent / "shared" / "data" / "medical-dwa.toml",
    "923 roles": ROOT.parent / "shared" / "data" / "scale" / "all-dwa.toml",
}
MEDIAN_LIMIT, TAIL_LIMIT, INDEX_LIMIT = 100.0, 1000.0, 300.0
"""Budgets of performance.md: an exercise in microseconds, the index in milliseconds."""


def main() -> None:
    """Measure every office that is there and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exercises", description=__doc__)
    parser.add_argument("--count", type=int, default=5000, help="exercises a case (5000)")
    count = parser.parse_args().count
    table = Table("Drawing exercises, 5 duties and 7 positions, warm", "")
    for name, path in OFFICES.items():
        if path.exists():
            measure(table, name, path, count)
        else:
            table.add_missing(name, "the file is not there")
    table.show()
    table.save("exercises")


def measure(table: Table, name: str, path: Path, count: int) -> None:
    """Add the figures of one office."""
    catalogue, _ = load_catalogue(path)
    start = time.perf_counter()
    index = Index(catalogue)
    table.add(f"{name}: index", (time.perf_counter() - start) * 1000, "ms", limit=INDEX_LIMIT)
    for number in range(len(index.roles)):
        index.neighbours.of(number)  # worked out once a position, when it is first needed
    for reuse in (True, False):
        drawn = match.draw(index, scope_of(index), Shape(5, 7, reuse), "bench", "seed")
        times = sorted(_times(drawn, count))
        what = f"{name}, {'reuse' if reuse else 'one-to-one'}"
        table.add(f"{what}: median", statistics.median(times), "µs", limit=MEDIAN_LIMIT)
        table.add(f"{what}: 99 of 100", times[count * 99 // 100], "µs", limit=TAIL_LIMIT)


def _times(drawn: Iterator[Exercise], count: int) -> Iterator[float]:
    """Yield how long each exercise took, in microseconds; the first hundred warm up."""
    for _ in range(100):
        next(drawn)
    for _ in range(count):
        start = time.perf_counter()
        next(drawn)
        yield (time.perf_counter() - start) * 1_000_000


if __name__ == "__main__":
    main()
