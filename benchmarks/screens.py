"""What the interface costs on a terminal: first frame, memory, bytes for a key, idling.

Everything is measured through a pseudo-terminal of 80x24, against bare Textual (bare.py). Linux
only: memory and CPU are read from /proc.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._measure import Table, interleave
from tests.terminal.screen import MEDTRAINER, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

BARE = "bare Textual"
BARE_ARGV = (sys.executable, str(Path(__file__).with_name("bare.py")))
LIST_ARGV = (*BARE_ARGV, "list")
MOVES = 9
"""How often a key is pressed for one median."""

Steps = tuple[tuple[str, str], ...]
"""What to press and what has to show then, one after another from the start."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen in which a key is measured.

    Attributes:
        name: What to call it in the table.
        steps: The way to the screen.
        keys: The keys measured, pressed in turns.
        limit: Budget in bytes for one key, None without.
        slowness: Budget in × of a bare OptionList's move, None without.
    """

    name: str
    steps: Steps
    keys: tuple[str, ...] = ("down", "up")
    limit: float | None = None
    slowness: float | None = None


HOME = (("enter", "Quiz sets"),)  # past the welcome of the first start
EXERCISE = (*HOME, ("1", "Press Enter to begin"), ("enter", "exercise 1 of"))
SCENES = (
    Scene("home: move the highlight", HOME),
    Scene("positions: move the highlight", (*HOME, ("b", "Positions")), limit=900),
    Scene("exercise: move the highlight", EXERCISE, limit=400, slowness=0.6),
    Scene("exercise: answer, undo", EXERCISE, ("a", "u"), limit=400, slowness=0.6),
    Scene("from screen to screen", HOME, ("b", "escape"), limit=9000),
)


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screens", description=__doc__)
    parser.add_argument("--rounds", type=int, default=10, help="starts of each program (10)")
    parser.add_argument("--sessions", type=int, default=10, help="at once, for memory (10)")
    parser.add_argument("--idle", type=float, default=5, help="seconds of idling (5)")
    options = parser.parse_args()
    table = Table("The interface at 80x24", BARE)
    add_first_frame(table, options.rounds)
    add_memory(table, options.sessions)
    add_moves(table)
    add_idling(table, options.idle)
    table.show()
    table.save("screens")


def add_first_frame(table: Table, rounds: int) -> None:
    """Measure the time from the start to something on the screen."""
    with _home() as known, _home() as bare:
        with Terminal(MEDTRAINER, home=known) as terminal:
            _go(terminal, HOME)
        cases: dict[str, Callable[[], float]] = {
            BARE: partial(_first_frame, BARE_ARGV, bare),
            "first frame": partial(_first_frame, MEDTRAINER, known),
            "first frame of the first start": _very_first_frame,
        }
        medians = interleave(cases, rounds)
    base = medians.pop(BARE) * 1000
    table.add(f"first frame, {BARE}", base, "ms", base=base)
    for name, median in medians.items():
        table.add(name, median * 1000, "ms", base=base, limit=1.25)


def add_memory(table: Table, sessions: int) -> None:
    """Measure the memory of a session, several being open at once."""
    base = _memory(BARE_ARGV, (), sessions)
    table.add(f"memory of {sessions} sessions, each, {BARE}", base, "MB")
    for name, steps, limit in (("at home", HOME, 6), ("in an exercise", EXERCISE, 8)):
        more = _memory(MEDTRAINER, steps, sessions) - base
        table.add(f"memory above that, {name}", more, "MB", limit=limit)


def add_moves(table: Table) -> None:
    """Measure what one key costs in each scene, in turns with a bare OptionList's move."""
    with _home() as home, Terminal(LIST_ARGV, home=home) as rows:
        _go(rows, ())
        for scene in SCENES:
            size, ratio = _compare(scene, rows)
            table.add(scene.name, size, "B", limit=scene.limit)
            # Against the list's move, not against bare Textual: hence a line of its own.
            table.add(f"{scene.name}, × a list's time", ratio, "×", limit=scene.slowness)
        size, pause = _press(rows, "down")
    table.add("for comparison, that list of 1,000 rows", size, "B")
    table.add("for comparison, that list of 1,000 rows", pause * 1000, "ms")


def add_idling(table: Table, seconds: float) -> None:
    """Measure what the home screen costs while nobody does anything."""
    with _home() as home, Terminal(MEDTRAINER, home=home) as terminal:
        _go(terminal, HOME)
        before = _cpu_seconds(terminal.pid)
        size = terminal.listen(seconds)
        spent = _cpu_seconds(terminal.pid) - before
    table.add("idle: bytes a second", size / seconds, "B", limit=0)
    table.add("idle: CPU a second", spent / seconds * 1000, "ms", limit=2)


class _home(tempfile.TemporaryDirectory[str]):  # noqa: N801 - used like a function
    """A new, empty home; every program gets its own, so that none waits for another's record."""

    def __enter__(self) -> Path:  # type: ignore[override] # a path is what is wanted
        return Path(super().__enter__())


def _go(terminal: Terminal, steps: Steps) -> Terminal:
    """Wait until the first screen is drawn whole, then go from screen to screen."""
    terminal.wait_for(_draws).settle()
    for key, shown in steps:
        terminal.press(key).wait_for(shown).settle()
    return terminal


def _draws(terminal: Terminal) -> bool:
    return any(terminal.lines)


def _first_frame(argv: tuple[str, ...], home: Path) -> float:
    start = time.perf_counter()
    with Terminal(argv, home=home) as terminal:
        terminal.wait_for(_draws)
        return time.perf_counter() - start


def _very_first_frame() -> float:
    """Return the time to the welcome, which only a new person sees."""
    with _home() as home:
        return _first_frame(MEDTRAINER, home)


def _memory(argv: tuple[str, ...], steps: Steps, sessions: int) -> float:
    """Return the median proportional set size of so many programs at once, in MB."""
    with ExitStack() as stack:
        pids = []
        for _ in range(sessions):
            terminal = Terminal(argv, home=stack.enter_context(_home()))
            pids.append(_go(stack.enter_context(terminal), steps).pid)
        return statistics.median(_pss(pid) for pid in pids)


def _compare(scene: Scene, rows: Terminal) -> tuple[float, float]:
    """Return the median bytes of a key in a scene, and its time as × of a move in the list."""
    sizes, pauses, others = [], [], []
    with _home() as home, Terminal(MEDTRAINER, home=home) as terminal:
        _go(terminal, scene.steps)
        for turn in range(MOVES + len(scene.keys)):
            size, pause = _press(terminal, scene.keys[turn % len(scene.keys)])
            _, other = _press(rows, "down")
            if turn >= len(scene.keys):  # the first of each key may set something up
                sizes.append(size)
                pauses.append(pause)
                others.append(other)
    return statistics.median(sizes), statistics.median(pauses) / statistics.median(others)


def _press(terminal: Terminal, key: str) -> tuple[int, float]:
    """Press a key; return the bytes it brings and the seconds until the first of them."""
    mark, start = terminal.mark(), time.perf_counter()
    terminal.press(key).wait_for(lambda t: t.bytes_since(mark) > 0)
    pause = time.perf_counter() - start
    return terminal.settle(quiet=0.2).bytes_since(mark), pause


def _pss(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise ValueError("no Pss in smaps_rollup")


def _cpu_seconds(pid: int) -> float:
    # By thread, in nanoseconds: the process's own times are in steps of 10 ms, too coarse here.
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text(encoding="ascii").split()[0]) for thread in threads) / 1e9


if __name__ == "__main__":
    main()
