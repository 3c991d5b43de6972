"""An attempt of long ago, each exercise exactly as it was shown, marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.glyphs import ARROWS
from medtrainer.services.limits import withheld_words
from medtrainer.services.review import LEFT_OPEN, NOTHING_ANSWERED, outcome_words, unknown_kind
from medtrainer.services.wording import day
from medtrainer.text import visible
from medtrainer.tui.exercise_views.table import VIEWS
from medtrainer.tui.screens.page import BACK, HELP, Note
from medtrainer.tui.screens.pair_lines import dispute_line, numbered_reason
from medtrainer.tui.screens.pairs import DISPUTE, READ_UP, PairsPage
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.text_pane import Paragraph, TextPane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.widget import Widget

    from medtrainer.model.attempt import Dispute
    from medtrainer.services.review import Pair, Review, Seen
    from medtrainer.services.workspace import Workspace


class ReviewScreen(PairsPage):
    """One exercise a page, as large as when it was worked on, so that nothing looks different."""

    DEFAULT_CSS = """
    ReviewScreen #outcome { height: 2; }
    ReviewScreen #pair { height: 5; }
    """
    HELP_TEXT = (
        (
            "Each exercise of this attempt stands here exactly as it was shown then, with what you"
            " chose and what was right, even if the office has changed its positions since."
        ),
        "Nothing here can be changed any more.",
    )
    KEYS = (
        ("← →", "the exercise before, the next exercise"),
        ("↑ ↓, 1 to 8", "mark another pair; its reason stands below"),
        *PairsPage.PAIR_KEYS,
        ("enter", "the next exercise; after the last, back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "The exercise before", show=False),
        Binding("right", "turn(1)", "The next exercise", show=False),
        Binding("enter", "next", "Next, or back", show=False),
    ]

    def __init__(
        self,
        workspace: Workspace,
        review: Review,
        *,
        place: int = 0,
        premise: str | None = None,
        disputed: Callable[[Dispute], None] = lambda _: None,
    ) -> None:
        """Show an attempt.

        Args:
            workspace: Person, office and record.
            review: The attempt.
            place: Index of the page to begin with.
            premise: Id of the row to begin with, None for the first wrong one.
            disputed: Hears of every dispute.
        """
        super().__init__(workspace, review, review.title)
        self._place = place
        self._premise = premise
        self._disputed = disputed
        known = (page for page in review.pages if page.is_known)
        kinds = {page.sheet.exercise.kind: page for page in known}
        self._views = {
            kind: VIEWS[kind](page.sheet, page.marks, self) for kind, page in kinds.items()
        }
        self._sentence = TextPane([Paragraph(NOTHING_ANSWERED)])

    @property
    def _page(self) -> Seen | None:
        return self.review.pages[self._place] if self.review.pages else None

    def body(self) -> Iterable[Widget]:
        """Return the outcome, the exercise, and the marked pair's reason."""
        yield Note([Paragraph(outcome_words(self.review), "strong")], id="outcome")
        yield from self._views.values()
        yield self._sentence
        yield self.pane

    def on_mount(self) -> None:
        """Show the page asked for."""
        self._show_page(self._premise)
        self.call_after_refresh(self.show_hints)  # only then is known what has room

    def hints(self) -> Sequence[Hint]:
        """Return the keys that do something here."""
        turn = (Hint("←→", "exercise"),) if len(self.review.pages) > 1 else ()
        rows = (Hint(ARROWS, "pairs"), READ_UP, DISPUTE) if self._page and self._page.marks else ()
        is_last = self._place + 1 >= len(self.review.pages)
        go_on = Hint("enter", "back" if is_last else "next exercise")
        return go_on, *self.more, *rows, *turn, HELP, BACK

    def answered(self, premise: str, option: str | None) -> None:
        """Nothing: it was answered long ago."""

    def marked(self, premise: str) -> None:  # noqa: ARG002 - the view's word
        """Explain the row under the marker."""
        self.show_pair()

    def went_on(self) -> None:
        """Go on to the next exercise, after the last one back."""
        self.action_next()

    def pair(self) -> Pair | None:
        """Return the pair under the marker."""
        page = self._page
        if page is None or not page.is_known:
            return None
        return self.review.pair(self._place, self._views[page.sheet.exercise.kind].premise)

    def show_pair(self) -> None:
        """Say what was right about the row under the marker, and why."""
        pair = self.pair()
        if pair:
            above = dispute_line(pair.dispute, self.workspace.now())
            self.pane.say([above, *numbered_reason(pair.exercise, pair.mark)])
        else:
            until = self.review.withheld_until
            left = withheld_words(until) if until else LEFT_OPEN
            is_row = self._page and self._page.is_known
            self.pane.say([Paragraph(""), Paragraph(left if is_row else "", "dim")])
        self.show_hints()

    def take_dispute(self, dispute: Dispute) -> None:
        """Show a dispute on its pair, and pass it on."""
        super().take_dispute(dispute)
        self._disputed(dispute)

    def action_next(self) -> None:
        """Go on to the next exercise, after the last one back."""
        if self._place + 1 < len(self.review.pages):
            self.action_turn(1)
        else:
            self.action_back()

    def action_turn(self, by: int) -> None:
        """Turn some pages, as far as there are any."""
        place = max(0, min(len(self.review.pages) - 1, self._place + by))
        if place != self._place:
            self._place = place
            self._show_page()

    def _show_page(self, premise: str | None = None) -> None:
        page = self._page
        for kind, view in self._views.items():
            view.display = bool(page and page.is_known and page.sheet.exercise.kind == kind)
        self._sentence.display = not (page and page.is_known)
        shown = day(self.review.started, self.workspace.now())
        if page:
            self.bar.say(
                visible(self.review.title),
                f"exercise {page.number} of {self.review.exercises} · {shown}",
            )
        if page and page.is_known:
            view = self._views[page.sheet.exercise.kind]
            view.show_sheet(page.sheet, page.marks, anew=True)
            view.mark(premise or page.first)
            self.set_focus(view)
        else:
            if page:
                self._sentence.say([Paragraph(visible(unknown_kind(page.sheet.exercise)))])
            self.set_focus(self._sentence)
        self.show_pair()
        self.show_hints()
