"""What all benchmarks share: interleaved runs, and a table with budgets, kept as JSON too.

Times differ from machine to machine and from minute to minute. What holds is a ratio within one
run, so every time stands beside a baseline that was measured in turns with it.
"""

from __future__ import annotations

import json
import platform
import statistics
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

RESULTS = Path(__file__).parent / "results"


def interleave(cases: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Measure every case in turns and return the median of each.

    A round before the first fills the caches and is not counted.

    Args:
        cases: By name, what measures once and returns the figure.
        rounds: How many times each is measured.
    """
    figures: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(rounds + 1):
        for name, measure in cases.items():
            figure = measure()
            if turn > 0:
                figures[name].append(figure)
    return {name: statistics.median(values) for name, values in figures.items()}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.

    Attributes:
        name: What was measured.
        value: The figure; None if it could not be measured.
        unit: Its unit.
        ratio: The figure divided by the baseline's of the same run, or None without one.
        limit: The budget: for the ratio if there is one, else for the figure; None without one.
        note: Why there is no figure, or "".
    """

    name: str
    value: float | None
    unit: str = ""
    ratio: float | None = None
    limit: float | None = None
    note: str = ""

    @property
    def kept(self) -> bool | None:
        """Whether the budget is kept; None where there is nothing to keep."""
        figure = self.value if self.ratio is None else self.ratio
        return None if figure is None or self.limit is None else figure <= self.limit


@dataclass(slots=True)
class Table:
    """The figures of one benchmark.

    Attributes:
        title: What the table is about.
        baseline: What ratios are against.
        rows: The figures so far.
    """

    title: str
    baseline: str = ""
    rows: list[Row] = field(default_factory=list)

    def add(
        self,
        name: str,
        value: float,
        unit: str,
        *,
        base: float | None = None,
        limit: float | None = None,
    ) -> None:
        """Add a figure.

        Args:
            name: What was measured.
            value: The figure.
            unit: Its unit.
            base: The baseline's figure of the same run, for a ratio.
            limit: The budget, for the ratio if there is one.
        """
        self.rows.append(Row(name, value, unit, None if base is None else value / base, limit))

    def add_missing(self, name: str, why: str) -> None:
        """Add a line for something that could not be measured."""
        self.rows.append(Row(name, None, note=why))

    def show(self) -> None:
        """Print the table."""
        width = max(len(row.name) for row in self.rows)
        print(f"\n{self.title}" + (f" (× = against {self.baseline})" if self.baseline else ""))
        for row in self.rows:
            print(f"  {row.name:<{width}}  {_figures(row)}".rstrip())

    def save(self, name: str) -> None:
        """Write the figures to results/NAME.json."""
        machine = {"python": platform.python_version(), "system": platform.platform()}
        rows = [asdict(row) | {"kept": row.kept} for row in self.rows]
        document = {"title": self.title, "baseline": self.baseline, **machine, "rows": rows}
        RESULTS.mkdir(exist_ok=True)
        text = json.dumps(document, indent=2, ensure_ascii=False)
        (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _figures(row: Row) -> str:
    if row.value is None:
        return f"not measured: {row.note}"
    digits = 0 if row.unit == "B" else 1
    value = f"{row.value:>9,.{digits}f} {row.unit:<5}"
    ratio = f"{row.ratio:>6.2f} ×" if row.ratio is not None else " " * 8
    if row.limit is None:
        return f"{value} {ratio}"
    sign = "×" if row.ratio is not None else row.unit
    return f"{value} {ratio}   budget {row.limit:g} {sign}: {'kept' if row.kept else 'OVER'}"
