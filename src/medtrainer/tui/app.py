"""The app itself: it opens the first screen and knows how to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset

from medtrainer.services.contact import whom_to_ask
from medtrainer.services.preferences import load_preferences
from medtrainer.tui.closed import ClosedApp
from medtrainer.tui.key_order import do_at_once, settle
from medtrainer.tui.modest import ModestDriver
from medtrainer.tui.reading import place_to_read
from medtrainer.tui.routes import ROUTES
from medtrainer.tui.screens.home import HomeScreen
from medtrainer.tui.screens.page import HelpScreen
from medtrainer.tui.themes import THEMES, theme_of
from medtrainer.tui.thrift import Shown
from medtrainer.tui.too_small import at_least, curtain, suffices

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.screen import Screen

    from medtrainer.errors import EnvironmentProblem
    from medtrainer.services.errands import Errand
    from medtrainer.services.workspace import Workspace
    from medtrainer.tui.screens.page import Page

_INTERRUPTED = 130
_LEAVING = {"q": 0, "ctrl+c": _INTERRUPTED}
"""Keys that leave while the terminal is too small for any screen, and the exit codes."""
_REDRAWING = ("ctrl+l", "ctrl+q")
"""Keys that draw anew. Ctrl+Q is what people press after Ctrl+S has halted the terminal."""


class MedTrainerApp(ClosedApp):
    """MedTrainer on the screen.

    Attributes:
        goes_on_in_lines: Whether it was left for the line mode.
        unsaved: Why the last step of a sitting could not be saved, None where all is well.
    """

    TITLE = "MedTrainer"
    CSS = "Screen { background: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "leave", "Leave, everything kept", show=False, priority=True),
        Binding(",".join(_REDRAWING), "redraw", "Draw anew", show=False, priority=True),
    ]

    def __init__(self, workspace: Workspace, errand: Errand | None = None) -> None:
        """Prepare the app; `errand` is what the person came for, None to begin at home."""
        super().__init__(driver_class=ModestDriver)
        self.animation_level = "none"
        self._workspace = workspace
        self._errand = errand
        self.goes_on_in_lines = False
        self.unsaved: EnvironmentProblem | None = None
        self._shown = Shown()
        self._terminal: Size | None = None
        self._drawn: Size | None = None

    def on_mount(self) -> None:
        """Open the home screen, and above it what the person came for."""
        preferences = load_preferences(self._workspace.data, self._workspace.person.learner)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = theme_of(preferences.theme, self.console.color_system).name
        home = HomeScreen(self._workspace)
        if self._errand is None and not preferences.welcomed:
            from medtrainer.tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(self._workspace, home))
            return
        self.push_screen(home)
        if self._errand:
            home.run_errand(self._errand)

    def open_place(self, place: str, about: str) -> None:
        """Open a screen by the name of its place."""
        self.push_screen(ROUTES[place](self._workspace, about))

    def open_help(self, page: Page) -> None:
        """Open the explanation of a page."""
        self.push_screen(HelpScreen(page, whom_to_ask(self._workspace.office.facts)))

    def leave_for_lines(self) -> None:
        """Leave the screen, and go on in the line mode."""
        self.goes_on_in_lines = True
        self.exit()

    def note_unsaved(self, problem: EnvironmentProblem | None) -> None:
        """Note why the last step of a sitting could not be saved, None that it was."""
        self.unsaved = problem

    def leave(self, code: int) -> None:
        """Leave with an exit code; everything answered is kept already."""
        self.exit(return_code=code)

    def action_leave(self) -> None:
        """Leave as Ctrl+C does everywhere."""
        self.leave(_INTERRUPTED)

    def action_redraw(self) -> None:
        """Draw the whole screen anew: something wrote over it, or the terminal lost or moved it."""
        self._shown.forget()
        if self.screen_stack:
            self.screen.refresh(layout=True)

    @property
    def crash(self) -> Exception | None:
        """What stopped the program unexpectedly, None if nothing did."""
        return self._exception

    @property
    def terminal(self) -> Size:
        """The size of the terminal, however small."""
        return self._terminal or super().size

    @property
    def size(self) -> Size:
        """The size the screens have: the terminal's, or the last one that sufficed."""
        return at_least(super().size)

    async def on_event(self, event: events.Event) -> None:
        """Keep from the screens what they cannot use: too small a size, and keys typed unseen."""
        if isinstance(event, events.Resize):
            if isinstance(self._driver, ModestDriver):
                event = events.Resize.from_dimensions(self._driver.terminal_size, None)
            was_enough, is_enough = suffices(self.terminal), suffices(event.size)
            self._terminal = event.size
            self._shown.forget()
            if not (was_enough and is_enough):
                self.action_redraw()
            if not is_enough:
                return
        elif isinstance(event, events.InputEvent | events.Paste) and not suffices(self.terminal):
            self._obey_unseen(event)
            return
        elif isinstance(event, events.Key) and not event.is_forwarded:
            await settle(self)
            if await do_at_once(self, event):
                return
        await super().on_event(event)

    def _obey_unseen(self, event: events.Event) -> None:
        """Leave or draw anew if a key means that; none means anything else with no screen shown."""
        if not isinstance(event, events.Key):
            return
        if event.key in _LEAVING:
            self.leave(_LEAVING[event.key])
        elif event.key in _REDRAWING:
            self.action_redraw()

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        if renderable is not None and not suffices(self.terminal):
            theme = self.current_theme
            style = Style(color=theme.foreground, bgcolor=theme.background)
            renderable = curtain(self.terminal, style)
        elif screen.size != self._drawn:
            # Whatever was drawn between the terminal's change and the screen's went astray.
            self._shown.forget()
            self._drawn = screen.size
        is_seen = suffices(self.terminal)
        self.cursor_position = place_to_read(screen) if is_seen else Offset(0, 0)
        super()._display(screen, self._shown.thrifty(renderable))

    def panic(self, *renderables: Any) -> None:  # noqa: ARG002 - a traceback, for nobody's eyes
        """Leave after the terminal's input could not be read; nothing is printed here."""
        self._exception = self._exception or RuntimeError("reading the terminal failed")
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        # Textual would print a traceback with local variables: somebody's answers, perhaps.
        # The outermost frame of the command line reports the error instead.
        self._close_messages_no_wait()
