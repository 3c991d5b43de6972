"""A matching exercise to answer: one letter gives a duty its position."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.binding import Binding, BindingType

from medtrainer.tui.exercise_views.match_columns import LETTERS, Looks
from medtrainer.tui.exercise_views.match_lines import Layout, lay_out
from medtrainer.tui.widgets.line_pane import LinePane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

    from medtrainer.model.attempt import Sheet
    from medtrainer.model.exercise import Mark
    from medtrainer.tui.widgets.lines import Line


_ANSWERING = frozenset({"choose", "clear", "to_positions", "to_duties"})
"""What answers, or goes over to where one answers."""


class Sitter(Protocol):
    """Whoever works on the exercise that a view shows.

    Called directly, not by message: a key typed ahead must meet the exercise as the key before it
    left it, or a letter would land on the wrong duty.
    """

    def answered(self, premise: str, option: str | None) -> None:
        """A position was chosen for a duty, or its answer cleared with None."""

    def marked(self, premise: str) -> None:
        """The marker moved to a duty."""

    def went_on(self) -> None:
        """Enter was pressed among the duties: submit, or the next exercise."""


class MatchView(LinePane, can_focus=True):
    """Shows a sheet and says what the person wants; it neither grades nor saves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "move_page(-1)", "Page up", show=False),
        Binding("pagedown", "move_page(1)", "Page down", show=False),
        Binding("right,tab", "to_positions", "To the positions", show=False),
        Binding("left,shift+tab", "to_duties", "To the duties", show=False),
        Binding("backspace,delete", "clear", "Clear the answer", show=False),
        Binding("enter", "enter", "Choose, or go on", show=False),
        *(Binding(letter, f"choose('{letter}')", show=False) for letter in LETTERS),
        *(Binding(str(n), f"row({n})", show=False) for n in range(1, 9)),
    ]

    def __init__(self, sheet: Sheet, judged: Mapping[str, Mark], sitter: Sitter) -> None:
        super().__init__()
        self._sheet = sheet
        self._judged = judged
        self._sitter = sitter
        self._row = self._first_open() or 0
        self._pick: int | None = None
        self._from = 0
        self._layout: Layout | None = None

    @property
    def premise(self) -> str:
        """Id of the duty under the marker."""
        return self._sheet.exercise.premises[self._row].id

    @property
    def is_choosing(self) -> bool:
        """Whether the marker is among the positions, so that Enter chooses one."""
        return self._pick is not None

    @property
    def letters(self) -> str:
        """The letters in use, as "a–g" is made of the first and the last."""
        return LETTERS[: len(self._sheet.exercise.options)]

    def show_sheet(
        self, sheet: Sheet, judged: Mapping[str, Mark], *, advance: bool = False, anew: bool = False
    ) -> None:
        """Show a sheet as it now stands.

        Args:
            sheet: The exercise with its answers.
            judged: Rows to show as right or wrong.
            advance: Whether the marker goes on to the next open duty.
            anew: Whether it is another exercise, so that the marker begins at the first open duty.
        """
        self._sheet, self._judged = sheet, judged
        if anew:
            self._row = self._first_open() or 0
            self._from = 0
        elif advance:
            self._row = self._next_open()
        self._pick = None
        self.redraw()

    def mark(self, premise: str) -> None:
        """Put the marker on a duty."""
        ids = [p.id for p in self._sheet.exercise.premises]
        if premise in ids:
            self._move_to(ids.index(premise))

    def lines(self, width: int) -> Sequence[Line]:
        """Return what is in sight of both columns."""
        looks = Looks(self._row, self._pick, self._judged)
        self._layout = lay_out(self._sheet, looks, width, self.size.height, top=self._from)
        self._from = self._layout.duties.top
        return self._layout.lines

    def place_to_read(self) -> tuple[int, int]:
        """Return where the marker is, among the duties or the positions."""
        return self._layout.marked(self._row, self._pick) if self._layout else (0, 0)

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's
    ) -> bool | None:
        """Leave keys that change nothing any more to the screen, once the exercise is closed."""
        return not (self._sheet.submitted and action in _ANSWERING)

    def action_move(self, by: int) -> None:
        """Move the marker in the column it is in."""
        if self._pick is None:
            self._move_to(self._row + by)
        else:
            options = len(self._sheet.exercise.options)
            self._pick = max(0, min(options - 1, self._pick + by))
            self.redraw()

    def action_move_page(self, by: int) -> None:
        """Read on in a duty that is taller than the view; else move by what is in sight."""
        if self._layout is None or self._pick is not None:
            return
        duties, height = self._layout.duties, self._layout.height
        first, last = duties.places[self._row]
        unread = last >= duties.top + height if by > 0 else first < duties.top
        if unread:
            self._from += by * (height - 1)
            self.redraw()
        else:
            in_sight = [n for n in (duties.at(0), duties.at(height - 1)) if n is not None]
            self._move_to(self._row + by * max(1, in_sight[-1] - in_sight[0]))

    def action_row(self, number: int) -> None:
        """Move the marker to a duty by its number, from 1."""
        if number <= len(self._sheet.exercise.premises):
            self._move_to(number - 1)

    def action_to_positions(self) -> None:
        """Move over to the positions, to the one chosen for this duty or the first."""
        if self._sheet.submitted or self._pick is not None:
            return
        chosen = self._sheet.answers.get(self.premise)
        ids = [option.id for option in self._sheet.exercise.options]
        self._pick = ids.index(chosen) if chosen in ids else 0
        self.redraw()
        self._sitter.marked(self.premise)

    def action_to_duties(self) -> None:
        """Move back to the duties."""
        if self._pick is not None:
            self._pick = None
            self.redraw()
            self._sitter.marked(self.premise)

    def action_choose(self, letter: str) -> None:
        """Give the marked duty the position with this letter."""
        if letter in self.letters:
            self._answer(LETTERS.index(letter))

    def action_clear(self) -> None:
        """Take back the marked duty's answer."""
        if self._sheet.answers.get(self.premise) is not None:
            self._sitter.answered(self.premise, None)

    def action_enter(self) -> None:
        """Choose the marked position; among the duties, go on."""
        if self._pick is None:
            self._sitter.went_on()
        else:
            self._answer(self._pick)

    def on_click(self, event: events.Click) -> None:
        """Mark the duty, or choose the position, that was clicked."""
        if self._layout is None:
            return
        line = event.y - self._layout.heading
        if line < 0:
            return
        if event.x < self._layout.divide:
            row = self._layout.duties.at(line)
            if row is not None:
                self._pick = None
                self._move_to(row)
        else:
            pick = self._layout.positions.at(line)
            if pick is not None:
                self._answer(pick)

    def _answer(self, pick: int) -> None:
        if not self._sheet.submitted:
            option = self._sheet.exercise.options[pick].id
            self._sitter.answered(self.premise, option)

    def _move_to(self, row: int) -> None:
        row = max(0, min(len(self._sheet.exercise.premises) - 1, row))
        if row != self._row:
            self._row = row
            if self._layout:  # a long duty is read from its beginning, also from below
                self._from = min(self._from, self._layout.duties.places[row][0])
            self.redraw()
            self._sitter.marked(self.premise)

    def _first_open(self) -> int | None:
        return next(iter(self._open_rows()), None)

    def _next_open(self) -> int:
        """Return the next open duty below the marker, else above, else the marked one."""
        rows = self._open_rows()
        below = [row for row in rows if row > self._row]
        return (below or rows or [self._row])[0]

    def _open_rows(self) -> list[int]:
        answers = self._sheet.answers
        premises = self._sheet.exercise.premises
        return [n for n, p in enumerate(premises) if answers.get(p.id) is None]
