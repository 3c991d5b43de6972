"""A patient's visit as a path through the positions, from walking in to the final bill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.glyphs import ARROWS
from medtrainer.services.journey import NO_VISIT, journey, waits_for
from medtrainer.services.wording import count_of
from medtrainer.tui.screens.page import BACK, HELP, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.menu import Heading, Item, Menu
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.roles import Catalogue


class VisitScreen(Page):
    """The steps in their order, each with the position that takes it."""

    DEFAULT_CSS = """
    VisitScreen #directions { height: 2; }
    VisitScreen #step { height: 6; }
    """
    HELP_TEXT = (
        (
            "Steps with the same number happen side by side: none of them waits for another. Below"
            " stands what the marked step waits for."
        ),
    )
    KEYS = (("↑ ↓", "move along the visit"), ("enter", "reads about the position"))

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__("A patient's visit", count_of(len(catalogue.visit), "step"))
        self._catalogue = catalogue
        self._steps = {step.id: step for step in catalogue.visit}
        self._stages = journey(catalogue)
        self._titles = {role.id: role.title for role in catalogue.roles}
        self._menu = Menu(self._rows())
        self._step = Note(id="step")

    def body(self) -> Iterable[Widget]:
        """Return the path, and the marked step in full."""
        if self._stages:
            directions = "From top to bottom; steps with the same number happen side by side."
            yield Note([Paragraph(directions, "dim")], id="directions")
        yield self._menu
        yield self._step

    def hints(self) -> Sequence[Hint]:
        """Return the keys."""
        keys = (Hint(ARROWS, "move"), Hint("enter", "read about it")) if self._stages else ()
        return *keys, HELP, BACK

    def on_mount(self) -> None:
        """Show the first step."""
        self._show_step()

    def on_menu_moved(self) -> None:
        """Show the marked step."""
        self._show_step()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Read about the position that takes the step."""
        self.go("positions", self._steps[event.item.id].role)

    def _show_step(self) -> None:
        item = self._menu.current
        if item is None:
            return
        step = self._steps[item.id]
        stage = next(stage for stage in self._stages if step in stage.steps)
        before = [other.text for other in waits_for(self._catalogue, step)]
        beside = [other.text for other in stage.steps if other is not step]
        text = [
            Paragraph(""),
            Paragraph(step.text, "strong", label=f"{stage.number}"),
            Paragraph(self._titles[step.role], label="   By    "),
            Paragraph("; ".join(before) or "nothing: the visit begins here", label="   After "),
        ]
        if beside:
            text.append(Paragraph("; ".join(beside), label="   Beside"))
        self._step.say(text)

    def _rows(self) -> list[Item | Heading]:
        return [
            Item(step.id, step.text, (self._titles[step.role],), str(stage.number))
            for stage in self._stages
            for step in stage.steps
        ] or [Heading(NO_VISIT)]
