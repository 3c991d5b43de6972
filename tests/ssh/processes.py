"""Looking at processes through /proc: whose they are, what runs below one, what one has used."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PROC = Path("/proc")


class Status(NamedTuple):
    """One process at one moment.

    Attributes:
        state: A letter, as in ps: R runs, S sleeps, T is stopped, Z has ended.
        parent: The process above it.
        cpu: Seconds of processor time used so far.
    """

    state: str
    parent: int
    cpu: float


def status(pid: int) -> Status | None:
    """Return how a process is, None if there is none."""
    try:
        text = (_PROC / str(pid) / "stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    fields = text[text.rindex(")") + 2 :].split()
    ticks = int(fields[11]) + int(fields[12])
    return Status(fields[0], int(fields[1]), ticks / os.sysconf("SC_CLK_TCK"))


def runs(pid: int) -> bool:
    """Tell whether a process is there and has not ended."""
    found = status(pid)
    return found is not None and found.state != "Z"


def of_user(uid: int) -> list[int]:
    """Return the processes of an account; such as have ended may wait for their parent still."""
    return [pid for pid in _all() if _owner(pid) == uid and runs(pid)]


def below(pid: int) -> list[int]:
    """Return the children of a process, their children and so on, the nearest first."""
    parents = {each: found.parent for each in _all() if (found := status(each))}
    family = [pid]
    for member in family:
        family += [child for child, parent in parents.items() if parent == member]
    return family[1:]


def written(pid: int) -> int:
    """Return how many bytes a process has written so far, 0 if it has ended."""
    try:
        text = (_PROC / str(pid) / "io").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return int(dict(line.split(": ") for line in text.splitlines())["wchar"])


def kill(*pids: int) -> None:
    """End processes at once, and wait until they have ended."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not any(map(runs, pids)), 10)


def argv(pid: int) -> list[str]:
    """Return the words a process was started with, nothing if it has ended."""
    try:
        words = (_PROC / str(pid) / "cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return words.decode(errors="replace").split("\0")[:-1]


def wait_until(
    condition: Callable[[], bool], seconds: float, between: Callable[[], object] = lambda: None
) -> bool:
    """Wait until something holds; return False if it does not within so many seconds.

    There is nothing to sleep on where the process is not our child. `between` is called meanwhile.
    """
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        between()
        time.sleep(0.02)
    return True


def _all() -> Iterator[int]:
    return (int(entry.name) for entry in _PROC.iterdir() if entry.name.isdecimal())


def _owner(pid: int) -> int | None:
    try:
        return (_PROC / str(pid)).stat().st_uid
    except FileNotFoundError:
        return None
