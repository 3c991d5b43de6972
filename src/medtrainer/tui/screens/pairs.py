"""What screens with judged pairs share: one pair is marked, can be read up and disputed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from medtrainer.services.feedback import title_of
from medtrainer.text import visible
from medtrainer.tui.screens.page import READ_ON, Note, Page
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from medtrainer.model.attempt import Dispute
    from medtrainer.services.review import Pair, Review
    from medtrainer.services.workspace import Workspace

READ_UP = Hint("b", "read up")
DISPUTE = Hint("d", "dispute")


class PairsPage(Page):
    """A page of an attempt's pairs.

    Attributes:
        pane: Where the marked pair is explained.
        review: The attempt.
    """

    PAIR_KEYS = (
        ("b", "reads up on the position that is right"),
        ("d", "disputes the marked pair, if you think that it is wrong"),
        ("space", "reads on in a long reason"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "browse", "Read about the position", show=False),
        Binding("d", "dispute", "Dispute the pair", show=False),
        Binding("space", "read_on", "Read on", show=False),
    ]

    def __init__(self, workspace: Workspace, review: Review, title: str, aside: str = "") -> None:
        super().__init__(title, aside)
        self.workspace = workspace
        self.review = review
        self.pane = Note(id="pair")

    def pair(self) -> Pair | None:
        """Return the marked pair, None where nothing judged is marked; subclasses say."""
        raise NotImplementedError

    def show_pair(self) -> None:
        """Explain the marked pair; subclasses say how."""
        raise NotImplementedError

    def take_dispute(self, dispute: Dispute) -> None:
        """Show a dispute on its pair from now on."""
        self.review = self.review.with_dispute(dispute)
        self.show_pair()

    @property
    def more(self) -> tuple[Hint, ...]:
        """The key that reads on, where the reason is longer than the room for it."""
        return (READ_ON,) if self.pane.is_longer else ()

    def action_read_on(self) -> None:
        """Show the rest of a reason that is longer than the room for it."""
        self.pane.read_on()

    def action_browse(self) -> None:
        """Open the position that is right for the marked pair."""
        pair = self.pair()
        if pair is None or not self.is_active:
            return
        catalogue = self.workspace.office.catalogue
        if any(role.id == pair.mark.right for role in catalogue.roles):
            self.go("positions", pair.mark.right)
        else:
            title = visible(title_of(pair.exercise, pair.mark.right))
            gone = f"“{title}” is no longer a position of this office, so there is nothing to read."
            self.pane.say([Paragraph(""), Paragraph(gone, "strong")])

    def action_dispute(self) -> None:
        """Ask what is wrong with the marked pair."""
        pair = self.pair()
        if pair and self.is_active:
            from medtrainer.tui.screens.dispute import DisputeScreen

            self.app.push_screen(DisputeScreen(self.workspace, pair, self.take_dispute))
