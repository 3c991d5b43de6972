"""Show how a set was answered: first attempts only, duty by duty.

What needs more answers than there are says so, and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medtrainer.cli.answers import answering
from medtrainer.cli.output import print_json, print_paragraph
from medtrainer.cli.tables import print_csv, print_table
from medtrainer.services.results.statistics import set_report
from medtrainer.services.results.statistics_words import MEANINGS, item_verdict, set_words
from medtrainer.services.wording import percent
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.services.results.statistics import SetReport
    from medtrainer.statistics.items import ItemStatistics

_DUTY = 59
"""Columns that a duty may take beside its figures."""

HEADS = (
    "duty", "text", "n", "facility", "facility_low", "facility_high", "sd", "discrimination",
    "efficiency", "weight",
)  # fmt: skip


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `stats`."""
    parser.add_argument("set", metavar="SET", help="the set, by id or title")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print CSV, without what was chosen")


def run(args: Namespace) -> int:
    """Print the statistics of a set."""
    with answering(args, "see statistics") as desk:
        report = set_report(desk, args.set)
        if args.json:
            print_json(as_json(report))
        elif args.csv:
            items = [_item_json(item, report) for item in report.statistics.items]
            print_csv(HEADS, [[item[head] for head in HEADS] for item in items])
        else:
            _print(report)
    return 0


def _print(report: SetReport) -> None:
    print(visible(report.title))
    for words in set_words(report):
        print_paragraph(words)
    items = sorted(report.statistics.items, key=lambda item: (item.facility, item.duty))
    if not items:
        return
    rows: list[tuple[str, ...]] = []
    for item in items:
        parts = "" if item.discrimination is None else f"{item.discrimination:.0f}"
        duty = report.wordings.duty(item.duty)
        rows.append((percent(item.facility), str(item.n), parts, duty))
        verdict = item_verdict(item, report)
        if verdict:
            rows.append(("", "", "", verdict))
    print()
    print_table(("Right", "of", "Parts", "Duty"), rows, right=(0, 1, 2), most=_DUTY)
    print()
    print_paragraph(MEANINGS)


def as_json(report: SetReport) -> dict[str, Any]:
    """Return the statistics as formats.md, section 6, has them."""
    figures, totals = report.statistics, report.statistics.totals
    return {
        "quiz": report.quiz,
        "learners": figures.learners,
        "mean": totals.mean,
        "median": totals.median,
        "sd": totals.sd,
        "skewness": totals.skewness,
        "kurtosis": totals.kurtosis,
        "alpha": figures.consistency.alpha,
        "error_ratio": figures.consistency.error_ratio,
        "standard_error": figures.consistency.standard_error,
        "why": figures.consistency.why or None,
        "items": [_item_json(item, report) for item in figures.items],
    }


def _item_json(item: ItemStatistics, report: SetReport) -> dict[str, Any]:
    return {
        "duty": item.duty,
        "text": report.wordings.duty(item.duty),
        "n": item.n,
        "facility": item.facility,
        "facility_low": item.facility_low,
        "facility_high": item.facility_high,
        "sd": item.sd,
        "discrimination": item.discrimination,
        "efficiency": item.efficiency,
        "weight": item.weight,
        "answers": dict(item.answers),
        "right": list(item.rights),
        "look_at_the_key": item.wants_a_look,
        "why": item.why or None,
    }
