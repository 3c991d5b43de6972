"""Keys one after the other: each meets the screen as the key before it has left it.

A slow line brings several keys at once. Textual hands a key to the focused widget, from where it
comes back as a message before its binding is looked up; by then the next keys are on their way to
the same widget, even if the first one opens another screen. So we wait until everything before a
key has been done, and do what it is bound to at once.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App
    from textual.events import Key

_TURNS = 500
"""Turns of the event loop that a key waits at most; a screen that hangs must not hold keys back."""

_PAUSE = 0.002  # seconds


async def settle(app: App[None]) -> None:
    """Wait until the screen on top is there, and nothing is left to do for it or its focus."""
    for _ in range(_TURNS):
        screen = app.screen
        waiting = [screen, *([screen.focused] if screen.focused else [])]
        if screen.is_mounted and not any(widget.message_queue_size for widget in waiting):
            return
        await asyncio.sleep(_PAUSE)


async def do_at_once(app: App[None], event: Key) -> bool:
    """Do what a key is bound to; return False if it is bound to nothing or is text to be typed."""
    focused = app.focused
    if focused is not None and focused.check_consume_key(event.key, event.character):
        return False
    return await app._check_bindings(event.key, priority=True) or await app._check_bindings(
        event.key
    )
