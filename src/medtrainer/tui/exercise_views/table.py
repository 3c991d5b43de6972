"""The view of each kind of exercise: one line a kind (see CONTRIBUTING.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.tui.exercise_views.match import MatchView

if TYPE_CHECKING:
    from collections.abc import Mapping

VIEWS: Mapping[str, type[MatchView]] = {
    "match": MatchView,
}
