"""What stands below an exercise: how far it is, what to do next, why a pair is right or wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.glyphs import ARROWS
from medtrainer.services.feedback import CRITICAL, premise_of, progress, still_empty
from medtrainer.services.limits import withheld_words
from medtrainer.services.sitting_words import empty_rows, judged, next_words
from medtrainer.tui.screens.page import HELP, READ_ON
from medtrainer.tui.screens.pair_lines import numbered_reason
from medtrainer.tui.widgets.bars import Hint
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from medtrainer.services.sitting import Sitting
    from medtrainer.tui.exercise_views.match import MatchView


def key_hints(sitting: Sitting, view: MatchView, *, is_longer: bool) -> list[Hint]:
    """Return the keys that do something now; `is_longer` says that a reason goes on below."""
    leave = Hint("esc", "end" if sitting.opening.purpose == "practice" else "leave, kept")
    more = [READ_ON] if is_longer else []
    if sitting.time_left is not None:
        more.append(Hint("m", "time"))
    if sitting.sheet.submitted:
        pairs = [Hint(ARROWS, "pairs"), Hint("d", "dispute")] if judged(sitting) else []
        return [Hint("enter", next_words(sitting)), *more, *pairs, HELP, leave]
    if view.is_choosing:
        return [Hint(ARROWS, "move"), Hint("enter", "choose"), Hint("←", "duties"), HELP, leave]
    change = [] if sitting.at_once else [Hint("u", "undo"), Hint("bksp", "clear")]
    return [
        Hint(f"{view.letters[0]}-{view.letters[-1]}", "choose"),
        Hint("enter", "submit"),
        *more,
        Hint(ARROWS, "move"),
        *change,
        HELP,
        leave,
    ]


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
        return f".{_key_words(sitting)} Enter: {next_words(sitting)}."
    return "" if empty_rows(sitting) else ". Enter submits them."


def _key_words(sitting: Sitting) -> str:
    """Say when one sees what was right, where that is not now."""
    until = sitting.withheld_until
    return f" {withheld_words(until)}" if until else ""
