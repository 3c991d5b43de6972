"""A terminal of our own: starts a program on a pseudo-terminal, reads what it draws, presses keys.

    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Positions")
        terminal.press("down", "enter")

Tests and benchmarks use the same class. It waits for states, never for time alone: every wait
sleeps on the terminal itself and ends as soon as the awaited thing is there. The program is ended
by its own process id when the block is left.
"""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
import warnings
from typing import TYPE_CHECKING, Self

import pyte
from ptyprocess import PtyProcess  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

MEDTRAINER = (sys.executable, "-m", "medtrainer")
"""The program as every test starts it; arguments follow."""

KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "insert": "\x1b[2~", "delete": "\x1b[3~", "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z",
    "space": " ", "backspace": "\x7f", "escape": "\x1b",
}  # fmt: skip
"""What a terminal sends for the keys that are no characters."""

# Two things that pyte draws as letters: sequences of newer protocols (CSI < = >) …
_UNKNOWN = re.compile(rb"\x1b\[[<=>][0-?]*[ -/]*[@-~]")
# … and, as it is fed what one read brought, the half of a sequence at the end of that.
_HALF = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*)?\Z")


class Terminal:
    """A program on a terminal.

    Attributes:
        pid: The program's process id.
        screen: The pyte screen, for colours and the cursor.
        output: Every byte the program has written so far.
    """

    def __init__(
        self,
        argv: Sequence[str] = MEDTRAINER,
        *,
        home: Path,
        columns: int = 80,
        lines: int = 24,
        office: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        """Start a program.

        Args:
            argv: The program and its arguments.
            home: An existing folder: its home, working folder and, in `data`, MEDTRAINER_DATA.
            columns: Width of the terminal.
            lines: Height of the terminal.
            office: MEDTRAINER_OFFICE, if the built-in office is not meant.
            env: Further variables; nothing of the caller's environment but PATH is passed on.
        """
        self.screen = pyte.Screen(columns, lines)
        self.output = bytearray()
        self._stream = pyte.ByteStream(self.screen)
        self._half = b""
        self._open = True
        with warnings.catch_warnings():
            # Python 3.12 warns of forking beside threads; the child goes straight on to exec.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process = PtyProcess.spawn(
                list(argv),
                cwd=str(home),
                env={**_environment(home, office), **(env or {})},
                dimensions=(lines, columns),
            )
        self.pid: int = self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def lines(self) -> tuple[str, ...]:
        """The screen's lines, without blanks at their ends.

        Cell by cell: what pyte makes of them fails where half of a wide sign has been drawn over.
        """
        rows, columns = self.screen.buffer, range(self.screen.columns)
        return tuple(
            "".join(rows[y][x].data for x in columns).rstrip() for y in range(self.screen.lines)
        )

    @property
    def text(self) -> str:
        """The screen as one text, a line for each of its lines."""
        return "\n".join(self.lines)

    def wait_for(self, wanted: str | Callable[[Terminal], bool], timeout: float = 20) -> Self:
        """Read until a text is on the screen, or until a condition holds.

        Args:
            wanted: Text within one line of the screen, or a condition on this terminal.
            timeout: Seconds after which it fails.

        Raises:
            AssertionError: It did not come in time, or the program ended before; shows the screen.
        """
        deadline = time.monotonic() + timeout
        while not self._shows(wanted):
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(self._report(f"{_name(wanted)} did not come in {timeout} s"))
            if not self._read(left) and not self._open:
                raise AssertionError(self._report(f"the program ended before {_name(wanted)} came"))
        return self

    def settle(self, quiet: float = 0.3, timeout: float = 20) -> Self:
        """Read until the program has drawn nothing for a while.

        Args:
            quiet: That while, in seconds.
            timeout: Seconds after which it fails: the program never stops drawing.

        Raises:
            AssertionError: It did not come to rest in time.
        """
        deadline = time.monotonic() + timeout
        while self._read(quiet):
            if time.monotonic() > deadline:
                raise AssertionError(self._report(f"it still draws after {timeout} s"))
        return self

    def listen(self, seconds: float) -> int:
        """Read for a fixed time and return how many bytes came: for measuring what idling costs."""
        mark, deadline = self.mark(), time.monotonic() + seconds
        while self._open and (left := deadline - time.monotonic()) > 0:
            self._read(left)
        return self.bytes_since(mark)

    def mark(self) -> int:
        """Return the present place in the output, for `bytes_since` and `output[mark:]`."""
        return len(self.output)

    def bytes_since(self, mark: int) -> int:
        """Return how many bytes have been read since a mark."""
        return len(self.output) - mark

    def press(self, *keys: str) -> Self:
        """Press keys: names from `KEYS`, "ctrl+x", or characters.

        A lone escape is told from the start of a sequence by what follows it at once, so it has to
        be the last key: wait for what it brings before the next.
        """
        if "escape" in keys[:-1]:
            raise ValueError("press escape last, and wait for what it brings before the next key")
        return self.write("".join(_code(key) for key in keys))

    def write(self, text: str) -> Self:
        """Type a text, or send any sequence, as it is."""
        return self.write_bytes(text.encode())

    def write_bytes(self, data: bytes) -> Self:
        """Send bytes, also such as are no text."""
        while data:
            data = data[os.write(self._process.fd, data) :]
        return self

    def resize(self, columns: int, lines: int) -> Self:
        """Change the size of the terminal; the program is told as a real one would tell it."""
        self.screen.resize(lines, columns)
        self._process.setwinsize(lines, columns)
        return self

    def signal(self, number: signal.Signals) -> Self:
        """Send the program a signal."""
        os.kill(self.pid, number)
        return self

    def hangup(self) -> Self:
        """Close the line, as a dropped connection does: the kernel sends SIGHUP."""
        if not self._process.closed:
            self._process.fileobj.close()
            self._process.closed = True
        self._open = False
        return self

    def exit_code(self, timeout: float = 20) -> int:
        """Wait for the program's end and return its exit code, or minus the signal that killed it.

        Raises:
            AssertionError: It still runs after `timeout` seconds; shows the screen.
        """
        if not self._ends_within(timeout):
            raise AssertionError(self._report(f"the program still runs after {timeout} s"))
        self._drain()
        killed = self._process.signalstatus
        return -killed if killed is not None else int(self._process.exitstatus)

    def close(self) -> None:
        """End the program if it still runs, by its own id, and close the line."""
        if self._process.isalive():
            os.kill(self.pid, signal.SIGKILL)
        self.hangup()
        self.exit_code()

    def _shows(self, wanted: str | Callable[[Terminal], bool]) -> bool:
        return wanted in self.text if isinstance(wanted, str) else wanted(self)

    def _read(self, seconds: float) -> bool:
        """Read once, waiting at most so long; tell whether anything came."""
        if not self._open or not select.select([self._process.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._process.fd, 65536)
        except OSError:  # how Linux says that no program holds the other end any more
            data = b""
        if not data:
            self._open = False
            return False
        self.output += data
        data = self._half + data
        half = _HALF.search(data)
        self._half = half.group() if half else b""
        self._stream.feed(_UNKNOWN.sub(b"", data[: len(data) - len(self._half)]))
        return True

    def _ends_within(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while self._process.isalive():
            if time.monotonic() > deadline:
                return False
            # Read meanwhile: a program that cannot write does not end. A closed line has nothing
            # to wait on, and there is no portable way to wait for a process with a limit.
            if not self._read(0.02) and not self._open:
                time.sleep(0.02)
        return True

    def _drain(self) -> None:
        while self._read(0):
            pass

    def _report(self, what: str) -> str:
        rule = "-" * self.screen.columns
        # A line that the program closed is followed by its end, a moment later.
        over = self._ends_within(0 if self._open else 1)
        ended = f" (exit code {self.exit_code()})" if over else ""
        return f"{what}{ended}; the screen:\n{rule}\n{self.text}\n{rule}"


def _environment(home: Path, office: Path | None) -> dict[str, str]:
    env = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "MEDTRAINER_DATA": str(home / "data"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }
    if office is not None:
        env["MEDTRAINER_OFFICE"] = str(office)
    return env


def _code(key: str) -> str:
    if key in KEYS:
        return KEYS[key]
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        return chr(ord(key[-1].upper()) - ord("@"))
    if len(key) != 1:
        raise ValueError(f"no such key: {key!r}; a text is typed with `write`")
    return key


def _name(wanted: str | Callable[[Terminal], bool]) -> str:
    return repr(wanted) if isinstance(wanted, str) else getattr(wanted, "__name__", repr(wanted))
