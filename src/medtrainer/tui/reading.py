"""Where the terminal's own cursor stands: on what is marked, hidden.

Braille displays and screen readers of consoles follow it. Textual moves it after every frame in
any case, so the right place costs a byte or two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.geometry import Offset

from medtrainer.tui.screens.page import Page
from medtrainer.tui.widgets.line_pane import LinePane
from medtrainer.tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from textual.screen import Screen


def place_to_read(screen: Screen[Any]) -> Offset:
    """Return where a person on a screen is: at the marker, in the line typed in, or at a text."""
    widget = (isinstance(screen, Page) and screen.moved_in) or screen.focused
    if isinstance(widget, LinePane):
        return widget.content_region.offset + widget.place_to_read()
    return widget.cursor_screen_offset if isinstance(widget, TypedLine) else Offset(0, 0)
