"""A transcript as one HTML page that prints well and needs nothing else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from medtrainer.services.results.transcript_words import (
    CANNOT_PROVE,
    facts_of,
    item_words,
    outcome_words,
    person_words,
)
from medtrainer.text import visible

if TYPE_CHECKING:
    from medtrainer.services.results.transcript import Entry, Item, Transcript

_STYLE = """
body { font: 11pt/1.45 system-ui, sans-serif; color: #1a1a1a; background: #fff;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 2rem 0 .4rem; border-top: 1px solid #bbb; padding-top: .6rem; }
dl { display: grid; grid-template-columns: 7rem 1fr; gap: .15rem 1rem; margin: 0 0 .8rem; }
dt { color: #555; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .2rem .6rem .2rem 0;
  border-bottom: 1px solid #ddd; }
th { font-weight: 600; color: #555; }
.wrong { font-weight: 600; }
footer { margin-top: 2.5rem; border-top: 1px solid #bbb; padding-top: .6rem; color: #555; }
@media print { body { margin: 0; max-width: none; } tr, dl { break-inside: avoid; }
  h2 { break-after: avoid; } }
""".strip()


def transcript_html(transcript: Transcript, office: str, by: str) -> str:
    """Return a transcript as a page.

    Args:
        transcript: What was collected of the person.
        office: What the office is called.
        by: Login of whoever made it.
    """
    learner = transcript.learner
    name = _safe(learner.called)
    attempts = "\n".join(
        _attempt(number, entry) for number, entry in enumerate(transcript.entries, start=1)
    )
    nothing = "<p>No attempt that counts has been collected.</p>"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Transcript of {name}</title>
<style>
{_STYLE}
</style>
</head>
<body>
<h1>Transcript of {name}</h1>
<p>{_safe(learner.login)}{" · " if person_words(learner) else ""}{_safe(person_words(learner))}<br>
{_safe(office)}, made {transcript.made_at:%Y-%m-%d %H:%M} UTC by {_safe(by)}</p>
{attempts or nothing}
<footer>{_safe(CANNOT_PROVE)}</footer>
</body>
</html>
"""


def _attempt(number: int, entry: Entry) -> str:
    facts = "\n".join(
        f"<dt>{_safe(fact.name)}</dt><dd>{_safe(fact.text)}</dd>" for fact in facts_of(entry)
    )
    rows = "\n".join(_row(item) for item in entry.items)
    table = f"<table>\n<tr><th>Duty</th><th>Answer</th></tr>\n{rows}\n</table>" if rows else ""
    title = _safe(entry.sat.row.quiz_title or entry.sat.row.quiz)
    return f"""<section>
<h2>{number}. {title}: {_safe(outcome_words(entry))}</h2>
<dl>
{facts}
</dl>
{table}
</section>"""


def _row(item: Item) -> str:
    kind = "" if item.is_right else ' class="wrong"'
    return f"<tr><td>{_safe(item.text)}</td><td{kind}>{_safe(item_words(item))}</td></tr>"


def _safe(text: str) -> str:
    return escape(visible(text))
