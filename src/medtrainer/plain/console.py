"""Lines out, lines in: what a screen reader, a dumb terminal or a pipe can follow.

Nothing here moves a cursor, draws a box or needs a colour (terminal.md, section 6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.columns import broken
from medtrainer.glyphs import drawable
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.errors import EnvironmentProblem

NARROWEST = 10
"""Columns below which lines are not broken any further."""

LONGEST = 2000
"""Characters of one typed line that are read; the rest is cut off."""


class Left(Exception):
    """The person wants to leave, or the input has ended; everything answered is kept."""


class Console:
    """Where a conversation takes place.

    Attributes:
        width: Columns that lines are broken at.
        was_heard: Whether anybody has typed a line yet.
        unsaved: Why the last step of a sitting could not be saved, None where all is well.
    """

    def __init__(
        self,
        read: Callable[[], str],
        write: Callable[[str], object],
        *,
        width: int,
        echoes: bool = True,
    ) -> None:
        """Begin a conversation.

        Args:
            read: Returns one typed line with its end, "" when there are no more.
            write: Takes text, and shows it at once.
            width: Columns there are.
            echoes: Whether what is typed appears by itself, as it does on a terminal.
        """
        self.was_heard = False
        self._read = read
        self._write = write
        self._echoes = echoes
        self.unsaved: EnvironmentProblem | None = None
        self.width = max(NARROWEST, width)

    def say(self, text: str = "") -> None:
        """Say a text, each of its lines broken at blanks; an empty one is an empty line."""
        for line in visible(text, lines=True).split("\n"):
            for part in self._broken(line, self.width):
                self._write(f"{part}\n")

    def ask(self, prompt: str) -> str:
        """Ask for one line and return it without blanks around it.

        Raises:
            Left: The input has ended.
        """
        *before, last = self._broken(visible(prompt), self.width - 2)
        for line in before:
            self._write(f"{line}\n")
        self._write(f"{last}: " if self._echoes else f"{last}:\n")
        line = self._read()
        if not line:
            self._write("\n")
            raise Left
        self.was_heard = True
        return visible(line[:LONGEST].strip())

    def _broken(self, line: str, room: int) -> list[str]:
        return [drawable(part) for part in broken(line, max(NARROWEST, room))]
