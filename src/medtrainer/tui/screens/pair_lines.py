"""A judged pair in lines: the same wherever one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.glyphs import RIGHT, WRONG
from medtrainer.services.disputes import disputed_words
from medtrainer.services.feedback import premise_of, verdict
from medtrainer.text import visible
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from datetime import datetime

    from medtrainer.model.attempt import Dispute
    from medtrainer.model.exercise import Exercise, Mark


def numbered_reason(exercise: Exercise, mark: Mark) -> list[Paragraph]:
    """Return verdict and reason, with the number that the row has on show."""
    premise = premise_of(exercise, mark.premise)
    number = exercise.premises.index(premise) + 1
    style = "good" if mark.is_right else "bad"
    glyph = RIGHT if mark.is_right else WRONG
    return [
        Paragraph(visible(verdict(exercise, mark)), style, label=f"{number}  {glyph}"),
        Paragraph(visible(premise.why, lines=True), indent=7),
    ]


def whole_pair(exercise: Exercise, mark: Mark) -> list[Paragraph]:
    """Return duty, verdict and reason."""
    premise = premise_of(exercise, mark.premise)
    return [
        Paragraph(visible(premise.text), "strong"),
        Paragraph(visible(verdict(exercise, mark)), "good" if mark.is_right else "bad"),
        Paragraph(visible(premise.why, lines=True)),
    ]


def dispute_line(dispute: Dispute | None, now: datetime) -> Paragraph:
    """Return the one line above a pair: its dispute, or nothing, so that nothing below it moves."""
    return Paragraph(disputed_words(dispute, now), "dim", cut=True) if dispute else Paragraph("")
