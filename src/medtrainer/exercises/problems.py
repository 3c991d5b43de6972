"""What can keep an exercise from being drawn."""

from __future__ import annotations

from medtrainer.errors import RequestProblem


class UnmatchableAnchor(RequestProblem):
    """A duty cannot be asked: (nearly) every position that could be on show does it too."""


class NothingToAsk(RequestProblem):
    """No duty at all can be asked."""


class RuleBroken(AssertionError):
    """Rule U+ does not hold for an exercise: a fault of the program, never of the content."""
