"""What a dispute says, for the list of them and for answering one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.text import visible
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medtrainer.services.results.doubts import Doubt


def doubt_paragraphs(doubt: Doubt) -> Iterable[Paragraph]:
    """Yield what a dispute is about, what it says, and how it was answered."""
    yield Paragraph(visible(doubt.text), "strong")
    key = f"The key says {doubt.right_title}" if doubt.right else "Not handed in yet"
    chosen = f"; chosen was {doubt.chosen_title}" if doubt.chosen else ""
    yield Paragraph(visible(f"{doubt.title}. {key}{chosen}."))
    yield Paragraph(visible(f"“{doubt.comment}”"))
    if doubt.answer:
        decided = doubt.answer.decided
        yield Paragraph(visible(f"{state_of(doubt)} by {decided.by}: {decided.reason}"), "dim")


def state_of(doubt: Doubt) -> str:
    """Say how a dispute stands, in a word."""
    if doubt.answer is None:
        return "waits"
    return "accepted" if doubt.answer.accepted else "rejected"
