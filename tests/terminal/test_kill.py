"""Killed at random moments, over and over: no answer that was told to count is ever lost."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from tests.terminal import answering
from tests.terminal.kills import Kills

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 200
ON_SCREEN = 8
"""Rounds with the whole program; `python -m benchmarks.kills` does 200 of these."""

LONGEST = 0.006  # seconds from the first step to a kill: none to some dozens of steps


class Driver:
    """Somebody who answers without a screen, to be killed."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._in, self._out = process.stdin, process.stdout

    def begin(self, seed: int) -> dict[str, Any]:
        """Let somebody sit down; return where that is."""
        os.write(self._in.fileno(), b"%d\n" % seed)
        return next(self._told())

    def kill_after(self, pid: int, seconds: float) -> list[list[Any]]:
        """Let them answer, kill them after a time; return every step that they have told."""
        os.write(self._in.fileno(), b"\n")
        select.select([], [], [], seconds)
        os.kill(pid, signal.SIGKILL)
        steps = []
        for told in self._told():
            if told == {"over": pid}:
                break
            steps.append(told)
        return steps

    def _told(self) -> Iterator[Any]:
        return map(json.loads, self._out)


class Tail:
    """A journal that is read on from where it was read to.

    Attributes:
        told: All events so far; what a kill has cut short is none.
    """

    def __init__(self, data: Path) -> None:
        self.told: list[dict[str, Any]] = []
        self._data = data
        self._place = 0

    def read(self) -> list[dict[str, Any]]:
        """Return all events by now."""
        for file in self._data.glob("journal/*.jsonl"):
            new = file.read_bytes()[self._place :]
            whole = new[: new.rfind(b"\n") + 1]
            self._place += len(whole)
            self.told += [json.loads(li) for li in whole.splitlines() if li.endswith(b"}")]
        return self.told


def steps_of(told: list[dict[str, Any]]) -> list[list[Any]]:
    """Return the steps of a record, as the driver tells them."""
    return [
        ["answered", e["index"], e["premise"], e["option"]]
        if e["type"] == "answered"
        else ["submitted", e["index"]]
        for e in told
        if e["type"] in ("answered", "submitted")
    ]


def stands(told: list[dict[str, Any]], attempt: str) -> list[list[list[str | None]]]:
    """Return the rows of an attempt's exercises in their order, each with its last answer."""
    mine = [event for event in told if event.get("attempt") == attempt]
    rows = [{p["id"]: None for p in e["premises"]} for e in mine if e["type"] == "exercise"]
    for event in mine:
        if event["type"] == "answered":
            rows[event["index"]][event["premise"]] = event["option"]
    return [[[premise, option] for premise, option in each.items()] for each in rows]


def test_200_kills_lose_no_answer_that_was_acknowledged(tmp_path: Path):
    rng, known = Random(4), []
    data = tmp_path / "data"
    tail = Tail(data)
    argv = [sys.executable, answering.__file__, str(data)]
    pipe = subprocess.PIPE
    with subprocess.Popen(argv, stdin=pipe, stdout=pipe, cwd=Path.cwd()) as process:
        driver = Driver(process)
        for number in range(ROUNDS):
            place = driver.begin(number)
            assert place["rows"] == stands(tail.read(), place["attempt"])
            acknowledged = known + driver.kill_after(place["pid"], rng.uniform(0, LONGEST))
            kept = steps_of(tail.read())
            assert kept[: len(acknowledged)] == acknowledged
            assert len(kept) <= len(acknowledged) + 1
            known = kept
        process.stdin.close()
    assert process.returncode == 0
    assert len(known) > ROUNDS
    assert any(event["type"] == "finished" for event in tail.told)


def test_the_whole_program_killed_at_random_goes_on_where_it_stood(tmp_path: Path):
    kills = Kills(tmp_path, Random(8))
    for _ in range(ON_SCREEN):
        kills.round()
    assert not kills.lost
    assert kills.shown > ON_SCREEN
