"""Practice: exercises without a set, judged at once, that do not count.

Nobody else can sit somebody's practice, and it ends with its sitting. So its exercises are drawn
one by one and recorded as they are shown, and the record is never read anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medtrainer.errors import RequestProblem
from medtrainer.exercises.match import GENERATOR
from medtrainer.model.attempt import Rules
from medtrainer.services.draws import draw_from, shape_without_set
from medtrainer.services.openings import begin, new_opening, seed_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medtrainer.exercises.scope import Shape
    from medtrainer.model.exercise import Exercise, Mark
    from medtrainer.model.roles import Catalogue
    from medtrainer.services.sitting import Sitting
    from medtrainer.services.workspace import Workspace

WRONG_PAIRS = "Practice: the pairs that were wrong"
"""What `practise_wrong` begins."""


def start_practice(
    workspace: Workspace,
    roles: Sequence[str] = (),
    *,
    seed: str | None = None,
    mode: str = "tui",
) -> Sitting:
    """Sit down at an endless run of exercises in which every duty of some positions comes round.

    Args:
        workspace: Person, office and record.
        roles: Ids of the roles to practise; none means all.
        seed: What to draw with in place of person and session.
        mode: "tui" or "plain".

    Raises:
        RequestProblem: There is nothing to ask.
        EnvironmentProblem: The start could not be saved; there is no attempt then.
        KeyError: A role id is unknown.
    """
    catalogue = workspace.office.catalogue
    asked = _with_duties(catalogue, roles)
    attempt_id = workspace.new_id()
    seed = seed_of(workspace, attempt_id, seed)
    drawn = draw_from(
        catalogue,
        seed,
        roles=asked if roles else (),
        shape=_shape_of(catalogue, asked),
        kind="match",
    )
    return _begin(
        workspace,
        drawn.exercises,
        attempt_id=attempt_id,
        content=drawn.content,
        generator=GENERATOR,
        seed=seed,
        mode=mode,
        exercises=None,
    )


def practise_wrong(workspace: Workspace, sitting: Sitting, *, mode: str = "tui") -> Sitting | None:
    """Start a practice of just the rows that were wrong; None if none was or may be known yet.

    The positions on show stay the same, so rule U+ still holds.

    Raises:
        EnvironmentProblem: The start could not be saved.
    """
    if sitting.withheld_until:
        return None
    pairs = zip(sitting.sheets, sitting.result().marks, strict=True)
    left = [_only_wrong(sheet.exercise, marks) for sheet, marks in pairs]
    exercises = [exercise for exercise in left if exercise.premises]
    if not exercises:
        return None
    was = sitting.opening
    return _begin(
        workspace,
        (replace(exercise, index=number) for number, exercise in enumerate(exercises)),
        attempt_id=workspace.new_id(),
        content=was.content,
        generator=was.generator,
        seed=was.seed,
        mode=mode,
        exercises=len(exercises),
    )


def practice_title(catalogue: Catalogue, roles: Sequence[str] = ()) -> str:
    """Say what is practised: "Practice: Medical Coder, Medical Biller"."""
    chosen = set(roles)
    titles = [role.title for role in catalogue.roles if role.id in chosen]
    if not titles or len(titles) == len(catalogue.roles):
        return "Practice: all positions"
    return f"Practice: {', '.join(titles)}"


def _with_duties(catalogue: Catalogue, roles: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of those roles, or of all, that have something to ask."""
    chosen = {role_id: catalogue.role(role_id) for role_id in roles}
    asked = tuple(role.id for role in chosen.values() or catalogue.roles if role.duties)
    if not asked:
        raise RequestProblem(
            "There is nothing to practise: no duties are written down for these positions.",
            "Choose other positions, or add duties to roles.toml.",
        )
    return asked


def _shape_of(catalogue: Catalogue, asked: Sequence[str]) -> Shape:
    """Return the usual shape, with reuse where fewer positions are asked than are on show.

    One-to-one, every one of so few would have to be right for some row: the others would be no
    spares to anybody who chose them, and in the built-in office a third of the exercises over four
    positions found no four duties to ask.
    """
    usual = shape_without_set(catalogue)
    return replace(usual, reuse=len(asked) < usual.positions)


def _only_wrong(exercise: Exercise, marks: Sequence[Mark]) -> Exercise:
    wrong = {mark.premise for mark in marks if not mark.is_right}
    premises = tuple(premise for premise in exercise.premises if premise.id in wrong)
    key = {premise.id: exercise.key[premise.id] for premise in premises}
    return replace(exercise, premises=premises, key=key, shortfall=None)


def _begin(
    workspace: Workspace,
    drawn: Iterator[Exercise],
    *,
    attempt_id: str,
    content: str,
    generator: int,
    seed: str,
    mode: str,
    exercises: int | None,
) -> Sitting:
    opening = new_opening(
        workspace,
        attempt_id,
        purpose="practice",
        quiz=None,
        content=content,
        generator=generator,
        seed=seed,
        pass_mark=None,
        rules=Rules(feedback="at-once"),
        mode=mode,
        exercises=exercises,
    )
    return begin(workspace, opening, (next(drawn),), more=drawn)
