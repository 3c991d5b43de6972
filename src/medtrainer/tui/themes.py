"""Our own colours: high contrast, one accent."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="medtrainer-dark",
    primary="#5fd7ff",
    accent="#5fd7ff",
    success="#87d787",
    warning="#ffd75f",
    error="#ff8787",
    foreground="#e4e4e4",
    background="#121212",
    surface="#121212",
    panel="#1c1c1c",
    dark=True,
    variables={"foreground-muted": "#b2b2b2"},
)
"""The theme the program starts with."""
