"""Sitting a set: starting an attempt, and going on with one."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from medtrainer.errors import RequestProblem
from medtrainer.exercises.kinds import can_judge
from medtrainer.model.attempt import QuizName, Rules
from medtrainer.services.draws import draw_from, shape_of
from medtrainer.services.limits import attempts_left, none_left
from medtrainer.services.openings import begin, new_opening, seed_of
from medtrainer.services.record import my_record, open_journal, standing_in
from medtrainer.services.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.model.assignment import Assigned
    from medtrainer.model.attempt import Attempt, Purpose
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

    Where an attempt at the set is open by now, as another session has begun it, that one goes on:
    only a preview is begun beside it.

    Args:
        workspace: Person, office and record.
        quiz: The set; the rules that hold for the person are looked up here.
        purpose: "set", also where it is assigned, or "preview" for a try that does not count.
        seed: What to draw with in place of person and session.
        mode: "tui" or "plain".

    Raises:
        RequestProblem: The set cannot be drawn, its open attempt not be gone on with, or no attempt
            is left.
        EnvironmentProblem: The start could not be saved; there is no attempt then.
    """
    if purpose == "preview":  # it is sat by the set's own rules
        return _begin_set(workspace, quiz, quiz, None, purpose, seed, mode)
    standing = standing_in(workspace, quiz)
    held, assigned = standing.quiz, standing.assigned
    if standing.open:
        return resume_attempt(workspace, standing.open)
    if attempts_left(standing) == 0:
        raise RequestProblem(*none_left(quiz.title, held.attempts))
    if assigned:  # what is drawn is the set itself, whatever terms this person has
        quiz = next((own for own in workspace.office.sets if own.id == quiz.id), quiz)
    purpose = "assigned" if assigned else "set"
    return _begin_set(workspace, quiz, held, assigned, purpose, seed, mode)


def _begin_set(
    workspace: Workspace,
    quiz: QuizSet,
    held: QuizSet,
    assigned: Assigned | None,
    purpose: Purpose,
    seed: str | None,
    mode: str,
) -> Sitting:
    """Draw from a set and begin by the rules that hold for the person."""
    attempt_id = workspace.new_id()
    seed = seed_of(workspace, attempt_id, seed)
    drawn = draw_from(
        workspace.office.catalogue, seed, quiz=quiz, shape=shape_of(quiz), kind=quiz.kind
    )
    exercises = tuple(islice(drawn.exercises, quiz.exercises))
    opening = new_opening(
        workspace,
        attempt_id,
        purpose=purpose,
        quiz=QuizName(quiz.id, quiz.title),
        content=drawn.content,
        seed=seed,
        pass_mark=held.pass_mark,
        rules=Rules(held.feedback, held.attempts, held.counts, held.minutes),
        mode=mode,
        exercises=len(exercises),
        assigned=assigned,
    )
    return begin(workspace, opening, exercises, _rereader(workspace, attempt_id))


def resume_attempt(workspace: Workspace, attempt: Attempt) -> Sitting:
    """Sit down again at an unfinished attempt, exactly as it is recorded by now.

    Raises:
        RequestProblem: Exercises of it are lost, or of a kind that this version does not know.
        EnvironmentProblem: The record cannot be written.
    """
    _fit(attempt)
    journal = open_journal(workspace)
    reread = _rereader(workspace, attempt.id)
    try:
        recorded = _fit(reread())  # another session may have gone on with it since
        return Sitting(recorded, journal, workspace.stopwatch, reread)
    except BaseException:
        journal.close()
        raise


def _fit(attempt: Attempt | None) -> Attempt:
    """Return an attempt that can be gone on with; refuse any other."""
    if attempt is None or not attempt.is_complete:
        raise RequestProblem(
            "Part of this attempt's record is damaged, so it cannot be gone on with.",
            "Begin the set anew.",
        )
    if not all(can_judge(sheet.exercise) for sheet in attempt.sheets):
        raise RequestProblem(
            "This attempt holds an exercise that this version cannot show.",
            "Update the program to go on with it.",
        )
    return attempt


def _rereader(workspace: Workspace, attempt_id: str) -> Callable[[], Attempt | None]:
    """Return what reads an attempt anew, as other sessions may have changed it."""

    def reread() -> Attempt | None:
        record = my_record(workspace)
        return next((a for a in record.attempts if a.id == attempt_id), None)

    return reread
