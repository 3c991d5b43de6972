"""Starting, resuming and repeating attempts."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from medtrainer import __version__
from medtrainer.errors import RequestProblem
from medtrainer.exercises.kinds import KINDS
from medtrainer.exercises.match import GENERATOR
from medtrainer.journal.events import attempt_started, exercise_shown
from medtrainer.model.attempt import Attempt, Opening, QuizName, Rules, Sheet
from medtrainer.services.draws import draw_from, shape_of
from medtrainer.services.record import my_record, open_journal
from medtrainer.services.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.model.attempt import Purpose
    from medtrainer.model.exercise import Exercise
    from medtrainer.model.quiz import QuizSet
    from medtrainer.services.workspace import Workspace


def start_attempt(
    workspace: Workspace,
    quiz: QuizSet,
    *,
    purpose: Purpose = "set",
    seed: str | None = None,
    mode: str = "tui",
) -> Sitting:
    """Draw and record all exercises of a set, and sit down at them.

    Args:
        workspace: Person, office and record.
        quiz: The set.
        purpose: "set", or "preview" for a try that does not count.
        seed: What to draw with in place of person and session.
        mode: "tui" or "plain".

    Raises:
        RequestProblem: The set cannot be drawn.
        EnvironmentProblem: The start could not be saved; there is no attempt then.
    """
    attempt_id = workspace.new_id()
    seed = seed if seed is not None else f"{workspace.person.login}|{attempt_id}"
    drawn = draw_from(
        workspace.office.catalogue, seed, quiz=quiz, shape=shape_of(quiz), kind=quiz.kind
    )
    exercises = tuple(islice(drawn.exercises, quiz.exercises))
    opening = _opening(
        workspace,
        attempt_id,
        purpose=purpose,
        quiz=QuizName(quiz.id, quiz.title),
        content=drawn.content,
        seed=seed,
        pass_mark=quiz.pass_mark,
        rules=Rules(quiz.feedback, quiz.attempts, quiz.counts, quiz.minutes),
        mode=mode,
        exercises=len(exercises),
    )
    return _begin(workspace, opening, exercises)


def resume_attempt(workspace: Workspace, attempt: Attempt) -> Sitting:
    """Sit down again at an unfinished attempt, exactly as it was.

    Raises:
        RequestProblem: It holds exercises of a kind that this version does not know.
        EnvironmentProblem: The record cannot be written.
    """
    if not all(map(_can_be_sat, attempt.sheets)):
        raise RequestProblem(
            "This attempt holds an exercise that this version cannot show.",
            "Update the program to go on with it.",
        )
    journal = open_journal(workspace)
    try:
        return Sitting(attempt, journal, workspace.stopwatch, _rereader(workspace, attempt.id))
    except BaseException:
        journal.close()
        raise


def _can_be_sat(sheet: Sheet) -> bool:
    exercise = sheet.exercise
    return exercise.kind in KINDS and all(row.id in exercise.key for row in exercise.premises)


def practise_wrong(workspace: Workspace, sitting: Sitting, *, mode: str = "tui") -> Sitting | None:
    """Start a practice of just the rows that were wrong; None if none was.

    The positions on show stay the same, so rule U+ still holds. Practice is recorded as such and
    does not count.

    Raises:
        EnvironmentProblem: The start could not be saved.
    """
    pairs = [
        _only_wrong(sheet.exercise, {m.premise for m in sitting.marks(place) if not m.is_right})
        for place, sheet in enumerate(sitting.sheets)
    ]
    exercises = [exercise for exercise in pairs if exercise.premises]
    if not exercises:
        return None
    was = sitting.opening
    opening = _opening(
        workspace,
        workspace.new_id(),
        purpose="practice",
        quiz=None,
        content=was.content,
        generator=was.generator,
        seed=was.seed,
        pass_mark=None,
        rules=Rules(feedback="at-once"),
        mode=mode,
        exercises=len(exercises),
    )
    numbered = tuple(replace(e, index=number) for number, e in enumerate(exercises))
    return _begin(workspace, opening, numbered)


def _rereader(workspace: Workspace, attempt_id: str) -> Callable[[], Attempt | None]:
    """Return what reads an attempt anew, as other sessions may have changed it."""

    def reread() -> Attempt | None:
        record = my_record(workspace)
        return next((a for a in record.attempts if a.id == attempt_id), None)

    return reread


def _only_wrong(exercise: Exercise, wrong: set[str]) -> Exercise:
    premises = tuple(premise for premise in exercise.premises if premise.id in wrong)
    key = {premise.id: exercise.key[premise.id] for premise in premises}
    return replace(exercise, premises=premises, key=key, shortfall=None)


def _opening(
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
    exercises: int,
) -> Opening:
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
    )


def _begin(workspace: Workspace, opening: Opening, exercises: tuple[Exercise, ...]) -> Sitting:
    journal = open_journal(workspace)
    shown = (exercise_shown(opening.attempt, exercise) for exercise in exercises)
    try:
        journal.append(attempt_started(opening), *shown)
    except BaseException:
        journal.close()
        raise
    now = workspace.now()
    attempt = Attempt(opening, now, tuple(Sheet(exercise) for exercise in exercises), now)
    return Sitting(attempt, journal, workspace.stopwatch, _rereader(workspace, attempt.id))
