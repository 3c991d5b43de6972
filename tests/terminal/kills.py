"""The whole program, killed at random moments again and again, on one record.

`python -m benchmarks.kills` does 200 rounds, which take minutes; the tests do a few.
"""

from __future__ import annotations

import re
import signal
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.terminal.record import journal
from tests.terminal.screen import MEDTRAINER, Terminal

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

_LETTERS = "abcdefghij"
_ROW = re.compile(r"^ *[▶>]? *([1-8]) (\S.*?) +([a-j·]) +│")
_NONE = "·"
_BEGIN = "Press Enter to begin"


class Row(NamedTuple):
    """A row of an exercise: the beginning of its text, and its letter or ""."""

    text: str
    letter: str


class Standing:
    """How an attempt stands, by its record.

    Attributes:
        index: The exercise that is open.
        premises: Its rows' texts by their ids, in order.
        given: Of each row the letters ever given, in order, "" for none.
        submitted: The exercises that are submitted.
    """

    def __init__(self, told: list[dict[str, Any]]) -> None:
        """Read the events of one attempt."""
        self.submitted = {event["index"] for event in told if event["type"] == "submitted"}
        self.shown = {event["index"]: event for event in told if event["type"] == "exercise"}
        self.index = min(set(self.shown) - self.submitted, default=-1)
        self.given: dict[int, dict[str, list[str]]] = {}
        for index, event in self.shown.items():
            self.given[index] = {premise["id"]: [""] for premise in event["premises"]}
        for event in told:
            if event["type"] == "answered":
                options = [option["id"] for option in self.shown[event["index"]]["options"]]
                option = event["option"]
                letter = _LETTERS[options.index(option)] if option else ""
                self.given[event["index"]][event["premise"]].append(letter)

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Texts and letters of the open exercise."""
        texts = {p["id"]: p["text"] for p in self.shown[self.index]["premises"]}
        return [(texts[id_], letters[-1]) for id_, letters in self.given[self.index].items()]

    def agrees(self, terminal: Terminal) -> bool:
        """Tell whether the screen shows this, the same texts and letters in the same order."""
        rows = rows_on(terminal)
        return (
            f"exercise {self.index + 1} of {len(self.shown)}" in terminal.lines[0]
            and len(rows) == len(self.rows)
            and all(text.startswith(row.text) and row.letter == letter
                    for row, (text, letter) in zip(rows, self.rows, strict=True))
        )  # fmt: skip


class Kills:
    """Rounds of start, answer, kill.

    Attributes:
        rounds: How many were done.
        shown: Answers that the screen showed as counted, in the moment of a kill.
        ahead: Answers that the record had by then, but the screen not yet.
        lost: What of these the record does not know, as sentences.
        finished: Attempts that came to their end.
        starts: Seconds from each start to the attempt's being there again.
    """

    def __init__(self, home: Path, rng: Random) -> None:
        """Prepare to kill the program at its work in a home."""
        self.rounds = 0
        self.shown = 0
        self.ahead = 0
        self.lost: list[str] = []
        self.finished = 0
        self.starts: list[float] = []
        self._home = home
        self._rng = rng

    def round(self) -> None:
        """Start the program, see that it goes on where it stood, answer, and kill it.

        Raises:
            AssertionError: It does not go on where the record stands; shows the screen.
        """
        before, began = standing(self._home), time.monotonic()
        with Terminal([*MEDTRAINER, "quiz", "front-desk"], home=self._home) as terminal:
            if before is None:
                terminal.wait_for(_BEGIN).press("enter").wait_for("exercise 1 of")
                before = standing(self._home)
                assert before is not None
            terminal.wait_for(before.agrees)
            self.starts.append(time.monotonic() - began)
            self._answer(terminal)
            terminal.signal(signal.SIGKILL).exit_code()
            self._compare(terminal)
        self.rounds += 1

    def _answer(self, terminal: Terminal) -> None:
        """Press keys in bursts; where the last of them are on their way, nobody knows."""
        for _ in range(self._rng.randint(1, 4)):
            keys = self._rng.choices("abcdef", k=self._rng.randint(1, 4))
            if self._rng.random() < 0.4:
                keys.append(self._rng.choice(["u", "\r", "\r\r", "\r\r\r"]))
            terminal.write("".join(keys)).listen(self._rng.uniform(0, 0.15))

    def _compare(self, terminal: Terminal) -> None:
        """Look up in the record what the screen showed last."""
        told = last_attempt(self._home)
        after = Standing(told)
        self.finished += any(event["type"] == "finished" for event in told)
        place = re.search(r"exercise (\d) of", terminal.lines[0])
        if place is None:
            return
        index = int(place[1]) - 1
        if "enter next exercise" in terminal.text or "enter result" in terminal.text:
            self.shown += 1
            if index not in after.submitted:
                self.lost.append(f"exercise {index + 1} was submitted:\n{terminal.text}")
            return
        for row, letters in zip(rows_on(terminal), after.given[index].values(), strict=False):
            self.ahead += row.letter != letters[-1]
            if row.letter:
                self.shown += 1
                if row.letter not in letters:
                    self.lost.append(f"{row} is not among {letters}:\n{terminal.text}")


def rows_on(terminal: Terminal) -> list[Row]:
    """Return the rows of the exercise on a screen."""
    found = [match for line in terminal.lines if (match := _ROW.match(line))]
    return [Row(match[2], "" if match[3] == _NONE else match[3]) for match in found]


def last_attempt(home: Path) -> list[dict[str, Any]]:
    """Return the events of the attempt that was begun last, none if there is none."""
    told = journal(home)
    begun = [event["attempt"] for event in told if event["type"] == "attempt-started"]
    return [event for event in told if begun and event.get("attempt") == begun[-1]]


def standing(home: Path) -> Standing | None:
    """Return how the open attempt stands, None if there is none."""
    told = last_attempt(home)
    found = Standing(told)
    return found if found.index >= 0 else None
