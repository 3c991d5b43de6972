"""Our own colours, dark and light: high contrast, one accent. A test computes every pair.

Most terminals show 256 colours, so the colours here are, or come close to, some of those. With 16
the dark theme is the only one: many terminals draw bold text there in its brighter colour, and
Linux's console has no bright background, so that nothing light can be relied on to be readable.
"""

from __future__ import annotations

from textual.theme import Theme


def _theme(
    name: str,
    *,
    dark: bool,
    text: str,
    muted: str,
    paper: str,
    accent: str,
    good: str,
    warning: str,
    bad: str,
) -> Theme:
    """Return a theme; what Textual's own widgets would shade by themselves is set as well."""
    return Theme(
        name=name,
        primary=accent,
        secondary=accent,
        accent=accent,
        success=good,
        warning=warning,
        error=bad,
        foreground=text,
        background=paper,
        surface=paper,
        panel=paper,
        dark=dark,
        variables={
            "foreground-muted": muted,
            "foreground-disabled": muted,
            "text": text,
            "text-muted": muted,
            "text-disabled": muted,
            "border": accent,
            "border-blurred": muted,
            "input-cursor-foreground": paper,
            "input-cursor-background": text,
            "input-selection-foreground": paper,
            "input-selection-background": accent,
        },
    )


DARK = _theme(
    "medtrainer-dark",
    dark=True,
    text="#e4e4e4",
    muted="#b2b2b2",
    paper="#121212",
    accent="#5fd7ff",
    good="#87d787",
    warning="#ffd75f",
    bad="#ff8787",
)
"""The theme the program starts with."""

LIGHT = _theme(
    "medtrainer-light",
    dark=False,
    text="#121212",
    muted="#4e4e4e",
    paper="#ffffff",
    accent="#00479e",
    good="#004f00",
    warning="#875f00",
    bad="#af0000",
)
"""The theme for bright rooms."""

THEMES = (DARK, LIGHT)


def theme_of(choice: str, colours: str | None) -> Theme:
    """Return the theme to show for what a person has chosen.

    Args:
        choice: What is kept as their choice; "light", or anything else for dark.
        colours: How many colours the terminal shows, in Rich's words: "standard" is 16.
    """
    return LIGHT if choice == "light" and light_is_readable(colours) else DARK


def light_is_readable(colours: str | None) -> bool:
    """Tell whether the terminal has enough colours for the light theme."""
    return colours != "standard"
