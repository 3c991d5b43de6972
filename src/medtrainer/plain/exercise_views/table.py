"""Which module asks which kind of exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.plain.exercise_views import match

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from medtrainer.plain.desk import Desk

VIEWS: Mapping[str, Callable[[Desk], None]] = {"match": match.work_through}
"""Kind to what works through an exercise of it until it is submitted."""
