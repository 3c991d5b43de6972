"""Every trainer's screen and the way to it from the start."""

from __future__ import annotations

VISITS = {
    "home": (),
    "overview": ("o",),
    "overview-site": ("o", "s"),
    "people": ("o", "p"),
    "people-filtered": ("o", "p", "slash", *"north"),
    "person": ("o", "p", "slash", *"ana", "enter", "enter"),
    "gradebook": ("o", "g", "down"),
    "gradebook-filtered": ("o", "g", "slash", *"late other"),
    "versions": ("o", "v"),
    "sets": ("o", "i"),
    "statistics": ("o", "i", "enter", "down"),
    "mixups": ("o", "m"),
    "assign-set": ("o", "a"),
    "assign-people": ("o", "a", "enter", "space", "down"),
    "assign-terms": ("o", "a", "enter", "enter"),
    "assign-plan": ("o", "a", "enter", "enter", "enter"),
    "disputes": ("o", "d"),
    "answer": ("o", "d", "enter", *"both", "enter"),
    "builder-positions": ("o", "n", "space"),
    "builder-numbers": ("o", "n", "enter", "down", "left"),
    "help": ("o", "question_mark"),
}
"""A line for every screen, and for every state of one that looks different."""
