"""The trainer's screens that the overview leads to: one line each, imported when it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from medtrainer.tui.screens.page import Page
    from medtrainer.tui.screens.trainer.session import Session


def _people(session: Session) -> Page:
    from medtrainer.tui.screens.trainer.people import PeopleScreen

    return PeopleScreen(session)


def _gradebook(session: Session) -> Page:
    from medtrainer.tui.screens.trainer.gradebook import GradebookScreen

    return GradebookScreen(session)


def _versions(session: Session) -> Page:
    from medtrainer.tui.screens.trainer.versions import VersionsScreen

    return VersionsScreen(session)


def _assign(session: Session) -> Page:
    from medtrainer.tui.screens.trainer.assign_set import AssignSetScreen

    return AssignSetScreen(session)


def _items(session: Session) -> Page:
    from medtrainer.tui.screens.trainer.sets import SetsScreen

    return SetsScreen(session)


def _mixups(session: Session) -> Page:
    from medtrainer.tui.screens.trainer.mixups import MixupsScreen

    return MixupsScreen(session)


def _disputes(session: Session) -> Page:
    from medtrainer.tui.screens.trainer.disputes import DisputesScreen

    return DisputesScreen(session)


def _builder(session: Session) -> Page:
    from medtrainer.tui.screens.trainer.builder_roles import BuilderRolesScreen

    return BuilderRolesScreen(session)


PLACES: Mapping[str, Callable[[Session], Page]] = {
    "people": _people,
    "gradebook": _gradebook,
    "versions": _versions,
    "assign": _assign,
    "items": _items,
    "mixups": _mixups,
    "disputes": _disputes,
    "builder": _builder,
}
"""What opens each screen."""
