"""What stands below an exercise: how far it is, what to do next, why a pair is right or wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.services.feedback import CRITICAL, premise_of, progress, still_empty
from medtrainer.services.sitting_words import empty_rows, judged, next_words
from medtrainer.tui.screens.pair_lines import numbered_reason
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from medtrainer.services.sitting import Sitting


def question(sitting: Sitting) -> list[Paragraph]:
    """Ask whether to submit although rows are empty."""
    said = still_empty(empty_rows(sitting))
    return [Paragraph(f"{said} Enter submits, Esc goes back.", "strong")]


def status(sitting: Sitting, marked: str, premise: str | None) -> list[Paragraph]:
    """Say how the exercise stands, or why a row is right or wrong.

    Args:
        sitting: The sitting.
        marked: Premise under the marker.
        premise: Premise to explain, if it has been judged; None for how the exercise stands.
    """
    mark = judged(sitting).get(premise or "")
    if mark:
        return numbered_reason(sitting.sheet.exercise, mark)
    said = progress(sitting.sheet.answered, len(sitting.sheet.exercise.premises))
    row = premise_of(sitting.sheet.exercise, marked)
    is_open = sitting.opening.pass_mark and not sitting.sheet.submitted
    warning = [Paragraph(CRITICAL, "strong")] if row.critical and is_open else []
    return [Paragraph(said + _advice(sitting), "dim"), *warning]


def _advice(sitting: Sitting) -> str:
    if sitting.sheet.submitted:
        return f". Enter: {next_words(sitting)}."
    if not empty_rows(sitting):
        return ". Enter submits them."
    return "" if sitting.alone else ". Also open elsewhere; both are recorded."
