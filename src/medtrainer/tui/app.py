"""The app itself: it opens the first screen and knows how to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from medtrainer.services.contact import whom_to_ask
from medtrainer.services.preferences import load_preferences
from medtrainer.tui.lifeline import leave_on_signals
from medtrainer.tui.routes import ROUTES
from medtrainer.tui.screens.home import HomeScreen
from medtrainer.tui.screens.page import HelpScreen
from medtrainer.tui.themes import DARK
from medtrainer.tui.thrift import Shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from medtrainer.services.workspace import Workspace
    from medtrainer.tui.screens.page import Page

_INTERRUPTED = 130


class MedTrainerApp(App[None]):
    """MedTrainer on the screen."""

    TITLE = "MedTrainer"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False  # selecting would reach the clipboard through the terminal
    CSS = "Screen { background: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "leave", "Leave, everything kept", show=False, priority=True),
        Binding("ctrl+l", "redraw", "Draw anew", show=False, priority=True),
    ]

    def __init__(
        self, workspace: Workspace, errand: Callable[[HomeScreen], None] | None = None
    ) -> None:
        """Prepare the app; `errand` opens what the person came for, from the home screen."""
        super().__init__()
        self.animation_level = "none"
        self._workspace = workspace
        self._errand = errand
        self._shown = Shown()

    def on_mount(self) -> None:
        """Open the home screen, and above it what the person came for."""
        self.register_theme(DARK)
        self.theme = DARK.name
        if not self.is_headless:
            leave_on_signals(self.leave)
        home = HomeScreen(self._workspace)
        if self._errand is None and not load_preferences(self._workspace.data).welcomed:
            from medtrainer.tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(self._workspace, home))
            return
        self.push_screen(home)
        if self._errand:
            self._errand(home)

    def on_page_wanted(self, event: Page.Wanted) -> None:
        """Open the screen that another asks for; a second key typed ahead opens nothing twice."""
        if event.page.is_active:
            self.push_screen(ROUTES[event.place](self._workspace, event.about))

    def on_page_help_wanted(self, event: Page.HelpWanted) -> None:
        """Explain a screen; a second key typed ahead must not explain it twice."""
        if event.page.is_active:
            contact = whom_to_ask(self._workspace.office.facts)
            self.push_screen(HelpScreen(event.page, contact))

    def leave(self, code: int) -> None:
        """Leave with an exit code; everything answered is kept already."""
        self.exit(return_code=code)

    def action_leave(self) -> None:
        """Leave as Ctrl+C does everywhere."""
        self.leave(_INTERRUPTED)

    def action_redraw(self) -> None:
        """Draw the whole screen anew, after something else has written over it."""
        self._shown.forget()
        self.screen.refresh(layout=True)

    @property
    def crash(self) -> Exception | None:
        """What stopped the program unexpectedly, None if nothing did."""
        return self._exception

    def on_resize(self) -> None:
        """Forget what the terminal showed; it may have moved or lost anything."""
        self._shown.forget()

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        super()._display(screen, self._shown.thrifty(renderable))

    def _fatal_error(self) -> None:
        # Textual would print a traceback with local variables: somebody's answers, perhaps.
        # The outermost frame of the command line reports the error instead.
        self._close_messages_no_wait()
