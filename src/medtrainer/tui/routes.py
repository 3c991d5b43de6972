"""Where one screen leads to another: one line a place.

Screens ask for a place by its name (`Page.go`), so that none imports the screens around it. Each is
imported when it is first opened: nobody waits for it at a start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from medtrainer.services.workspace import Workspace
    from medtrainer.tui.screens.page import Page


def _positions(workspace: Workspace, about: str) -> Page:
    """Open the positions at a role; a colon and a duty's id behind it show that duty first."""
    from medtrainer.tui.screens.positions import PositionsScreen

    role, _, duty = about.partition(":")
    return PositionsScreen(workspace.office.catalogue, at=role or None, found=duty)


def _compare(workspace: Workspace, role: str) -> Page:
    from medtrainer.tui.screens.other import OtherScreen

    catalogue = workspace.office.catalogue
    return OtherScreen(catalogue, catalogue.role(role))


def _who(workspace: Workspace, _about: str) -> Page:
    from medtrainer.tui.screens.who import WhoScreen

    return WhoScreen(workspace.office.catalogue)


def _visit(workspace: Workspace, _about: str) -> Page:
    from medtrainer.tui.screens.visit import VisitScreen

    return VisitScreen(workspace.office.catalogue)


def _practise(workspace: Workspace, role: str) -> Page:
    from medtrainer.tui.screens.practise import PractiseScreen

    return PractiseScreen(workspace, (role,) if role else ())


def _progress(workspace: Workspace, _about: str) -> Page:
    from medtrainer.tui.screens.progress import ProgressScreen

    return ProgressScreen(workspace)


def _scores(workspace: Workspace, _about: str) -> Page:
    from medtrainer.tui.screens.scores import ScoresScreen

    return ScoresScreen(workspace)


def _trainer(workspace: Workspace, _about: str) -> Page:
    """Open the trainer's area; its screens share one gradebook, which the first of them closes."""
    from medtrainer.tui.screens.trainer.overview import OverviewScreen
    from medtrainer.tui.screens.trainer.session import Session

    return OverviewScreen(Session(workspace))


ROUTES: Mapping[str, Callable[[Workspace, str], Page]] = {
    "positions": _positions,
    "compare": _compare,
    "who": _who,
    "visit": _visit,
    "practise": _practise,
    "progress": _progress,
    "scores": _scores,
    "trainer": _trainer,
}
"""The screens that can be asked for, and what opens them."""
