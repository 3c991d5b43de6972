"""The least that Textual can do: what the interface is measured against.

`python benchmarks/bare.py` is a header, a line of text and a footer; with `list`, a list of a
thousand rows takes the text's place.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Footer, Header, OptionList, Static

if TYPE_CHECKING:
    from textual.app import ComposeResult

ROWS = 1000


class BareApp(App[None]):
    """A header, one widget, a footer."""

    def compose(self) -> ComposeResult:
        """Make the three widgets."""
        yield Header()
        if "list" in sys.argv[1:]:
            yield OptionList(*(f"Row {number}" for number in range(1, ROWS + 1)))
        else:
            yield Static("Hello")
        yield Footer()


if __name__ == "__main__":
    BareApp().run()
