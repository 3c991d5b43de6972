"""A conversation in the line mode: what is typed is written down before, what is said is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wcwidth import wcswidth

from medtrainer.plain.console import Console

if TYPE_CHECKING:
    from collections.abc import Iterable


class Talk:
    """A console that is typed at from a script, and hears everything.

    Attributes:
        console: The console.
    """

    def __init__(self, *typed: str, width: int = 80) -> None:
        """Prepare what is typed, a line each; then the input ends."""
        self._typed = [f"{line}\n" for line in typed]
        self._said: list[str] = []
        self.console = Console(self._read, self._said.append, width=width, echoes=False)

    @property
    def text(self) -> str:
        """Everything that was said, in one line, however it was broken."""
        return re.sub(r"\s+", " ", "".join(self._said))

    @property
    def lines(self) -> list[str]:
        """Everything that was said, line by line."""
        return "".join(self._said).split("\n")

    @property
    def left_over(self) -> int:
        """How many lines nobody asked for."""
        return len(self._typed)

    def _read(self) -> str:
        return self._typed.pop(0) if self._typed else ""


def too_wide(lines: Iterable[str], width: int) -> list[str]:
    """Return the lines that take more columns than there are."""
    return [line for line in lines if wcswidth(line) > width]
