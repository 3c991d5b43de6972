"""One line to type in: a search, a filter, a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

if TYPE_CHECKING:
    from textual import events

MOST = 200
"""Characters that are taken; more is cut off."""


class TypedLine(Input):
    """A line of text that takes any paste and keeps what is harmless of it.

    The cursor stands still: a blinking one would send bytes for ever. It is reversed rather than
    coloured, so that it is there without colours too.
    """

    DEFAULT_CSS = """
    TypedLine, TypedLine:focus {
        background: $background; background-tint: $background 0%; color: $foreground;
    }
    TypedLine > .input--placeholder { color: $foreground-muted; }
    TypedLine > .input--cursor {
        background: $background; color: $foreground; text-style: reverse;
    }
    """

    def __init__(self, placeholder: str = "", *, most: int = MOST) -> None:
        super().__init__(
            placeholder=placeholder, compact=True, max_length=most, select_on_focus=False
        )
        self.cursor_blink = False

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of a stretch: signs that cannot be shown become blanks."""
        room = self.max_length or MOST
        room -= len(self.value) - abs(end - start)
        kept = "".join(char if char.isprintable() else " " for char in text[: max(0, room)])
        super().replace(kept, start, end)

    def restricted(self) -> None:
        """Take no more than there is room for; a bell would only startle."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Take what can be typed, but a “?” before anything else: that asks for help."""
        return super().check_consume_key(key, character) and not self._asks_for_help(key)

    async def _on_key(self, event: events.Key) -> None:
        if self._asks_for_help(event.key):
            event.prevent_default()

    def _asks_for_help(self, key: str) -> bool:
        return key == "question_mark" and not self.value

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual asks with both
    ) -> bool | None:
        """Keep the clipboard out of it: through a terminal it belongs to another machine."""
        return action not in {"copy", "cut", "paste"}
