"""Show how I stand: by position, and day by day."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from medtrainer.cli.output import print_json, print_paragraph
from medtrainer.columns import columns, fitted, padded
from medtrainer.glyphs import DASH, MORE, bar, drawable, sparkline
from medtrainer.services.progress import my_progress
from medtrainer.services.progress_words import (
    MEANINGS,
    known_of,
    mastered_of,
    right_of,
    state,
    two_weeks,
    what_is_missing,
)
from medtrainer.services.wording import percent, who_sits
from medtrainer.services.workspace import open_workspace
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from medtrainer.services.progress import Progress, RoleProgress

_TITLE = 26
"""Columns that a title may take."""

_BAR = 8


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `progress`."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: Namespace) -> int:
    """Print the progress."""
    workspace = open_workspace(args.office, args.data, learner=args.learner)
    progress = my_progress(workspace)
    for notice in progress.notices:
        print("medtrainer:", visible(notice), file=sys.stderr)
    if args.json:
        print_json(_as_json(progress))
        return 0
    if workspace.person.learner:
        print(f"{who_sits(workspace.person)}\n")
    if progress.answered.answers:
        _print_table(progress.roles)
        _print_sentences(progress)
    else:
        print("No answers yet. “medtrainer” opens the program.")
    return 0


def _as_json(progress: Progress) -> dict[str, Any]:
    """Return the document of formats.md; cards and reviews due come with a schedule of reviews."""
    return {"roles": [_role_json(here) for here in progress.roles], "cards": [], "due_today": 0}


def _role_json(here: RoleProgress) -> dict[str, Any]:
    return {
        "role": here.role.id,
        "title": here.role.title,
        "known": here.known,
        "askable": here.mastery.askable,
        "mastered": here.mastery.is_mastered,
        "why": what_is_missing(here),
        "retrievability": None,
        "right": here.answered.right,
        "answers": here.answered.answers,
    }


def _print_table(roles: Sequence[RoleProgress]) -> None:
    """Print a line for each position; titles to the left, numbers to the right."""
    rows = [_row(here) for here in roles]
    heads = ("Position", "", "Known", "Right", "", "")
    widths = [max(map(columns, column)) for column in zip(heads, *rows, strict=True)]
    for title, filled, known, right, share, word in (heads, *rows):
        cells = (
            padded(title, widths[0]),
            padded(filled, widths[1]),
            f"{known:>{widths[2]}}",
            f"{right:>{widths[3]}}",
            f"{share:>{widths[4]}}",
            word,
        )
        print("  ".join(cells).rstrip())


def _row(here: RoleProgress) -> tuple[str, ...]:
    title, askable, answered = here.role.title, here.mastery.askable, here.answered
    if columns(title) > _TITLE:
        title = fitted(title, _TITLE - 1) + drawable(MORE)
    return (
        title,
        drawable(bar(here.known, askable, _BAR)),
        f"{here.known} of {askable}",
        f"{answered.right} of {answered.answers}" if answered.answers else drawable(DASH),
        percent(answered.share) if answered.share is not None else "",
        state(here),
    )


def _print_sentences(progress: Progress) -> None:
    print(f"\n{mastered_of(progress)}, {known_of(progress)}.")
    for here in progress.roles:
        if here.answered.answers and not here.mastery.is_mastered:
            print_paragraph(f"{here.role.title}: {what_is_missing(here)}", indent="  ")
    print(f"\nLast 14 days  {drawable(sparkline(day.share for day in progress.days))}")
    print_paragraph("; ".join(two_weeks(progress.days)) + ".")
    print_paragraph(f"In all: {right_of(progress.answered)}.")
    print()
    print_paragraph(MEANINGS)
