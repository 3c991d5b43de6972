"""What every attempt begins with: its rules, and the first lines of its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer import __version__
from medtrainer.exercises.match import GENERATOR
from medtrainer.journal.events import attempt_started, exercise_shown
from medtrainer.model.attempt import Attempt, Opening, Sheet
from medtrainer.services.record import open_journal
from medtrainer.services.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from medtrainer.model.assignment import Assigned
    from medtrainer.model.attempt import Purpose, QuizName, Rules
    from medtrainer.model.exercise import Exercise
    from medtrainer.services.workspace import Workspace


def seed_of(workspace: Workspace, attempt_id: str, chosen: str | None) -> str:
    """Return what to draw with: the seed that was chosen, else person and session."""
    return chosen if chosen is not None else f"{workspace.person.login}|{attempt_id}"


def new_opening(
    workspace: Workspace,
    attempt_id: str,
    *,
    purpose: Purpose,
    quiz: QuizName | None,
    content: str,
    generator: int = GENERATOR,
    seed: str,
    pass_mark: float | None,
    rules: Rules,
    mode: str,
    exercises: int | None,
    assigned: Assigned | None = None,
) -> Opening:
    """Return what is fixed when an attempt starts here and now; the fields are those of it."""
    return Opening(
        attempt=attempt_id,
        purpose=purpose,
        quiz=quiz,
        utc_offset=workspace.utc_offset(workspace.now()),
        content=content,
        generator=generator,
        seed=seed,
        pass_mark=pass_mark,
        rules=rules,
        person=workspace.person,
        program=__version__,
        host=workspace.host,
        mode=mode,
        exercises=exercises,
        assignment=assigned.assignment.stem if assigned else None,
        due=assigned.due.isoformat() if assigned and assigned.due else None,
        assigned_by=assigned.assignment.assigned_by if assigned else None,
    )


def begin(
    workspace: Workspace,
    opening: Opening,
    exercises: tuple[Exercise, ...],
    reread: Callable[[], Attempt | None] = lambda: None,
    more: Iterator[Exercise] | None = None,
) -> Sitting:
    """Record the start of an attempt with its first exercises, in one go, and sit down at it.

    Args:
        workspace: Person, office and record.
        opening: What is fixed at the start.
        exercises: What is recorded before anything is shown: all of a set, one of a practice.
        reread: Returns the attempt as it is recorded by now, where others may sit it, too.
        more: The further exercises of a practice.

    Raises:
        EnvironmentProblem: The start could not be saved; there is no attempt then.
    """
    journal = open_journal(workspace)
    shown = (exercise_shown(opening.attempt, exercise) for exercise in exercises)
    try:
        journal.append(attempt_started(opening), *shown)
    except BaseException:
        journal.close()
        raise
    now = workspace.now()
    attempt = Attempt(opening, now, tuple(Sheet(exercise) for exercise in exercises), now)
    return Sitting(attempt, journal, workspace.stopwatch, reread, more)
