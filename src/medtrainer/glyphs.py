"""Every sign that is not ASCII, and its ASCII form for terminals that lack it (terminal.md, 2)."""

from __future__ import annotations

import os

SIGNS = {
    "marker": ("▶", ">"),
    "right": ("✓", "+"),
    "wrong": ("✗", "x"),
    "became": ("→", ">"),
    "open": ("·", "."),
    "bar": ("│", "|"),
    "dot": ("·", "-"),
    "dash": ("–", "-"),
    "more": ("…", "~"),
    "updown": ("↑↓", "up/down"),
    "sideways": ("←→", "left/right"),
    "erase": ("⌫", "bksp"),
    "above": ("↑", "^"),
    "below": ("↓", "v"),
}
"""Each sign by its use: as drawn, and in ASCII."""


def sign(use: str) -> str:
    """Return the sign for a use, in ASCII where the terminal or the person asks for it."""
    return SIGNS[use][_ascii_only()]


def _ascii_only() -> bool:
    return os.environ.get("TERM") == "linux" or os.environ.get("MEDTRAINER_ASCII") == "1"
