"""Every screen of the program and the way to it: what is tried on all screens goes through here."""

from __future__ import annotations

from typing import NamedTuple


class Visit(NamedTuple):
    """A way from the start to a screen.

    Attributes:
        keys: What to press.
        welcomed: Whether the person has been here before.
    """

    keys: tuple[str, ...] = ()
    welcomed: bool = True


_BEGIN = ("5", "enter")
_ANSWERS = ("a", "b", "c", "d", "a")
_FEEDBACK = (*_BEGIN, *_ANSWERS, "enter", "1")
_RESULT = (*_BEGIN, *(*_ANSWERS, "enter", "enter") * 3)

VISITS = {
    "welcome": Visit(("a",), welcomed=False),
    "home": Visit(),
    "home-unfinished": Visit((*_BEGIN, "a", "b", "escape")),
    "set-card": Visit(("5",)),
    "exercise": Visit((*_BEGIN, "a", "b")),
    "feedback": Visit(_FEEDBACK),
    "result": Visit(_RESULT),
    "review": Visit((*_RESULT, "enter")),
    "dispute": Visit((*_RESULT, "d", "n", "o")),
    "practise": Visit(("p", "down", "space")),
    "positions": Visit(("b",)),
    "positions-filtered": Visit(("b", "slash", *"blood")),
    "other": Visit(("b", "c")),
    "compare": Visit(("b", "slash", *"coder", "enter", "escape", "c", "enter")),
    "who": Visit(("w", *"auth", "down")),
    "journey": Visit(("b", "v", "down")),
    "progress-empty": Visit(("g",)),
    "progress": Visit((*_RESULT, "escape", "g")),
    "scores-empty": Visit(("s",)),
    "scores": Visit((*_RESULT, "escape", "s")),
    "help": Visit(("question_mark",)),
}
"""A line for every screen, and for every state of one that looks different."""
