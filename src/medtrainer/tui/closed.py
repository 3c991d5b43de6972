"""What Textual can do and this program never does: nothing here leads out of it, for nobody.

No key and no action does any of it, whatever a file of the office or a line of input may say
(terminal.md, sections 3 and 5). So a kiosk has nothing left to switch off here.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from textual.app import App

if TYPE_CHECKING:
    from collections.abc import Iterator


class ClosedApp(App[None]):
    """An app that opens no browser, writes no file, and stays where it is."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False  # selecting would reach the clipboard through the terminal

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: it would run what `$BROWSER` names."""

    def copy_to_clipboard(self, text: str) -> None:
        """Keep a text for pasting in this program; the terminal's clipboard is left alone."""
        self._clipboard = text

    def action_command_palette(self) -> None:
        """Open no palette: it saves pictures and quits without asking."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Save no picture."""

    def deliver_screenshot(
        self,
        filename: str | None = None,  # noqa: ARG002 - the signature is Textual's
        path: str | None = None,  # noqa: ARG002
        time_format: str | None = None,  # noqa: ARG002
    ) -> str | None:
        """Save no picture."""
        return None

    def save_screenshot(
        self,
        filename: str | None = None,  # noqa: ARG002
        path: str | None = None,  # noqa: ARG002
        time_format: str | None = None,  # noqa: ARG002
    ) -> str:
        """Save no picture, also where `TEXTUAL_SCREENSHOT` asks for one."""
        return ""

    def deliver_text(self, path_or_file: Any, **_options: Any) -> str | None:  # noqa: ARG002
        """Save no file."""
        return None

    def deliver_binary(self, path_or_file: Any, **_options: Any) -> str | None:  # noqa: ARG002
        """Save no file."""
        return None

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Never hand the terminal over."""
        yield

    def action_suspend_process(self) -> None:
        """Stay in the foreground: where there is no shell, nobody could call it back."""
