"""What the terminal is told beside the pictures: as little as there is a use for.

Textual's driver asks terminals for newer protocols and switches them on unseen. On a new terminal
nobody gains by it here; on others it does harm (terminal.md, section 2). So the program asks
nothing, and no answer can come late, as keys, or to the shell after it has left. What a session
that was killed leaves switched on is three modes that every `reset` knows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_WITHHELD = frozenset(
    {
        # The shell of somebody whose session was killed could not be typed in: kitty's protocol
        # sends every key as a sequence. Linux before 5.8 and a VT100 print parts of both.
        "\x1b[>25u",
        "\x1b[<u",
        # Questions; Apple's terminal and Linux before 5.8 print the “p”. Frames are one write of
        # what has changed, so there is nothing that synchronized output (2026) could keep from
        # flickering, and a window's size comes by signal (2048).
        "\x1b[?2026$p",
        "\x1b[?2048$p",
        # Every move of the mouse, over the line; nothing here looks different under a mouse.
        "\x1b[?1003h",
        "\x1b[?1003l",
        # Coordinates as urxvt writes them, which Textual does not read; SGR's (1006) it does.
        "\x1b[?1015h",
        "\x1b[?1015l",
        # Whether the window has the focus: a pane that loses it would be drawn anew.
        "\x1b[?1004h",
        "\x1b[?1004l",
    }
)
_POINTER_SHAPE = "\x1b]22;"  # an OSC, of which a VT100 prints the text and rings the bell
_LEAVE = "\x1b[?1049l"
_CLEAR = "\x1b[0m\x1b[H\x1b[2J"
"""Before leaving: consoles, VT100s and GNU screen have no alternate screen to leave, and a shell's
prompt in the middle of somebody's answers is neither tidy nor private."""

_PLACE = re.compile(r"\x1b\[\d+;\d+H\Z")

_FEW_COLOURS = re.compile(r"linux|vt\d|ansi|cons25|screen")


class ModestDriver(LinuxDriver):
    """Textual's driver for Linux, without what the program has no use for."""

    _place = ""

    @property
    def terminal_size(self) -> Size:
        """The size that the terminal has now.

        What Textual reports may be out of date: a signal that interrupts the handling of the one
        before overtakes it, so that of several sizes in a row the last is not reported last.
        """
        return Size(*self._get_terminal_size())

    def write(self, data: str) -> None:
        """Write what a terminal needs; a cursor that is where it shall be is not moved again."""
        if data in _WITHHELD or data.startswith(_POINTER_SHAPE) or data == self._place:
            return
        super().write(_CLEAR + data if data == _LEAVE else data)
        place = _PLACE.search(data)
        self._place = place.group() if place else ""


def doubt_colours(environ: MutableMapping[str, str]) -> None:
    """Forget a promise of 16 million colours (COLORTERM) that the terminal cannot keep.

    The variable is inherited by whatever is started within a terminal. GNU screen takes the three
    numbers of a colour for blinking and the like, and Linux's console shows the nearest of its 16
    colours, for which the dark theme alone is made. tmux says that it is there, and can.
    """
    if _FEW_COLOURS.match(environ.get("TERM", "")) and "TMUX" not in environ:
        environ.pop("COLORTERM", None)
