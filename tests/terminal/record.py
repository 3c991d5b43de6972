"""What the program has recorded below a home, read from outside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def journal(home: Path) -> list[dict[str, Any]]:
    """Return all events recorded below a home, as far as their lines are whole."""
    files = list(home.rglob("journal/*.jsonl"))
    return [event for file in files for event in events(file)]


def events(file: Path) -> list[dict[str, Any]]:
    """Return the events of one journal; what a kill has cut short, or closed off, is none."""
    found = []
    for line in file.read_bytes().splitlines(keepends=True):
        if line.endswith(b"}\n"):
            found.append(json.loads(line))
    return found


def key_of(home: Path, index: int) -> dict[str, str]:
    """Return the right letter of each premise of an exercise, in the order shown."""
    return right_letters(journal(home), index)


def right_letters(told: list[dict[str, Any]], index: int) -> dict[str, str]:
    """Return the right letter of each premise of an exercise among these events."""
    event = next(e for e in told if e["type"] == "exercise" and e["index"] == index)
    letters = {option["id"]: "abcdefghij"[n] for n, option in enumerate(event["options"])}
    return {p["id"]: letters[event["key"][p["id"]]] for p in event["premises"]}


def data_of(home: Path) -> Path:
    """Return the data folder that the program used below a home."""
    return next(home.rglob("journal")).parent
