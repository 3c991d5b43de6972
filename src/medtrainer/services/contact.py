"""Whom to ask where the content is doubted: the office says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.content.facts import read_facts

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.model.office import OfficeFacts

_NOBODY_NAMED = "Ask your trainer or supervisor."


def whom_to_ask(facts: OfficeFacts) -> str:
    """Return whom to ask, as the office puts it, in one or more lines."""
    return facts.contact or _NOBODY_NAMED


def contact_at(folder: Path) -> str:
    """Return whom an office's folder says to ask, in one line; "" if it is silent or faulty."""
    return _in_one_line(read_facts(folder)[0].contact)


def ask_instead(contact: str, doubt: str) -> str:
    """Say in one line whom to ask, after a question such as "Differs here?"; "" without anybody."""
    return f"{doubt} Ask: {_in_one_line(contact)}" if contact else ""


def _in_one_line(contact: str) -> str:
    lines = (line.strip().rstrip(",;") for line in contact.splitlines())
    return "; ".join(filter(None, lines))
